"""Yes or no, up or down: claims that say the opposite of the passages."""

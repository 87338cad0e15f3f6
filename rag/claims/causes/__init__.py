"""Why something was: claims that give another cause than the passages."""

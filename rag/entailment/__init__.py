"""Does a passage bear out a claim? A small model that reads both."""

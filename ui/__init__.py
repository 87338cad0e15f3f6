"""The ways in for people: the chat page and the command line."""

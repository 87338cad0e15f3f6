"""The suite ``reader``: short answers from passages, and whole answers with and without it."""

"""The reports of a run: a screen of text, Markdown, a page, and everything as JSON."""

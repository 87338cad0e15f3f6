"""Words that do not exist, which small language models put together."""

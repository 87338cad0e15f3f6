"""The reader: marks the words of a passage that answer a question, and says whether any do."""

"""The judge that needs no language model: weighted features of a claim and its premises."""

"""A tokenizer of few pieces, which spells all other words."""

import pytest

from rag.reader.training.vocabulary import SPECIAL, new_tokenizer

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
WORDS = "persib menang kalah won lost liga hujan emas ada tidak".split()


@pytest.fixture(scope="session")
def tokenizer():
    """A tokenizer that spells every word of ASCII letters and digits."""
    continued = [f"##{letter}" for letter in LETTERS]
    return new_tokenizer([*SPECIAL, *LETTERS, *".,?!-", *continued, *WORDS])

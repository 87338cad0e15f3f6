"""Thoughts leave no trace in an answer, however the stream is cut."""

import random

import pytest

from rag.llm.thoughts import ThoughtFilter


@pytest.mark.parametrize(
    ("text", "passed", "thought", "inside", "stray"),
    [
        ("Harga naik.", "Harga naik.", False, False, False),
        ("<think>Hmm</think>Naik.", "Naik.", True, False, False),
        ("A <THINKING>x < y</THINKING>B", "A B", True, False, False),
        ("<think></think>", "", True, False, False),
        ("<think>a<think>b</think>Ya", "Ya", True, False, False),
        ("Ya <think>tak selesai", "Ya ", True, True, False),
        ("tadi</think>Ya", "tadiYa", True, False, True),
        ("5 < 6 <b> <thin", "5 < 6 <b> <thin", False, False, False),
        ("<<think>x</think>>", "<>", True, False, False),
    ],
)
def test_cut_anywhere(text, passed, thought, inside, stray):
    chance = random.Random(1)
    for size in (1, 2, 3, 5, 100, 0):
        pieces, rest = [], text
        while rest:
            take = size or chance.randint(1, 6)
            pieces, rest = [*pieces, rest[:take]], rest[take:]
        thoughts = ThoughtFilter()
        found = "".join(map(thoughts.feed, pieces)) + thoughts.end()
        assert found == passed
        assert (thoughts.thought, thoughts.inside, thoughts.stray) == (thought, inside, stray)

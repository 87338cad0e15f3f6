"""Word pieces: their order, and where each stands in the passage."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reader.pieces import LONGEST_CONTEXT, LONGEST_QUESTION, encode


def tokens(tokenizer, made):
    return [tokenizer.id_to_token(piece) for piece in made.pieces]


def test_question_context_and_passage_stand_in_this_order(tokenizer):
    made = encode(tokenizer, "Who won?", "Liga", "Persib menang.")
    assert tokens(tokenizer, made) == (
        ["[CLS]", "who", "won", "?", "[SEP]", "liga", "[SEP]", "persib", "menang", "."]
    )
    assert (made.passage_from, made.offsets) == (7, [(0, 6), (7, 13), (13, 14)])


def test_without_context_there_is_no_second_separator(tokenizer):
    made = encode(tokenizer, "Who won?", "", "Persib")
    assert tokens(tokenizer, made) == ["[CLS]", "who", "won", "?", "[SEP]", "persib"]
    assert (made.passage_from, made.offsets) == (5, [(0, 6)])


def test_nothing_is_two_pieces(tokenizer):
    made = encode(tokenizer, "", "", "")
    assert (tokens(tokenizer, made), made.passage_from, made.offsets) == (["[CLS]", "[SEP]"], 2, [])


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("Persib menang 2-0.", ["Persib", "menang", "2", "-", "0", "."]),
        ("  menang\n\tmenang ", ["menang", "menang"]),
        ("menangkan", ["menang", "k", "a", "n"]),
        ("Café MENANG", ["Café", "MENANG"]),
        ("👍🏽 menang 🇮🇩", ["👍🏽", "menang", "🇮🇩"]),
        ("me\u200bnang ada", ["me\u200bnang", "ada"]),
        ("me\u00adnang ada", ["me\u00adnang", "ada"]),
        ("“ada” — sini…", ["“", "ada", "”", "—", "sini", "…"]),
        ("한국 ada 中文 sini", ["한국", "ada", "中", "文", "sini"]),
    ],
)
def test_each_piece_knows_its_place_in_the_passage(tokenizer, passage, words):
    made = encode(tokenizer, "who", "liga", passage)
    assert [passage[start:end] for start, end in made.offsets] == words
    assert len(made.pieces) == made.passage_from + len(words)


def test_a_letter_with_its_accent_apart_is_the_same_word(tokenizer):
    passage = unicodedata.normalize("NFD", "Café menang")
    made = encode(tokenizer, "", "", passage)
    assert tokens(tokenizer, made)[2:] == ["cafe", "menang"]
    (_, end), place = made.offsets
    assert passage[:end] in ("Cafe", "Cafe\u0301")
    assert passage[slice(*place)] == "menang"


@given(st.text(max_size=40))
def test_places_are_in_order_and_inside_the_passage(tokenizer, passage):
    made = encode(tokenizer, passage, passage, passage)
    assert len(made.pieces) == made.passage_from + len(made.offsets)
    before = 0
    for start, end in made.offsets:
        assert before <= start < end <= len(passage)
        before = start


def test_a_long_question_and_context_leave_room_for_the_passage(tokenizer):
    made = encode(tokenizer, "who " * 500, "liga " * 500, "menang " * 500)
    assert made.passage_from == 1 + LONGEST_QUESTION + 1 + LONGEST_CONTEXT + 1
    assert len(made.offsets) == 500


@pytest.mark.parametrize("which", ["tokenizer", "committed_tokenizer"])
@pytest.mark.parametrize("text", ["[SEP]", "[CLS] [MASK] [PAD] [UNK]", "a[SEP]b [sep]"])
def test_names_of_special_pieces_are_plain_text(which, text, request):
    made_with = request.getfixturevalue(which)
    made = encode(made_with, text, text, text)
    special = {made_with.token_to_id(name) for name in ("[CLS]", "[SEP]", "[MASK]", "[PAD]")}
    places = [place for place, piece in enumerate(made.pieces) if piece in special]
    length = len(made.offsets)
    assert places == [0, length + 1, 2 * length + 2]
    assert "".join(text[start:end] for start, end in made.offsets) == text.replace(" ", "")
    assert made_with.token_to_id("[UNK]") not in made.pieces


@pytest.fixture(scope="session")
def committed_tokenizer():
    from tokenizers import Tokenizer

    from rag.reader.reader import COMMITTED

    return Tokenizer.from_file(str(COMMITTED / "tokenizer.json"))

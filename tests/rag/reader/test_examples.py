"""Questions with passages: where the answer stands, code switching, made-up headlines."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reader.training.examples import (
    MONTHS,
    Example,
    english_examples,
    find_answer,
    give_context,
    indonesian_examples,
    spoken,
    switch_codes,
)
from rag.reader.training.held_back import ONE_IN, is_held_back
from rag.reader.training.translations import Translations

PASSAGE = "Budi Santoso lahir di Bandung. Kota Bandung dingin; Budi pindah pada 12 Juli 1990."
MEANINGS = Translations({"siapa": (("who", 0.9),), "lahir": (("born", 0.5), ("birth", 0.3))}, {})


@pytest.mark.parametrize(
    ("passage", "answer", "words"),
    [
        (PASSAGE, "Bandung", [(22, 29), (36, 43)]),
        (PASSAGE, " Bandung ", [(22, 29), (36, 43)]),
        (PASSAGE, "Bandun", []),
        (PASSAGE, "andung", []),
        (PASSAGE, "bandung", [(22, 29), (36, 43)]),
        ("ada Ada ADA", "Ada", [(4, 7)]),
        ("2 dari 12 dan 2,5", "2", [(0, 1)]),
        ("naik 2,5 lalu 5", "5", [(14, 15)]),
        ("tinggal 2, lalu 5.", "2", [(8, 9)]),
        ("harga (5%) naik", "(5%)", [(6, 10)]),
        ("a.b axb", "a.b", [(0, 3)]),
        ("ribu–ribuan", "ribu", [(0, 4)]),
        ("", "x", []),
    ],
)
def test_an_answer_is_found_as_whole_words(passage, answer, words):
    assert list(find_answer(passage, answer)) == words


def test_no_answer_stands_nowhere():
    assert find_answer(PASSAGE, " ") == find_answer(PASSAGE, "") == ()


@given(st.lists(st.sampled_from(["Ada", "ada", "adalah", "2", "2,5", "-", "."])), st.booleans())
def test_every_place_of_an_answer_is_found(words, capital):
    answer = "Ada" if capital else "ada"
    passage = " ".join(words)
    found = find_answer(passage, answer)
    assert {passage[start:end] for start, end in found} <= {"Ada", "ada"}
    same = words.count(answer)
    assert len(found) == (same or words.count("ada") + words.count("Ada"))


def rows(path, *made):
    import gzip
    import json

    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in made)


def test_the_files_are_read(tmp_path):
    rows(
        tmp_path / "qa/facqa_train.jsonl.gz",
        {"question": "Siapa  lahir ?", "passage": PASSAGE, "answer": "Budi Santoso"},
        {"question": "Di mana?", "passage": PASSAGE, "answer": "Jakarta"},
    )
    rows(
        tmp_path / "qa/idk_mrc_train.jsonl.gz",
        {"question": "Di mana?", "passage": PASSAGE, "answers": ["Bandung"], "answerable": True},
        {"question": "Kapan mati?", "passage": PASSAGE, "answers": [], "answerable": False},
        {"question": "Ke mana?", "passage": PASSAGE, "answers": ["Bandung"], "answerable": False},
    )
    rows(
        tmp_path / "qa/english_questions_train.jsonl.gz",
        {"question_en": "Who?", "passage": PASSAGE, "answer": "Budi", "answerable": True},
        {"question_en": "Why?", "passage": PASSAGE, "answer": None, "answerable": False},
    )
    bandung = ((22, 29), (36, 43))
    assert indonesian_examples(tmp_path) == [
        Example("Siapa lahir ?", PASSAGE, ((0, 12),)),
        Example("Di mana?", PASSAGE, bandung),
        Example("Kapan mati?", PASSAGE, ()),
        Example("Ke mana?", PASSAGE, ()),
    ]
    assert english_examples(tmp_path) == [
        Example("Who?", PASSAGE, ((0, 4), (52, 56))),
        Example("Why?", PASSAGE, ()),
    ]


def test_all_that_has_a_translation_is_switched():
    example = Example("Siapa yang lahir?", PASSAGE, ((0, 12),), "Judul")
    switched = switch_codes(example, MEANINGS, 1.0, random.Random(1))
    assert switched.question in ("who yang born?", "who yang birth?")
    assert (switched.passage, switched.answers, switched.context) == (PASSAGE, ((0, 12),), "Judul")
    asked = {switch_codes(example, MEANINGS, 1.0, random.Random(n)).question for n in range(30)}
    assert asked == {"who yang born?", "who yang birth?"}


def test_nothing_is_switched_without_a_share():
    example = Example("Siapa yang lahir?", PASSAGE, ())
    assert switch_codes(example, MEANINGS, 0.0, random.Random(1)) == example


@given(st.integers(0, 10_000))
def test_a_made_up_headline_is_made_of_other_words_than_the_answer(seed):
    answers = find_answer(PASSAGE, "Budi Santoso")
    made = give_context(Example("Siapa?", PASSAGE, answers), random.Random(seed))
    headline, _, day = made.context.partition(". ")
    outside = PASSAGE[12:]
    assert 3 <= len(headline.split()) <= 8
    place = 0
    for word in headline.split():  # in the passage's order
        place = outside.index(word, place) + len(word)
    assert "Santoso" not in headline
    if day:
        number, month, year = day.split()
        assert (1 <= int(number) <= 28, month in MONTHS, 1995 <= int(year) <= 2026) == (
            (True, True, True)
        )
    assert (made.question, made.passage, made.answers) == ("Siapa?", PASSAGE, answers)


def test_a_passage_that_is_all_answer_gives_no_headline():
    example = Example("Siapa?", "Budi", ((0, 4),))
    for seed in range(20):
        context = give_context(example, random.Random(seed)).context
        assert re.fullmatch(r"(?:\. \d+ \w+ \d{4})?", context)


def test_a_question_is_typed_with_and_without_a_question_mark():
    example = Example("Siapa yang lahir ?", PASSAGE, ())
    asked = {spoken(example, random.Random(n)).question for n in range(20)}
    assert asked == {"Siapa yang lahir", "Siapa yang lahir?"}


def test_one_passage_in_so_many_is_kept_back():
    kept = [is_held_back(f"Bacaan nomor {n} tentang hal {n * n}.") for n in range(3000)]
    assert 0.5 / ONE_IN < sum(kept) / len(kept) < 2 / ONE_IN
    assert is_held_back("") is True
    assert is_held_back("a") is (ord("a") % ONE_IN == 0)

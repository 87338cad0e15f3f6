"""Names in other spellings: found in questions, short forms only as they are written."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names import NAMES, compounds, find_known_names, splits, variants
from index.words import find_words, fold

LINES = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def named(text):
    """What each recognised stretch of a question is also called."""
    words = find_words(text)
    return {
        " ".join(word.text for word in words[v.first : v.end]): {" ".join(f) for f in v.forms}
        for v in variants(words)
    }


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("apa janji Korut kepada Rusia?", "Korut", "north korea"),
        ("what did North Korea say?", "North Korea", "korea utara"),
        ("what did the DPRK say?", "DPRK", "korut"),
        ("Siapa presiden AS?", "AS", "amerika serikat"),
        ("Who leads the US today?", "US", "as"),
        ("Who leads the U.S. today?", "U S", "amerika serikat"),
        ("the UK's minister", "UK's", "inggris"),
        ("sidang pbb di New York", "pbb", "united nations"),
        ("kata WHO soal flu", "WHO", "organisasi kesehatan dunia"),
        ("banjir di jabar", "jabar", "west java"),
        ("menlu Korsel", "menlu", "foreign minister"),
        ("Menteri Luar Negeri Rusia", "Menteri Luar Negeri", "menlu"),
        ("Bosnia-Herzegovina", "Bosnia Herzegovina", "bosnia and herzegovina"),
        ("isi Al-Quran", "Al Quran", "alquran"),
        ("the Qur'an", "Qur'an", "al quran"),
    ],
)
def test_other_spellings(text, name, other):
    found = named(text)
    assert other in found[name]
    assert fold(name) not in found[name]


@pytest.mark.parametrize(
    "text",
    [
        "as long as he is with us",
        "who is it?",
        "Who is it?",
        "AS LONG AS HE IS WITH US",
        "ham dan telur",
        "ma ma ma",
        "un deux",
        "pan the camera",
    ],
)
def test_ordinary_words_are_no_names(text):
    assert named(text) == {}


def test_the_longest_name_wins():
    assert set(named("Timor Leste dan Jawa Timur")) == {"Timor Leste", "Jawa Timur"}
    assert set(named("menteri luar negeri AS")) == {"menteri luar negeri", "AS"}
    assert set(named("Papua Barat Daya")) == {"Papua Barat Daya"}


def test_each_spelling_stands_in_one_group():
    spellings = [
        spelling
        for line in LINES
        for spelling in {
            " ".join(re.findall(r"[^\W_]+", fold(name))) for name in re.split("[|>]", line)
        }
    ]
    assert sorted(spellings) == sorted(set(spellings))
    assert min(len(re.split("[|>]", line)) for line in LINES) > 1


def test_words_written_together_and_apart():
    joined = [v.forms for v in compounds(find_words("Kim Jong-un's Qur'an"))]
    assert (("jongun",),) in joined
    assert (("quran",),) in joined
    assert ("jong", "un") in splits("jongun")
    assert ("al", "quran") in splits("alquran")
    assert splits("17") == splits("ab") == []


@given(st.text(max_size=60))
def test_no_question_raises_and_names_do_not_overlap(text):
    words = find_words(text)
    found = variants(words)
    for variant in found:
        assert 0 <= variant.first < variant.end <= len(words)
        assert variant.forms
    assert all(one.end <= other.first for one, other in pairwise(found))
    assert all(0 <= v.first < v.end <= len(words) for v in compounds(words))
    for word in words:
        assert all(left + right == word.folded for left, right in splits(word.folded))


@given(st.sampled_from(LINES), st.data())
def test_every_spelling_finds_its_group(line, data):
    name = data.draw(st.sampled_from(re.split("[|>]", line))).strip().removeprefix("=")
    words = find_words(f"abc {name} xyz")
    assert [(v.first, v.end) for v in variants(words)] == [(1, len(words) - 1)]


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("Korut", "en", ["North Korea"]),
        ("Korut", "id", ["Korut"]),
        ("the DPRK's", "id", ["Korea Utara"]),
        ("AS dan PBB", "en", ["United States", "United Nations"]),
        ("Gaza", "en", ["Gaza"]),
        ("Gaza", "id", ["Gaza"]),
        ("Kemenlu Rusia", "en", ["Ministry of Foreign Affairs", "Russia"]),
        ("Palang Merah", "en", ["Red Cross"]),
        ("Istanbul", "en", ["Istanbul"]),
        ("korea utara", "en", []),
        ("Korea, Utara", "en", []),
    ],
)
def test_the_usual_spelling_in_a_language(text, language, written):
    found = find_known_names(text)
    assert [m.name.written(text[m.start : m.end], language) for m in found] == written


def test_kinds_of_names():
    kinds = {
        text: find_known_names(text)[0].name.kind for text in ("Rusia", "Jakut", "menlu", "PBB")
    }
    assert kinds == {"Rusia": "place", "Jakut": "place", "menlu": "title", "PBB": "other"}
    assert find_known_names("Jokowi")[0].name.kind == "person"


def test_a_spelling_in_a_group_with_sides_has_an_english_counterpart():
    for line in LINES:
        sides = [[name.strip() for name in side.split("|")] for side in line.split(">")]
        assert len(sides) <= 2 and all(name for side in sides for name in side)

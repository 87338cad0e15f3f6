"""Late interaction with the committed model's vectors, against brute force."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.late_interaction import IMPORTANCE, WINDOW, late_interaction
from index.lexicon import Lexicon
from index.static_model import load_static_model, piece_vectors
from index.words import FUNCTION_WORDS

HALF = WINDOW // 2
QUESTION = "When did Kim pledge unconditional support for Moscow?"


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon()


@pytest.fixture(scope="module")
def reference():
    """The same by loops over the pieces of question and passage."""
    model = load_static_model()
    vectors = piece_vectors(model)
    units = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    common = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]

    def telling(piece):
        token = model.tokens[piece]
        return token not in common and any(c.isalnum() for c in token)

    def best(asked, pieces):
        """Weighted mean of the best cosines with some pieces of a passage."""
        weights = [np.linalg.norm(vectors[a]) ** IMPORTANCE for a in asked]
        cosines = [max(float(units[a] @ units[p]) for p in pieces) for a in asked]
        return sum(w * c for w, c in zip(weights, cosines, strict=True)) / sum(weights)

    def score(question, pieces):
        asked = [p for p in dict.fromkeys(model.tokenize([question])[0]) if telling(p)]
        if not asked or not len(pieces):
            return 0.0, 0.0
        windows = [pieces[s : s + WINDOW] for s in range(0, len(pieces), HALF)]
        return best(asked, pieces), max(best(asked, window) for window in windows)

    return score


def check(lexicon, reference, question, passages):
    whole, window = late_interaction(question, passages, lexicon)
    expected = np.array([reference(question, p) for p in passages]).reshape(-1, 2)
    assert whole == pytest.approx(expected[:, 0], abs=1e-5)
    assert window == pytest.approx(expected[:, 1], abs=1e-5)


def pieces(numbers):
    return np.array(numbers, dtype=np.uint16)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [
            QUESTION,
            "Kapan Korut menguji rudal?",
            "birthday",
            "😀 ?!",
            "kapan dan di mana",
            "12/9 50%",
        ]
    ),
    st.lists(st.lists(st.integers(0, 30_000), max_size=3 * WINDOW), max_size=5),
)
@example(QUESTION, [])
@example(QUESTION, [[]])
@example(QUESTION, [[], [5_000], [], [6_000, 7_000], []])
def test_scores_are_those_of_the_reference(lexicon, reference, question, passages):
    check(lexicon, reference, question, [pieces(numbers) for numbers in passages])


@pytest.mark.parametrize(
    "size", [1, HALF - 1, HALF, HALF + 1, WINDOW - 1, WINDOW, WINDOW + 1, 2 * WINDOW, 5 * HALF]
)
def test_windows_at_the_edges_of_passages(lexicon, reference, size):
    rng = np.random.default_rng(size)
    passages = [pieces(rng.integers(0, 30_000, n)) for n in (size, HALF, size, 3 * HALF + 1, size)]
    check(lexicon, reference, QUESTION, passages)


def test_words_of_neighbouring_passages_make_no_window(lexicon):
    first, second = lexicon.tokenize(["rudal", "birthday"])
    _, apart = late_interaction("rudal birthday", [first, second], lexicon)
    _, together = late_interaction("rudal birthday", [np.append(first, second)], lexicon)
    assert together == pytest.approx([1.0], abs=1e-5)
    assert apart.max() < 0.9


def test_words_near_each_other_score_higher_in_the_window_only(lexicon):
    near, far = "rudal diuji presiden", "rudal {} presiden {} diuji"
    filler = "banjir merendam sawah di desa itu sejak hari Senin lalu " * 4
    passages = lexicon.tokenize(
        [f"{near} {filler * 2}", far.format(filler, filler), f"{filler * 2} {near}"]
    )
    whole, window = late_interaction("presiden diuji rudal", passages, lexicon)
    assert whole == pytest.approx(np.ones(3), abs=1e-5)
    assert window == pytest.approx([1.0, window[1], 1.0], abs=1e-5)
    assert window[1] < 0.9


def test_a_short_passage_is_its_own_window(lexicon):
    whole, window = late_interaction(
        QUESTION, lexicon.tokenize(["Kim berjanji mendukung"]), lexicon
    )
    assert whole.tolist() == window.tolist()
    assert 0.0 < whole[0] < 1.0


def test_meaning_counts_across_the_languages(lexicon):
    passages = lexicon.tokenize(["dukungan tanpa syarat", "harga cabai naik di pasar"])
    whole, _ = late_interaction("unconditional support", passages, lexicon)
    assert whole[0] > whole[1] + 0.2


@pytest.mark.parametrize("question", ["", "?!", "kapan dan di mana?", "what is it about?"])
def test_a_question_of_function_words_says_nothing(lexicon, question):
    whole, window = late_interaction(question, lexicon.tokenize(["Kim", "kapan"]), lexicon)
    assert whole.tolist() == window.tolist() == [0.0, 0.0]


def test_function_words_weigh_nothing(lexicon):
    passages = lexicon.tokenize(["Kim berjanji mendukung Moskow", "when did for"])
    bare = late_interaction("Kim pledge unconditional support Moscow", passages, lexicon)
    asked = late_interaction(QUESTION, passages, lexicon)
    assert np.array(asked) == pytest.approx(np.array(bare), abs=1e-6)


def test_nothing_to_score(lexicon):
    whole, window = late_interaction(QUESTION, [], lexicon)
    assert whole.shape == window.shape == (0,)
    whole, window = late_interaction(QUESTION, [pieces([]), pieces([])], lexicon)
    assert whole.tolist() == window.tolist() == [0.0, 0.0]

"""Whether a sentence is borne out, by the rule that knows the gold answer."""

import pytest

from eval.writing.judgement import copied, judge, strange_figures
from eval.writing.questions import Asked
from index.article import Article
from rag.answer import Citation

TEXT = "Kebakaran melanda pasar pada Senin (12/9). Api menghanguskan 76 kios senilai Rp2,4 miliar."
ARTICLE = Article("a", "Pasar terbakar", "Kabar", None, "id", "2025-09-12", "/articles/pasar.txt")
ABOUT = [f"{TEXT}\nPasar terbakar\n2025-09-12"]
FACQA = Asked(
    "facqa", "f1", "Berapa kios?", (), True, ("76 kios",), ("76 kios",), (), (("", TEXT),)
)
SEED = Asked(
    "seeds", "g1", "How many stalls?", (), True, ("76 stalls burned.",), ("76",), ("victims",),
    (("pasar.txt", "Api menghanguskan 76 kios"),),
)  # fmt: skip


def cite(quote):
    start = TEXT.index(quote)
    return Citation(1, quote, start, start + len(quote), ARTICLE)


BURNED = cite("Api menghanguskan 76 kios senilai Rp2,4 miliar.")


@pytest.mark.parametrize(
    ("case", "sentence", "label"),
    [
        (FACQA, "Api menghanguskan 76 kios.", "borne out"),  # a copy
        (FACQA, "Yang terbakar adalah 76 kios.", "borne out"),  # the gold answer
        (FACQA, "Yang terbakar adalah 67 kios.", "not borne out"),
        (FACQA, "Yang terbakar adalah kios.", "open"),
        (SEED, "The fire burned 76 stalls worth 2.4 billion rupiah.", "borne out"),
        (SEED, "The fire on 12 September 2025 burned stalls.", "open"),
        (SEED, "The fire of 2024 burned stalls.", "not borne out"),
        (SEED, "There were no victims among 76 traders.", "not borne out"),
    ],
)
def test_rule(case, sentence, label):
    judged = judge(sentence, case, [BURNED], ABOUT)
    assert (judged.label, bool(judged.because)) == (label, True)


def test_the_gold_answer_from_elsewhere_stays_open():
    monday = cite("Kebakaran melanda pasar pada Senin (12/9).")
    assert judge("There were 76 of them.", SEED, [monday], ABOUT).label == "open"
    other = Citation(1, BURNED.quote, 0, 10, Article(**{**fields(), "path": "/articles/x.txt"}))
    assert judge("There were 76 of them.", SEED, [other], ABOUT).label == "open"


def fields():
    return {name: getattr(ARTICLE, name) for name in ARTICLE.__slots__}


@pytest.mark.parametrize(
    ("sentence", "strange"),
    [
        ("2.4 and 76 and 09/12/2025", []),
        ("on 12-9-2025", []),
        ("7 stalls", ["7"]),
        ("24 of them", []),  # 2,4 without its comma: the rule cannot tell
        ("1,076 on 13/9", ["1,076", "13/9"]),
        ("none at all", []),
    ],
)
def test_figures_that_stand_nowhere(sentence, strange):
    assert strange_figures(sentence, ABOUT) == strange


@pytest.mark.parametrize(
    ("sentence", "is_copy"),
    [
        ("Polisi menahan Budi", True),
        ("POLISI menahan, Budi!", True),
        ("Budi menahan Polisi", False),
        ("menahan Budi karena mencuri", True),
        ("", False),
    ],
)
def test_copies(sentence, is_copy):
    assert copied(sentence, "Polisi menahan Budi karena mencuri.") is is_copy


def test_words_after_a_negation_are_no_copy():
    assert not copied("Budi mencuri", "Tidak benar bahwa Budi mencuri.")
    assert copied("Tidak benar bahwa Budi mencuri", "Tidak benar bahwa Budi mencuri.")

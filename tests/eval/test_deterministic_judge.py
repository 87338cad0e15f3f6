"""The deterministic judge whole: what was changed in a claim, both languages, any text."""

import json
import sys
import time
from collections import defaultdict

import numpy as np
import pytest

from eval.agreement.figures import auroc
from eval.judges.deterministic.fit_items import of_pair
from eval.judges.deterministic.judge import DeterministicJudge
from eval.judges.deterministic.weights import WEIGHTS, load_weights
from eval.pairs.cases import load_pairs

NEWS = (
    "Presiden Korea Utara Kim Jong Un menjanjikan dukungan tanpa syarat kepada Rusia pada 12 Juli "
    "2025. Ia bertemu Menteri Luar Negeri Rusia Sergei Lavrov di Wonsan. Lavrov tinggal di kota "
    "itu selama tiga hari dan tidak mengunjungi Pyongyang."
)
REPORT = (
    "passage 1:A dahlia is planted in spring once the soil has warmed to 60 degrees. It needs "
    "full sun for at least six hours a day and a slightly acidic soil with good drainage.\n\n"
    "passage 2:Established plants are watered deeply once a week. Gardeners who want large "
    "flowers remove the side buds at the end of each branch. In cold regions the tubers are dug "
    "up in autumn, dried for a few days and kept in peat moss in a dark cellar until spring.\n\n"
    "passage 3:Slugs and snails are fond of young shoots, so the bed is checked every evening in "
    "May and June. Tall kinds are tied to a stake that is set before planting, because one that "
    "is driven in later may break the tuber. Flowers that have faded are cut off, which makes "
    "the plant bloom until the first frost in October."
)
FAITHFUL = (
    "Plant the dahlia in spring once the soil has warmed to 60 degrees. Give it full sun for at "
    "least six hours a day. Water established plants deeply once a week."
)
MADE_UP = (
    "Plant the dahlia in spring once the soil has warmed to 60 degrees. Apply a nitrogen "
    "fertilizer with bone meal every 45 days. Professor Anna Meier recommends copper sulphate "
    "against powdery mildew and greenhouse heaters during January."
)


@pytest.fixture(scope="module")
def judge():
    return DeterministicJudge()


def score(judge, claim, premise, question=""):
    return judge.judge(claim, [premise], question).score


@pytest.mark.parametrize(
    ("true", "altered"),
    [
        ("Kim Jong Un bertemu Sergei Lavrov di Wonsan.", "Kim Jong Un bertemu Joko Widodo."),
        ("Lavrov tinggal di Wonsan selama tiga hari.", "Lavrov tinggal di Wonsan selama 45 hari."),
        (
            "Kim menjanjikan dukungan kepada Rusia pada 12 Juli 2025.",
            "Kim menjanjikan dukungan kepada Rusia pada 3 Maret 2024.",
        ),
        ("Lavrov tidak mengunjungi Pyongyang.", "Lavrov mengunjungi Pyongyang."),
        ("Kim met Sergei Lavrov in Wonsan.", "Kim met Vladimir Putin in Jakarta."),
        (
            "Kim pledged unconditional support to Russia on 12 July 2025.",
            "Kim pledged unconditional support to Russia on 3 March 2024.",
        ),
    ],
)
def test_one_thing_changed_lowers_the_score(judge, true, altered):
    assert score(judge, true, NEWS) > score(judge, altered, NEWS)


def test_says_what_is_wrong(judge):
    judged = judge.judge("Lavrov tinggal di Wonsan selama 45 hari.", [NEWS])
    assert judged.label != "supported"
    assert "the premises do not give the number 45 hari" in judged.reasons
    judged = judge.judge(MADE_UP, [REPORT], "how to grow dahlias")
    assert judged.label == "unsupported"
    assert "the premises do not give the number 45" in judged.reasons
    assert any(reason.startswith("no sentence has most of: ") for reason in judged.reasons)


@pytest.mark.parametrize("question", ["how to grow dahlias", ""])
def test_an_answer_that_adds_scores_below_one_that_does_not(judge, question):
    faithful = judge.judge(FAITHFUL, [REPORT], question)
    assert (faithful.label, faithful.reasons) == ("supported", ())
    assert faithful.score > score(judge, MADE_UP, REPORT, question)


def test_an_answer_in_the_other_language_is_judged_sentence_by_sentence(judge):
    true = "Kim pledged unconditional support to Russia. He met Sergei Lavrov in Wonsan."
    wrong = "Kim pledged unconditional support to Russia. He met Donald Trump in 1999."
    assert score(judge, true, NEWS) > score(judge, wrong, NEWS)


def test_premises_count_together(judge):
    parts = REPORT.split("\n\n")
    assert judge.judge(FAITHFUL, parts).score == pytest.approx(score(judge, FAITHFUL, REPORT), 0.3)
    assert judge.judge(FAITHFUL, parts[2:]).score < judge.judge(FAITHFUL, parts).score


def test_minimal_pairs_by_kind(judge, capsys):
    """Those of the half that nothing was fitted on; printed by kind."""
    items = [item for item in map(of_pair, load_pairs()) if item.in_test_half]
    scores = np.array([score(judge, item.claim, item.premise) for item in items])
    faithful = np.array([item.faithful for item in items])
    found = {}
    for kind in sorted({kind for item in items for kind in item.errors}):
        kept = np.array([item.faithful or kind in item.errors for item in items])
        found[kind] = auroc(faithful[kept], scores[kept], np.ones((1, kept.sum())))[0]
    everything = auroc(faithful, scores, np.ones((1, len(items))))[0]
    figures = ", ".join(f"{kind} {value:.3f}" for kind, value in found.items())
    with capsys.disabled():
        sys.stdout.write(f"\nAUROC over {len(items)} pairs {everything:.3f}: {figures}\n")
    assert everything > 0.7
    for kind in ("number", "date", "negation"):
        assert found[kind] > 0.8


@pytest.mark.parametrize("premises", [[], [""], ["  \n"]])
def test_nothing_follows_from_no_premises(judge, premises):
    judged = judge.judge("Budi came.", premises)
    assert (judged.label, judged.score) == ("unsupported", 0.0)


@pytest.mark.parametrize("claim", ["", " ", "🙂", "…", "\n\n", "?!"])
def test_a_claim_of_no_words_is_unsupported(judge, claim):
    assert judge.judge(claim, ["Budi came."]).score == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "1",
        "🙂 yes 🙂",
        "\x00 \ud800 x",
        "مرحبا بالعالم",
        "你好,世界",
        "A. B. C.\n1.\n2.",
        "ya",
    ],
)
def test_takes_any_text(judge, text):
    for claim, premise in ((text, NEWS), (NEWS, text), (text, text), (text, REPORT * 3)):
        judged = judge.judge(claim, [premise], text)
        assert 0.0 <= judged.score <= 1.0
        assert (judged.label == "supported") == (judged.score >= 0.5)


@pytest.mark.parametrize("unit", ["x", "word ", "A. ", "kata lain 12. ", "🙂", "\n", "Satu dua. "])
def test_long_texts_take_bounded_time(judge, unit):
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    for claim, premise in ((text, NEWS), (FAITHFUL, text), (text, text)):
        assert judge.judge(claim, [premise]).score is not None
    assert time.process_time() - start < 30


def test_the_same_each_time(judge):
    other = DeterministicJudge()
    for claim in (MADE_UP, FAITHFUL, "Lavrov mengunjungi Pyongyang."):
        assert judge.judge(claim, [REPORT]) == other.judge(claim, [REPORT])


def test_the_committed_weights_are_few_and_whole():
    weights = load_weights()
    assert set(weights) == {"answer", "text", "sentence", "short"}
    assert sum(len(one.of) for one in weights.values()) < 200
    assert WEIGHTS.stat().st_size < 20_000


def test_fits_again(tmp_path, monkeypatch, capsys):
    """The script over a small data folder: it writes weights that the judge can read."""
    from eval.judges.deterministic import fit

    pytest.importorskip("sklearn")
    monkeypatch.setattr(fit, "items", lambda data: _few_items())
    monkeypatch.setattr(fit, "REPEATS", 1)
    out = tmp_path / "weights.json"
    monkeypatch.setattr("sys.argv", ["fit", "--data", str(tmp_path), "--out", str(out)])
    fit.main()
    assert "cross-validated by source" in capsys.readouterr().out
    assert set(json.loads(out.read_text())) == {"answer", "text", "sentence", "short"}


def _few_items():
    from eval.agreement.labelled import Labelled

    shapes = {
        "answer": (REPORT, "how to grow dahlias", FAITHFUL, MADE_UP),
        "text": (REPORT, "", FAITHFUL, MADE_UP),
        "sentence": (REPORT * 2, "", FAITHFUL.split(". ")[0], MADE_UP.split(". ")[1]),
        "short": (NEWS, "", "Lavrov tidak mengunjungi Pyongyang.", "Lavrov mengunjungi Tokyo."),
    }
    found = defaultdict(list)
    for name, (premise, question, true, false) in shapes.items():
        for number in range(5):
            for claim, label in ((true, "supported"), (false, "unsupported")):
                group = f"{name}-{number}"
                item = Labelled(f"{group}-{label}", group, "en", premise, question, claim, label)
                found[name].append(item)
    return found

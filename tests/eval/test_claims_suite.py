"""``kutip eval claims``: prepared as the writer has it, figures that can be counted by hand."""

import json
import re
from dataclasses import replace

import pytest

from eval.claims.figures import right_share, share, stages, sweep, table, worst
from eval.claims.passages import cited_passages
from eval.claims.report import render, to_json
from eval.claims.run import Outcome, check_pair, run_claims
from eval.pairs.cases import PAIRS, PairClaim, PairPassage, load_pairs
from index.errors import CaseError
from index.lexicon import Lexicon
from rag.claims.check import Checked, ClaimChecker
from rag.entailment.entailment import Verdict
from rag.fitted import BORNE_OUT

from .conftest import write_rows

FIRE = PairPassage(
    1, "Pasar terbakar", "Kabar", "2025-08-18", "Api menghanguskan 76 kios. Tidak ada korban."
)
STALLS = PairPassage(2, "Kios baru", "Harian", None, "Ada 80 kios sementara di lapangan.")
CLAIM = PairClaim(
    "fire-true-1", "fire", "true", "id", "id", (FIRE, STALLS), "Berapa kios?",
    "Api menghanguskan 76 kios [1].", "supported",
)  # fmt: skip


class Scored:
    """Gives every claim the same score, and keeps what it was asked."""

    def __init__(self, score):
        self.score, self.asked = score, []

    def judge(self, claim, windows):
        self.asked.append((claim, [window.text for window in windows]))
        rest = (1 - self.score) / 2
        return tuple(Verdict(self.score, rest, rest) for _ in windows)


def checker(score=0.9):
    return ClaimChecker(Scored(score), Lexicon())


def outcome(group, kind, support, score=0.0, fault=None):
    label = "supported" if kind == "true" else "altered"
    pair = replace(CLAIM, group=group, kind=kind, label=label)
    return Outcome(pair, Checked(support, fault=fault, score=score), 1.0)


def test_a_passage_is_prepared_as_an_article_of_a_file():
    first, second = cited_passages(CLAIM)
    assert (first.number, second.number) == (1, 2)
    assert first.view.texts == ("Api menghanguskan 76 kios.", "Tidak ada korban.")
    article = first.view.article
    assert (article.title, article.outlet, article.published, article.language) == (
        "Pasar terbakar", "Kabar", "2025-08-18", "id",
    )  # fmt: skip
    assert second.view.article.published is None
    assert second.view.article.id != article.id


def test_a_passage_without_article_text_is_left_out():
    menu = PairPassage(1, "Menu", "Kabar", None, "Beranda | Berita | Olahraga")
    pair = replace(CLAIM, passages=(menu, STALLS))
    assert [passage.number for passage in cited_passages(pair)] == [2]


def test_every_committed_passage_can_be_cited_whole():
    for pair in load_pairs():
        passages = cited_passages(pair)
        assert [p.number for p in passages] == [p.number for p in pair.passages]
        for passage, given in zip(passages, pair.passages, strict=True):
            assert "".join("".join(passage.view.texts).split()) == "".join(given.text.split())


def test_only_the_passages_cited_count():
    entailment = Scored(0.9)
    check = ClaimChecker(entailment, Lexicon())
    assert check_pair(check, CLAIM).supported
    assert entailment.asked[-1][0] == "Api menghanguskan 76 kios."
    wrong = check_pair(check, replace(CLAIM, claim="Api menghanguskan 76 kios [2]."))
    assert (wrong.stage, wrong.checked.detail, wrong.supported) == ("number", "76", False)
    assert len(entailment.asked) == 1  # what the facts decide, the model is not asked


def test_a_claim_that_reads_as_a_refusal_is_not_supported():
    pair = replace(CLAIM, claim="Artikel tidak menjawab pertanyaan ini [1].")
    found = check_pair(checker(), pair)
    assert (found.stage, found.checked, found.supported, found.right) == (
        "declined", None, False, False,
    )  # fmt: skip


def test_shares_count_claims_and_draw_groups():
    one = [outcome("a", "number", "unsupported", fault="number")] * 3
    other = [outcome("b", "roles", "supported", 0.9)]
    found = share([*one, *other], lambda o: o.right)
    assert (found.value, found.n) == (0.75, 4)
    assert (found.low, found.high) == (0.0, 1.0)  # a draw may have one group twice
    assert right_share([*one, *other], "altered") == found
    assert right_share([*one, *other], "roles").value == 0.0
    assert right_share([*one, *other], "true").value is None


def test_halves_part_groups_and_nothing_else():
    pairs = load_pairs()
    halves = {}
    for pair in pairs:
        halves.setdefault(pair.group, set()).add(Outcome(pair, None, 0.0).half)
    assert all(len(half) == 1 for half in halves.values())
    dev = sum(half == {"dev"} for half in halves.values())
    assert 0.35 < dev / len(halves) < 0.65
    found = table([Outcome(pair, None, 0.0) for pair in pairs])
    for row in ("true", "altered"):
        assert found["dev"][row].n + found["held_back"][row].n == found["all"][row].n


def test_another_threshold_moves_only_what_the_model_decided():
    outcomes = [
        outcome("a", "true", "supported", 0.9),
        outcome("a", "true", "partial", 0.6, "partial"),
        outcome("a", "number", "unsupported", 0.0, "number"),
        outcome("a", "roles", "supported", 0.8),
    ]
    rows = {row.threshold: (row.true.value, row.altered.value) for row in sweep(outcomes)}
    assert (rows[0.5], rows[0.7], rows[0.85], rows[0.95]) == (
        (1.0, 0.5), (0.5, 0.5), (0.5, 1.0), (0.0, 1.0),
    )  # fmt: skip
    assert stages(outcomes)["true"] == {"supported": 1, "partial": 1}
    assert [o.pair.kind for o in worst(outcomes, 5)] == ["roles", "true"]
    assert len(worst(outcomes, 1)) == 1


@pytest.mark.parametrize("score", [0.2, 0.6, 0.95])
def test_a_whole_run_over_a_file(tmp_path, score):
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    groups = {json.loads(line)["group"] for line in lines[:12]}
    rows = [row for row in map(json.loads, lines) if row["group"] in groups]
    write_rows(tmp_path / "own.jsonl", rows)
    told = []
    report = run_claims(tmp_path / "own.jsonl", told.append, checker(score))
    assert [o.pair.id for o in report.outcomes] == [row["id"] for row in rows]
    for each in report.outcomes:  # what is read off the score is what the checker said
        assert each.supported == each.supported_at(BORNE_OUT)
        assert each.milliseconds > 0
    assert told[-1].total == len(rows)
    plain = to_json(report)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    screen = render(report, most=2)
    assert screen.startswith(f"claims · {len(rows)} of {len(groups)} groups")
    assert re.search(r"^  true, supported .*\(n=\d+\)", screen, re.MULTILINE)
    wrong = sum(not o.right for o in report.outcomes)
    assert f"judged wrongly: {wrong}" in screen.splitlines()
    assert plain["right"]["all"]["true"]["value"] == right_share(report.outcomes, "true").value


def test_facts_alone_stop_changed_numbers_and_let_true_claims_pass():
    """With a model that bears everything out, what is withheld is withheld by the rest."""
    outcomes = run_claims(checker=checker()).outcomes
    assert right_share(outcomes, "number").value >= 0.9
    assert right_share(outcomes, "true").value >= 0.8


def test_a_file_that_cannot_be_used_is_an_error(tmp_path):
    with pytest.raises(CaseError, match="cannot be read"):
        run_claims(tmp_path / "missing.jsonl", None, checker())


@pytest.fixture(scope="module")
def shipped():
    """What the model that Kutip ships makes of all pairs."""
    return run_claims().outcomes


def test_the_shipped_model_keeps_back_what_was_altered(shipped):
    assert right_share(shipped, "altered").value >= 0.85


@pytest.mark.xfail(strict=True, reason="the entailment model keeps back true claims in other words")
def test_the_shipped_model_shows_what_is_true(shipped):
    assert right_share(shipped, "true").value >= 0.75


def test_the_command_refuses_what_it_cannot_use(kutip, tmp_path):
    done = kutip("eval", "claims", "--file", tmp_path / "no.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert kutip("eval", "claims", "--json", tmp_path / "no" / "out.json").returncode == 2

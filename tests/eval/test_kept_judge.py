"""Verdicts are kept as they come, so that a judge is asked nothing twice."""

import pytest

from eval.agreement.run import run_file
from eval.judges import kept
from eval.judges.choose import open_judges
from eval.judges.judge import UNSCORED, Judged
from eval.judges.kept import KeptJudge
from index.errors import CaseError, JudgeError, UsageError
from rag import Settings

SAID = Judged("contradicted", 1 / 3, ("day: Tuesday, not Monday",))


class Counting:
    """A judge that gives its verdicts one by one, then fails for good."""

    name = "llm:a/b c"

    def __init__(self, *verdicts):
        self.verdicts = list(verdicts)
        self.asked = []

    def judge(self, claim, premises, question=""):
        self.asked.append(claim)
        if not self.verdicts:
            raise JudgeError("The model is gone.")
        return self.verdicts.pop(0)


def test_a_stopped_run_goes_on_where_it_was(tmp_path):
    folder = tmp_path / "run"
    first = KeptJudge(Counting(SAID, UNSCORED), folder)
    assert first.name == Counting.name
    assert first.judge("a", ["p"], "q") == SAID
    assert first.judge("a", ["p"], "q") == SAID
    assert first.judge("b", ["p"]) == UNSCORED
    with pytest.raises(JudgeError):
        first.judge("c", ["p"])

    behind = Counting(Judged("supported"))
    again = KeptJudge(behind, folder)
    assert [again.knows(*told) for told in (("a", ["p"], "q"), ("b", ["p"]), ("c", ["p"]))] == [
        True,
        True,
        False,
    ]
    assert (again.judge("a", ["p"], "q"), again.judge("b", ["p"])) == (SAID, UNSCORED)
    assert again.judge("c", ["p"]).label == "supported"
    assert behind.asked == ["c"]


def test_a_failure_that_passes_is_not_kept(tmp_path):
    busy = Judged(None, reasons=("too much to do",), passing=True)
    assert KeptJudge(Counting(busy), tmp_path).judge("a", ["p"]) == busy
    assert KeptJudge(Counting(SAID), tmp_path).judge("a", ["p"]) == SAID


def test_verdicts_of_another_commit_are_not_taken_up(tmp_path, monkeypatch):
    KeptJudge(Counting(SAID), tmp_path).judge("a", ["p"])
    monkeypatch.setattr(kept, "commit", lambda: "another")
    with pytest.raises(UsageError, match=r"commit.*--run FOLDER"):
        KeptJudge(Counting(), tmp_path)


@pytest.mark.parametrize("told", [("b", ["p"], "q"), ("a", ["p", "p"], "q"), ("a", ["p"], "")])
def test_what_is_told_otherwise_is_asked(tmp_path, told):
    judge = KeptJudge(Counting(SAID, UNSCORED), tmp_path)
    judge.judge("a", ["p"], "q")
    assert judge.judge(*told) == UNSCORED


def test_judges_share_a_folder(tmp_path):
    names = ("length", "deterministic")
    with open_judges(names, Settings(), tmp_path) as judges:
        for judge in judges:
            judge.judge("Harga naik.", ["Harga beras naik."])
    assert len(list(tmp_path.glob("verdicts-*.jsonl"))) == 2


@pytest.mark.parametrize(
    "row", ['{"of": 3}', '{"of": "a", "label": "maybe", "score": null, "reasons": []}', "[]", "{"]
)
def test_what_is_no_verdict_is_named_with_its_line(tmp_path, row):
    KeptJudge(Counting(SAID), tmp_path).judge("a", ["p"])
    [file] = tmp_path.glob("verdicts-*.jsonl")
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{row}\n")
    with pytest.raises(CaseError, match="line 3"):
        KeptJudge(Counting(), tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="--run FOLDER"):
        KeptJudge(Counting(), tmp_path / "file" / "run")


def test_labelled_items_are_taken_up_again_and_only_new_ones_timed(tmp_path):
    file = tmp_path / "items.jsonl"
    lines = [f'{{"claim": "Hal {n}.", "premise": "Hal.", "label": {n % 2}}}\n' for n in range(4)]
    file.write_text("".join(lines), encoding="utf-8")
    verdicts = [Judged("supported", 0.9), Judged("unsupported", 0.1)]
    with pytest.raises(JudgeError):  # each run begins with an item that is not counted
        run_file(file, [KeptJudge(Counting(UNSCORED, *verdicts), tmp_path)])
    behind = Counting(UNSCORED, *verdicts)
    report = run_file(file, [KeptJudge(behind, tmp_path)])
    [[agreement]] = report.agreements.values()
    assert behind.asked == ["?", "Hal 2.", "Hal 3."]
    assert [v.milliseconds is None for v in agreement.verdicts] == [True, True, False, False]
    assert agreement.milliseconds is not None
    assert agreement.scores == (0.9, 0.1, 0.9, 0.1)

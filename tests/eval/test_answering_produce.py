"""Runs over a suite: kept as they go, taken up again, the same bytes twice; which home is asked."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.answering.homes import outlet_of, suite_home
from eval.answering.opening import Opened, open_system
from eval.answering.outcome import Outcome
from eval.answering.produce import make_manifest, produce
from eval.answering.system import Timing
from eval.suites import Suite, load_suite
from index.errors import CaseError, UsageError, WriterBroke
from index.sync import Progress
from rag import Settings

from .answering_parts import CASE, SEEDS
from .conftest import PASSAGES
from .test_reader_cases import give_answers


class Scripted:
    """A system that answers with the question's id, and stops where it is told to."""

    name = "scripted"

    def __init__(self, stop_at=None, error=None):
        self.stop_at, self.error, self.asked = stop_at, error, []

    def answer(self, case):
        if case.id == self.stop_at:
            raise self.error
        self.asked.append(case.id)
        return Outcome(case.id, f"says {case.id}", False), Timing(case.id, 1.0, None, 2.0004)


def opened(*how):
    return Opened(Scripted(*how), {"corpus": "c1", "today": "2026-11-01"})


@pytest.fixture
def settings(indexed_home):
    return Settings(home=indexed_home, llm="quote")


def contents(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_two_runs_of_kutip_give_the_same_bytes(settings, tmp_path):
    made = []
    for name in ("one", "two"):
        with open_system("kutip", SEEDS, settings) as system:
            made.append(produce(system, SEEDS, tmp_path / name))
    one, two = (tmp_path / name / "answers.jsonl" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert str(tmp_path).encode() not in one.read_bytes()
    assert made[0].outcomes == made[1].outcomes
    first, *rows = [json.loads(line) for line in one.read_text(encoding="utf-8").splitlines()]
    assert first == made[0].manifest
    assert [Outcome.from_plain(row) for row in rows] == list(made[0].outcomes)
    assert sorted(first) == sorted(
        "suite questions cases asked_of system kutip reading trafilatura embedder corpus reader "
        "reranker policy thresholds today commit fitted entailment".split()
    )
    assert [timing.case for timing in made[0].timings] == ["q1", "q2", "q3"]
    again = Scripted("q1", AssertionError("asked again"))
    again.name = system.system.name
    done = produce(replace(system, system=again), SEEDS, tmp_path / "one")
    assert done.outcomes == made[0].outcomes


@pytest.mark.parametrize("error", [WriterBroke("down"), KeyboardInterrupt()])
def test_a_run_that_was_stopped_goes_on(tmp_path, error):
    folder, told = tmp_path / "runs" / "run", []
    with pytest.raises(type(error)):
        produce(opened("q2", error), SEEDS, folder)
    with (folder / "answers.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('{"case": "q2", "te')  # ended in the middle of a line
    with (folder / "timings.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('{"case": "q2", "retrieve_ms": 9.0, "first_ms": null, "total_ms": 9.0}\n')
    second = opened()
    whole = produce(second, SEEDS, folder, told.append)
    assert second.system.asked == ["q2", "q3"]
    assert told == [Progress(done, 3, "three, scripted") for done in (1, 2, 3)]
    straight = produce(opened(), SEEDS, tmp_path / "straight")
    assert whole.outcomes == straight.outcomes
    assert [t.total_ms for t in whole.timings] == [2.0, 2.0004, 2.0004]  # kept to the microsecond
    answers = [contents(tmp_path / name)["answers.jsonl"] for name in ("runs/run", "straight")]
    assert answers[0] == answers[1]
    assert produce(opened(), SEEDS, folder).timings == (
        Timing("q1", 1.0, None, 2.0), Timing("q2", 1.0, None, 2.0), Timing("q3", 1.0, None, 2.0),
    )  # fmt: skip


def test_without_a_folder_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = produce(opened(), SEEDS)
    assert [outcome.text for outcome in made.outcomes] == ["says q1", "says q2", "says q3"]
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_another_run_is_refused_and_left_as_it_is(tmp_path):
    folder = tmp_path / "run"
    produce(opened(), SEEDS, folder)
    before = contents(folder)
    other = Opened(Scripted(), {"corpus": "c2", "today": "2026-11-01", "reader": "none"})
    message = (
        "made with corpus 'c1', not 'c2' and with reader None, not 'none'. "
        "Name another folder, or an empty one: --run FOLDER"
    )
    with pytest.raises(UsageError, match=message):
        produce(other, SEEDS, folder)
    fewer = replace(SEEDS, cases=SEEDS.cases[:2])
    with pytest.raises(UsageError, match="made with questions 3, not 2 and with cases"):
        produce(opened(), fewer, folder)
    assert contents(folder) == before
    with pytest.raises(UsageError, match=r"answers\.jsonl cannot be made"):
        produce(opened(), SEEDS, folder / "answers.jsonl")


def test_rows_of_something_else_are_named(tmp_path):
    folder = tmp_path / "run"
    produce(opened(), SEEDS, folder)
    for name in ("answers.jsonl", "timings.jsonl"):
        whole = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(whole + '{"a": 1}\n', encoding="utf-8")
        with pytest.raises(CaseError, match=f"{name}, line 5: no "):
            produce(opened(), SEEDS, folder)
        (folder / name).write_text(whole, encoding="utf-8")


def test_the_manifest_changes_with_the_questions():
    one = make_manifest(opened(), SEEDS)
    two = make_manifest(opened(), replace(SEEDS, cases=(CASE,)))
    three = make_manifest(opened(), replace(SEEDS, passage=True))
    assert len({one["cases"], two["cases"]}) == 2
    assert (one["asked_of"], three["asked_of"]) == ("home", "passage")


def passage_suite(*passages):
    cases = [
        replace(CASE, id=f"p{n}", language="id", question=question, passage=passage)
        for n, (question, passage) in enumerate(passages)
    ]
    return Suite("passages", tuple(cases), "home", passage=True)


def test_a_question_is_asked_of_its_passage_alone(settings):
    fire = "Pasar apakah yang terbakar di Jakarta Pusat?"
    days = "Berapa hari antara gempa di Padang dan kebakaran Pasar Senen?"
    dated = "Gempa mengguncang Padang pada 1 Maret 2021. Warga lari ke luar rumah."
    suite = passage_suite(
        (fire, PASSAGES["pasar"]),
        (fire, PASSAGES["beras"]),
        ("Berapa harga beras per kilogram?", PASSAGES["beras"]),
        (days, dated),
        (fire, "Pasar Senen di Jakarta Pusat terbakar pada 5 Maret 2021."),
        (fire, "Beranda | Berita | Olahraga"),  # a menu: not indexed
    )
    with open_system("kutip", suite, settings) as system:
        made = produce(system, suite)
    for case, outcome in zip(suite.cases, made.outcomes, strict=True):
        assert outcome.error is None
        assert all(e.text in case.passage and not e.title for e in outcome.evidence)
        assert all(c.text in case.passage and c.verbatim for c in outcome.citations)
    assert [outcome.refused for outcome in made.outcomes] == [
        False, True, False, True, False, True,
    ]  # fmt: skip
    assert made.outcomes[0].short == "Pasar Senen"
    assert [bool(outcome.evidence) for outcome in made.outcomes[-2:]] == [True, False]


def test_a_home_made_for_measuring_goes_away(settings):
    told = []
    suite = passage_suite(("Apa?", PASSAGES["pasar"]), ("Apa?", PASSAGES["pasar"]))
    server = settings.model_copy(update={"chroma": "http://127.0.0.1:1"})
    with suite_home(suite, server, None, told.append) as home:
        folder = Path(home.settings.home).parent
        with home.settings.open_index() as index:
            ids = [article.id for article in index.articles()]
        assert folder.is_dir() and home.settings.chroma is None
        assert [only.outlets for only in home.only.values()] == [
            (outlet_of(PASSAGES["pasar"]),)
        ] * 2
    assert not folder.exists()
    assert {step.place for step in told} == {"index passages"}
    with (
        suite_home(suite, server, None, told.append) as home,
        home.settings.open_index() as index,
    ):
        assert [article.id for article in index.articles()] == ids
        assert index.status().chroma == "exact"  # Chroma's graph is another each time
    with suite_home(SEEDS, server, None, told.append) as home:
        assert (home.settings, dict(home.only)) == (server, {})


def test_the_pool_is_asked_as_a_whole(settings, retrieval_data):
    give_answers(retrieval_data)
    suite = load_suite("facqa", retrieval_data)
    with open_system("kutip", suite, settings, retrieval_data) as system:
        made = produce(system, suite)
    assert [outcome.error for outcome in made.outcomes] == [None] * len(suite.cases)
    assert all(len(outcome.evidence) > 1 for outcome in made.outcomes)
    with (
        pytest.raises(UsageError, match="--data DIR"),
        open_system("kutip", suite, settings),
    ):
        raise AssertionError("opened")


def test_an_unknown_system_is_misuse(settings):
    with (
        pytest.raises(UsageError, match="There is no system 'x'"),
        open_system("x", SEEDS, settings),
    ):
        raise AssertionError("opened")

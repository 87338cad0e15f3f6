"""``kutip eval reader`` from its files to its screen, JSON and plot, with the committed reader."""

import json
import os
import re
import tempfile

import pytest

from eval.metrics import estimate
from eval.reader import systems
from eval.reader.cases import load_sets
from eval.reader.fixed import FixedFigures, Scored, answer_sets, with_all_english
from eval.reader.report import calibrations, file_json, render, to_json
from eval.reader.run import SECTIONS, Wanted, run_file, run_reader
from eval.reader.systems import QUOTING, READER, QuotingSystem, ReaderSystem, Short
from index import Index
from index.errors import CaseError, NothingIndexed, SettingError, UsageError
from rag import Settings
from rag.reader.reader import Reader

from .conftest import PASSAGES, write_rows
from .test_reader_cases import give_answers

KEYS = [
    "em", "f1", "em_answerable", "f1_answerable", "unanswerable_accuracy", "ms_per_passage",
]  # fmt: skip


def unheard(_):
    pass


@pytest.fixture
def reader_data(retrieval_data):
    return give_answers(retrieval_data)


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


class Parrot:
    """Says the same to every question: what each figure is worth can be told by hand."""

    def __init__(self, text):
        self.text = text

    def answer(self, question, passage):
        return Short(self.text, None, 5.0)


def test_figures_by_hand(reader_data):
    told = []
    sets = load_sets(reader_data)
    silent = answer_sets(Parrot(None), sets, "silent", told.append)
    figures = FixedFigures(silent["idk"]).estimates()
    assert list(figures) == KEYS
    assert figures["em"] == figures["f1"] == estimate([0, 0, 1])
    assert figures["em_answerable"] == figures["f1_answerable"] == estimate([0, 0])
    assert figures["unanswerable_accuracy"] == estimate([1])
    assert figures["ms_per_passage"] == estimate([5.0] * 3)

    loud = answer_sets(Parrot("wangsa SYAILENDRA!"), sets, "loud", told.append)
    figures = FixedFigures(loud["idk"]).estimates()
    assert figures["em"] == estimate([1, 0, 0])
    assert figures["unanswerable_accuracy"] == estimate([0])
    assert FixedFigures(loud["facqa"]).estimates()["unanswerable_accuracy"].value is None
    part = answer_sets(Parrot("Senen di Jakarta"), sets, "part", told.append)["facqa"]
    assert [s.f1 for s in part] == [pytest.approx(2 / 5), 0.0]

    english = with_all_english(loud)["english"]
    assert [s.case.id for s in english] == ["f1", "i1"]
    assert [s.em for s in english] == [0.0, 1.0]
    assert "english" not in with_all_english({"file": loud["idk"]})


def test_the_reader_answers_from_the_threshold_on(reader, monkeypatch):
    passage = PASSAGES["pasar"]
    reading = reader.read_text("Pasar apa yang terbakar?", passage)
    best = passage[reading.spans[0].start : reading.spans[0].end]
    for threshold, text in ((reading.answers, best), (reading.answers + 1e-9, None)):
        monkeypatch.setattr(systems, "READER_ANSWERS", threshold)
        short = ReaderSystem(reader).answer("Pasar apa yang terbakar?", passage)
        assert (short.text, short.confidence) == (text, reading.answers)
        assert short.milliseconds > 0


def test_the_quoting_writer_reads_one_passage_alone(tmp_path):
    passages = [PASSAGES["gempa"], PASSAGES["pasar"], PASSAGES["gempa"], ""]
    with QuotingSystem(Settings(), tmp_path, passages, unheard) as quoting:
        where = "Di mana gempa mengguncang?"
        short = quoting.answer(where, PASSAGES["gempa"])
        assert short.text is not None
        assert short.text in PASSAGES["gempa"]  # verbatim
        assert short.confidence is None
        other = quoting.answer(where, PASSAGES["pasar"]).text
        assert other is None or other in PASSAGES["pasar"]
        assert quoting.answer(where, "").text is None  # there is nothing to quote
        # What is not stored as it is gives no answer that could be right or wrong.
        assert quoting.answer(where, "Nobody indexed this.") is None


def test_what_indexing_changes_is_not_scored(settings, tmp_path):
    file, passage = tmp_path / "own.jsonl", PASSAGES["gempa"]
    home = "Beranda | Berita | Olahraga"  # no sentence: rejected
    no = {"question": "Siapa?", "answers": []}
    write_rows(file, [{**no, "passage": passage}, {**no, "passage": home}])
    report = run_file(settings, file)
    ours, theirs = (report.passage[name]["file"] for name in (READER, QUOTING))
    assert theirs[1] == Scored(ours[1].case, None, None, None)
    figures = FixedFigures(theirs)
    assert (figures.n, figures.unscored, figures.not_asked) == (1, 1, 0)
    assert figures.estimates()["unanswerable_accuracy"] == estimate([theirs[0].em])
    assert FixedFigures(ours).n == file_json(report)["n"] == 2
    line = "  not scored for the quoting writer: 1 (indexing does not store the passage as it is)"
    assert line in render(report).splitlines()

    write_rows(file, [{**no, "passage": home}])
    screen = render(run_file(settings, file))  # not one is scored beside the reader
    assert re.search(r"^  milliseconds a passage .*\(n=1\) +–$", screen, re.MULTILINE)


def test_a_question_that_cannot_be_asked_counts_as_unanswered(settings, tmp_path):
    file = tmp_path / "own.jsonl"
    passage, long = PASSAGES["gempa"], "Di mana gempa? " * 200
    rows = [
        {"question": long, "passage": passage, "answers": ["Padang"]},
        {"question": long, "passage": passage, "answers": []},
        {"question": "Di mana gempa mengguncang?", "passage": passage, "answers": ["Padang"]},
    ]
    write_rows(file, rows)
    report = run_file(settings, file)
    for system in (READER, QUOTING):
        scores = report.passage[system]["file"]
        assert [s.short for s in scores[:2]] == [Short(None, None, None)] * 2
        assert [(s.em, s.f1) for s in scores[:2]] == [(0.0, 0.0), (1.0, 1.0)]
        assert FixedFigures(scores).estimates()["ms_per_passage"].n == 1
    plain = file_json(report)
    assert (plain["n"], plain["not_asked"]) == (3, 2)
    assert calibrations(report)["file"].n == 1
    line = "  not asked, counted as unanswered: 2 (longer than 2,000 characters)"
    assert line in render(report).splitlines()

    write_rows(file, rows[:1])
    plain = json.loads(json.dumps(file_json(run_file(settings, file)), allow_nan=False))
    assert (plain["n"], plain["not_asked"], plain["em"]) == (1, 1, 0.0)
    assert plain["ms_per_passage"] is None


@pytest.fixture
def settings(tmp_path, indexed_home, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in [name for name in os.environ if name.startswith("KUTIP_")]:
        monkeypatch.delenv(name)
    return Settings(home=indexed_home)


def test_a_file_of_ones_own(settings, tmp_path):
    file = tmp_path / "own.jsonl"
    long = " ".join([PASSAGES["toba"]] * 250)  # 4,000 words, some 40 windows
    rows = [
        {"id": 1, "question": "Berapa luas Danau Toba?", "passage": PASSAGES["toba"],
         "answers": ["1.130 km persegi"], "answerable": True},
        {"question": "Berapa luas Danau Toba?", "passage": long, "answers": ["1.130 km persegi"],
         "answerable": True},
        {"question": "Who is it?", "passage": "", "answerable": False},
        {"question": "¿Quién? 谁 \u202e", "passage": "🙂\x00\u200b\x1b[31m 日本語", "answers": []},
    ]  # fmt: skip
    write_rows(file, rows)
    told = []
    report = run_file(settings, file, told.append)
    assert {step.place.partition(",")[0] for step in told} >= {"index passages"}

    plain = file_json(report)
    assert list(plain) == ["n", *(k for key in KEYS for k in (key, f"{key}_ci")), "not_asked"]
    assert plain["not_asked"] == 0
    scores = report.passage[READER]["file"]
    assert plain["n"] == 4
    assert plain["em"] == estimate([s.em for s in scores]).value
    assert plain["f1_answerable"] == estimate([s.f1 for s in scores[:2]]).value
    assert plain["unanswerable_accuracy"] == estimate([s.em for s in scores[2:]]).value
    low, high = plain["ms_per_passage_ci"]
    assert 0 < low <= plain["ms_per_passage"] <= high
    assert scores[2].short.text is None  # an empty passage answers nothing
    for score in (*scores, *report.passage[QUOTING]["file"]):
        text = score.short and score.short.text
        assert text is None or text in score.case.passage

    screen = render(report)
    assert screen.startswith("reader · answers from ")
    assert re.search(r"^  F1, answerable .*\(n=2\).*\(n=2\)$", screen, re.MULTILINE)
    assert calibrations(report)["file"].n == 4
    assert list(tmp_path.glob("kutip-*")) == []


def test_without_unanswerable_rows_their_figures_are_undefined(settings, tmp_path):
    file = tmp_path / "own.jsonl"
    write_rows(file, [{"question": "Siapa?", "passage": "Budi datang.", "answers": ["Budi"]}])
    report = run_file(settings, file)
    plain = json.loads(json.dumps(file_json(report), allow_nan=False))
    assert plain["unanswerable_accuracy"] is plain["unanswerable_accuracy_ci"] is None
    assert plain["em"] == plain["em_answerable"]
    assert "answerable" not in render(report)


def test_all_sections(settings, reader_data, tmp_path):
    told = []
    wanted = Wanted(reader_data, articles=5)
    report = run_reader(settings, wanted, told.append)
    assert wanted.sections == tuple(SECTIONS)
    plain = to_json(report, settings, wanted)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["off_topic"]["home"].pop("home") == str(settings.home)
    assert "home" not in plain["off_topic"]["news"]
    assert str(tmp_path) not in json.dumps(plain)

    counts = {"facqa": 2, "idk": 3, "english_facqa": 1, "english_idk": 1, "english": 2}
    for key in ("sets", "sets_without_reader"):
        assert {name: found["n"] for name, found in plain[key].items()} == counts
    assert [item["id"] for item in plain["items"]] == ["f1", "f2", "i1", "i2", "i3", "f1", "i1"]
    by_hand = [item["f1"] for item in plain["items"] if item["set"] == "idk"]
    assert plain["sets"]["idk"]["f1"] == pytest.approx(sum(by_hand) / 3)

    calibration = plain["calibration"]
    assert calibration["together"]["n"] == 7
    assert calibration["together"]["outcome"] == pytest.approx(6 / 7)
    assert calibration["idk"]["outcome"] == pytest.approx(2 / 3)

    assert {name: found["articles"] for name, found in plain["off_topic"].items()} == {
        "home": 5,
        "news": 5,
    }
    for found in plain["off_topic"].values():
        for arm in ("with_reader", "without_reader"):
            answered = [item["answered"] for item in found[arm]["items"]]
            assert (found[arm]["n"], found[arm]["false_answers"]) == (2, sum(answered) / 2)
            assert found[arm]["refused"] == pytest.approx(1 - sum(answered) / 2)
            assert found[arm]["in_quotes"] is None
    assert plain["pool"]["id"]["articles"] == 8
    without = plain["pool"]["id"]["without_reader"]
    in_quotes = [item["in_quotes"] for item in without["items"]]
    assert in_quotes[0]  # the question says nearly what the passage says
    assert without["in_quotes"] == sum(in_quotes) / 2
    assert without["false_answers"] is without["false_answers_ci"] is None
    assert plain["pool"]["en"]["with_reader"]["n"] == 1
    # Counted by what each question shows; the home does not count.
    asked = [plain["off_topic"]["news"], *plain["pool"].values()]
    weighed = [
        item["answered"]
        for found in asked
        for item in found["with_reader"]["items"]
        if item["confidence"] is not None
    ]
    counts = {"answers shown": weighed.count(True), "refusals shown": weighed.count(False)}
    assert 0 < sum(counts.values()) <= 5
    for name, n in counts.items():
        assert calibration[name]["n"] == n if n else name not in calibration
    given = [item["given"] is not None for item in plain["items"]]
    for name, n in (
        ("answered in a passage", given.count(True)),
        ("refused in a passage", given.count(False)),
    ):
        assert calibration[name]["n"] == n if n else name not in calibration

    screen = render(report)
    for line in (
        "idk, passage given",
        f"off-topic questions asked of the home {settings.home} (5 articles)",
        "off-topic questions asked of the news (5 articles)",
        "facqa over the pool (8 passages), Indonesian",
        "facqa over the pool (8 passages), English",
    ):
        assert line in screen.splitlines()
    places = {step.place for step in told}
    assert {"index passages", "index news", "index pool"} <= places
    assert list(tmp_path.glob("kutip-*")) == []


def test_calibration_alone_is_that_of_the_whole(settings, reader_data):
    nowhere = Settings(home=reader_data / "nowhere")
    wanted = Wanted(reader_data, articles=5, only=("calibration",))
    report = run_reader(nowhere, wanted)
    assert list(report.passage) == [READER]
    assert [list(asked.outcomes) for asked in report.shown] == [["with_reader"]] * 3
    plain = to_json(report, nowhere, wanted)
    assert set(plain) == {"suite", "manifest", "calibration"}
    screen = render(report)
    for head in ("passage given", "off-topic questions", "over the pool"):
        assert head not in screen
    assert not (reader_data / "nowhere").exists()

    wanted = Wanted(reader_data, articles=5)
    whole = to_json(run_reader(settings, wanted), settings, wanted)
    assert plain["calibration"] == whole["calibration"]
    assert {"answers shown", "refusals shown"} & set(plain["calibration"])


def test_single_sections_need_only_their_files(settings, reader_data):
    (reader_data / "news" / "click_id.jsonl.gz").unlink()
    nowhere = Settings(home=reader_data / "nowhere")
    wanted = Wanted(reader_data, only=("passage",))
    plain = to_json(run_reader(nowhere, wanted), nowhere, wanted)
    assert set(plain) == {"suite", "manifest", "sets", "sets_without_reader", "items"}
    assert {found["unscored"] for found in plain["sets_without_reader"].values()} == {0}
    assert not (reader_data / "nowhere").exists()
    for only in (("calibration",), ("passage", "offtopic")):
        with pytest.raises(CaseError, match="no news/click_id"):
            run_reader(settings, Wanted(reader_data, only=only))

    wanted = Wanted(reader_data, only=("latency",))
    report = run_reader(nowhere, wanted)
    assert render(report).endswith("no question found as many")  # eight passages, one window each
    assert to_json(report, nowhere, wanted)["latency"]["n"] == 0
    with pytest.raises(CaseError, match="no news/click_id"):
        run_reader(settings, Wanted(reader_data))
    with pytest.raises(UsageError, match=r"no section 'speed'\. Known: passage, "):
        run_reader(settings, Wanted(reader_data, only=("passage", "speed")))


def test_what_would_end_it_is_found_first(settings, reader_data, monkeypatch):
    told = []
    empty = settings.model_copy(update={"home": reader_data / "empty"})
    with pytest.raises(NothingIndexed, match="kutip index seeds/"):
        run_reader(empty, Wanted(reader_data), told.append)
    off = settings.model_copy(update={"reader": "none"})
    for run in (
        lambda: run_reader(off, Wanted(reader_data, only=("passage",)), told.append),
        lambda: run_file(off, reader_data / "none.jsonl", told.append),
    ):
        with pytest.raises(SettingError, match="KUTIP_READER=builtin"):
            run()
    assert told == []


def test_from_the_command_line(kutip, reader_data, tmp_path):
    report, plot = tmp_path / "report.json", tmp_path / "plot.svg"
    file = tmp_path / "own.jsonl"
    rows = [
        {"question": "Siapa?", "passage": PASSAGES["pasar"], "answers": [], "answerable": False},
        {"question": "Berapa?", "passage": PASSAGES["pasar"], "answers": ["120"]},
    ]
    write_rows(file, rows)
    done = kutip("eval", "reader", "--file", file, "--json", report, "--plot", plot)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("reader · ")
    assert set(json.loads(report.read_text(encoding="utf-8"))) == {
        "n", *KEYS, *(f"{key}_ci" for key in KEYS), "not_asked",
    }  # fmt: skip
    assert "<!-- share that came true -->" in plot.read_text(encoding="utf-8")
    assert not (tmp_path / "home").exists()

    rows[0]["answerable"] = "no"
    write_rows(file, rows)
    for arguments, status, reason in (
        (("--file", file), 1, 'line 1: field "answerable"'),
        ((), 2, "--data"),
        (("--file", file, "--only", "pool"), 2, "--only"),
        (("--file", file, "--data", reader_data), 2, "--data"),
        (("--file", file, "--articles", "2000"), 2, "--articles"),
        (("--file", file, "--home", tmp_path), 2, "--home"),
        (("--data", reader_data, "--only", "pool", "--plot", plot), 2, "--plot"),
    ):
        done = kutip("eval", "reader", *arguments)
        assert done.returncode == status, done.stderr
        assert reason in " ".join(done.stderr.replace("│", " ").split())
        assert "Traceback" not in done.stderr
    assert not Index.exists(tmp_path / "home")

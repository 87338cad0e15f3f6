"""The reader on the way from a question to its answer, and the setting that names it."""

import pytest

from index.errors import ReaderError
from rag import Chatbot, Settings
from rag.marks import NOTHING_MARKED
from rag.reader.reader import Reader
from rag.reading import read, weigh_anew

GOLD = "Kim menulis surat.\nKapal itu membawa emas ke pasar. Hujan turun.\n"


@pytest.fixture
def no_setting(monkeypatch):
    monkeypatch.delenv("KUTIP_READER", raising=False)


def test_marked_words_stand_in_their_sentence(make_view, weigh_all, lookup):
    view = make_view(GOLD)
    question, weighed = weigh_all("Apa yang dibawa kapal?", view)
    marks = read(question, weighed, lookup)
    best = marks.found[0]
    assert (best.view, best.text, best.ordinal) == (view, "emas", 1)
    assert marks.best_window > 0.9
    assert weigh_anew(weighed, marks).evidence[0].ordinal == 1


def test_without_evidence_nothing_is_read(make_view, weigh_all, lookup):
    question, weighed = weigh_all("What is it?", make_view(GOLD))
    assert read(question, weighed, lookup) == NOTHING_MARKED


def test_the_committed_reader_is_the_default(no_setting):
    assert Settings().reader == "builtin"
    assert isinstance(Settings().open_reader(), Reader)


@pytest.mark.parametrize("where", ["argument", "environment"])
def test_nobody_reads_where_the_setting_says_none(no_setting, monkeypatch, where):
    if where == "environment":
        monkeypatch.setenv("KUTIP_READER", "none")
    settings = Settings() if where == "environment" else Settings(reader="none")
    assert settings.open_reader() is None


def test_a_folder_is_a_reader(monkeypatch, lookup_folder, lookup):
    monkeypatch.setenv("KUTIP_READER", str(lookup_folder))
    reader = Settings().open_reader()
    assert reader is not None
    assert reader.read_text("?", GOLD) == lookup.read_text("?", GOLD)


def test_a_folder_without_a_reader_opens_no_chatbot(indexed_home, tmp_path):
    with pytest.raises(ReaderError, match=r"KUTIP_READER=none$"):
        Chatbot.open(Settings(home=indexed_home, llm="quote", reader=str(tmp_path)))


def test_on_the_command_line_that_is_one_plain_line(kutip, indexed_home, tmp_path):
    done = kutip("ask", "Kim?", "--home", indexed_home, KUTIP_READER=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"kutip: The reader in {tmp_path} cannot be loaded: ")


@pytest.fixture(scope="module")
def without(indexed_home):
    """A chatbot over the seed articles for which nobody reads."""
    with Chatbot.open(Settings(home=indexed_home, llm="quote", reader="none")) as bot:
        yield bot


def test_an_answer_says_how_likely_it_is_and_what_took_how_long(
    without, indexed_home, lookup_folder
):
    question = "Siapa yang mendukung Putin tanpa syarat?"
    steps = {"search", "weigh", "reckon", "write", "verify", "compare", "total"}
    answer = without.ask(question)
    assert set(answer.timings_ms) == steps
    assert not answer.refused
    assert 0.2 < answer.confidence < 1.0
    settings = Settings(home=indexed_home, llm="quote", reader=str(lookup_folder))
    with Chatbot.open(settings) as bot:
        read_answer = bot.ask(question)
        assert set(read_answer.timings_ms) == steps | {"read"}
        assert 0.0 < read_answer.confidence < 1.0
        assert read_answer.confidence != answer.confidence
        assert bot.ask("What is it?").confidence == 0.0


def test_what_is_said_of_an_article_itself_is_not_weighed(without):
    answer = without.ask("Jam berapa artikel URnews soal janji Putin terbit?")
    assert not answer.refused
    assert answer.confidence is None
    assert [(lead.text, lead.verbatim) for lead in answer.leads] == [
        ("15 Agustus 2022, 17.35", lead.citations[0].quote) for lead in answer.leads
    ]


def test_leads_are_those_of_the_text(without):
    answer = without.ask("when did kim pledge unconditional support?")
    said = "; ".join(f"{lead.text} [{lead.citations[0].number}]" for lead in answer.leads)
    assert answer.text.splitlines()[0] == said
    assert [(lead.text, lead.verbatim) for lead in answer.leads] == [
        ("8 January 2026", "Kamis, 08/01/2026"),
        ("12 July 2025", "Sabtu, 12 Juli 2025"),
    ]
    for lead in answer.leads:
        assert all(lead.verbatim in citation.quote for citation in lead.citations)
        assert all(citation in answer.citations for citation in lead.citations)


def test_a_refusal_has_no_leads_and_still_says_how_likely(without):
    answer = without.ask("Berapa harga minyak goreng di swalayan?")
    assert answer.refused
    assert answer.leads == ()
    assert 0.0 <= answer.confidence < 0.5

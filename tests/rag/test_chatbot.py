"""The chatbot over the seed articles: questions in, cited answers out."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Hit, Index
from index.errors import NothingIndexed, QuestionError
from rag import Answer, Chatbot, Citation, Finished, Found, Ready, Settings, Writing
from tests.ollama_server import Installed, OllamaServer, Refuse

SEEDS = Path(__file__).parents[2] / "seeds"
OTHERS = """Hujan turun di pasar sejak pagi. Warga membawa payung. Toko kue tutup lebih awal.
Harga cabai naik lagi. Anak-anak bermain bola di lapangan. Kucing tidur di atas sofa merah.
Guru matematika itu pensiun. Sawah di lereng bukit mulai menguning. Musik keras terdengar.
"""
WORDS = (
    "when kapan Kim Putin who siapa surat letter 2025 12 Juli 8/1/2026 where di mana how many "
    "berapa unconditional tanpa syarat “ ” ? ' \" * OR NEAR ( ) Korut sister published artikel"
).split()
HEADLINES = [
    ("when did kim pledge unconditional support?", "en", "8 January 2026", "12 July 2025"),
    ("Kapan Kim berjanji mendukung tanpa syarat?", "id", "8 Januari 2026", "12 Juli 2025"),
]
REFUSED = [
    "What did Kim Jong Un's sister promise?",
    "How many North Korean soldiers have been killed in Ukraine?",
    "Kapan Kim Jong Un bertemu Joe Biden?",
]


def file_text(citation):
    return Path(citation.article.path).read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize(("question", "language", "in_january", "in_july"), HEADLINES)
def test_the_headline_question(bot, question, language, in_january, in_july):
    answer = bot.ask(question)
    assert not answer.refused
    assert answer.language == language
    lead, *quoted = answer.text.splitlines()
    dates = dict(part.rstrip("]").split(" [") for part in lead.split("; "))
    assert dates.keys() == {in_january, in_july}
    files = {c.number: Path(c.article.path).name[:4] for c in answer.citations}
    assert files[int(dates[in_january])] == "000_"
    assert files[int(dates[in_july])] == "001_"
    by_number = {citation.number: citation.quote for citation in answer.citations}
    assert "08/01/2026" in by_number[int(dates[in_january])]
    assert "12 Juli 2025" in by_number[int(dates[in_july])]
    assert "tanpa syarat" in " ".join(quoted)
    assert len(quoted) == len(answer.statements) == 2
    for citation in answer.citations:
        assert file_text(citation)[citation.start : citation.end] == citation.quote


def test_words_that_correspond_are_marked(bot):
    answer = bot.ask(HEADLINES[0][0])
    marked = {span.of(c.quote) for c in answer.citations for span in c.matches}
    assert any("tanpa syarat" in words for words in marked)
    for citation in answer.citations:
        assert all(0 <= s.start < s.end <= len(citation.quote) for s in citation.matches)


def test_a_quote_comes_with_its_surroundings(bot):
    answer = bot.ask(HEADLINES[1][0])
    for citation in answer.citations:
        text = file_text(citation)
        assert text[: citation.start].endswith(citation.before)
        assert text[citation.end :].startswith(citation.after)
        assert 0 < len(citation.after) <= 240


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_articles_do_not_say_is_refused(bot, question):
    answer = bot.ask(question)
    assert answer.refused
    assert answer.reason == "not_supported"
    assert answer.statements == answer.citations == answer.withheld == ()
    assert 1 <= len(answer.closest) <= 3
    assert set(answer.closest) <= set(bot.search(question, k=12))  # as the reader orders them
    start = "The articles do not say." if answer.language == "en" else "Artikel-artikel ini tidak"
    assert answer.text.startswith(start)


def test_a_teaser_is_never_quoted(bot):
    for hit in bot.search("Janji Adik Kim Jong Un satelit mata-mata", k=50):
        assert "Satelit Mata-Mata" not in hit.passage.text


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("pertemuan di vladivostok itu taun brp?", "2019"),
        (
            "Di mana pertemuan tahun 2019 yang disinggung Kim dalam surat balasannya kepada Putin?",
            "Vladivostok",
        ),
        ("Jam berapa artikel URnews soal janji Putin terbit?", "15 Agustus 2022, 17.35"),
    ],
)
def test_an_answer_begins_with_what_was_asked_for(bot, question, lead):
    answer = bot.ask(question)
    assert answer.text.splitlines()[0] == f"{lead} [1]"
    assert Path(answer.citations[0].article.path).name.startswith("004_")


def test_the_fields_of_the_contract(bot):
    names = [field.name for field in fields(Answer)]
    assert names == [
        *("question", "resolved", "language", "text", "refused", "reason", "statements"),
        *("withheld", "citations", "closest", "conflicts", "writer", "notice", "leads"),
        *("confidence", "timings_ms"),
    ]
    answer = bot.ask(f"  {HEADLINES[0][0]} ")
    assert answer.question == f"  {HEADLINES[0][0]} "
    assert answer.resolved is None
    assert (answer.writer, bot.writer_name) == ("quote", "quote")
    assert set(answer.timings_ms) == {
        "search",
        "weigh",
        "read",
        "reckon",
        "write",
        "verify",
        "compare",
        "total",
    }
    assert answer.timings_ms["total"] > 0
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    used = [c for statement in answer.statements for c in statement.citations]
    assert sorted(used, key=lambda c: c.number) == list(answer.citations)
    for statement in answer.statements:
        assert statement.support == "supported"
        assert all(f"[{c.number}]" in statement.text for c in statement.citations)
        assert statement.text in answer.text
    assert {"number", "quote", "start", "end", "article"} <= {f.name for f in fields(Citation)}


def test_events_come_in_order_and_the_last_is_the_answer(bot):
    events = list(bot.stream(HEADLINES[0][0]))
    assert [type(event) for event in events] == [Found, Writing, Ready, Ready, Finished]
    assert events[0].hits
    assert all(isinstance(hit, Hit) for hit in events[0].hits)
    assert events[1].writer == "quote"
    answer = events[-1].answer
    assert tuple(event.statement for event in events[2:-1]) == answer.statements
    asked = bot.ask(HEADLINES[0][0])
    assert (asked.text, asked.citations) == (answer.text, answer.citations)


def test_a_refusal_has_events_too(bot):
    events = list(bot.stream(REFUSED[0]))
    assert [type(event) for event in events] == [Found, Writing, Finished]


def test_a_follow_up_is_answered_with_what_went_before(bot):
    earlier = "Apakah Kim mengirim pesan Tahun Baru kepada Putin?"
    answer = bot.ask("Apa tanggapan Kremlin?", history=[earlier])
    assert answer.question == "Apa tanggapan Kremlin?"
    assert answer.resolved == f"Apa tanggapan Kremlin? ({earlier})"
    assert "belum ada pernyataan resmi dari Kremlin" in answer.text


@pytest.mark.parametrize("question", ["", " ", "?", "x" * 2_001])
def test_what_is_no_question_is_an_error(bot, question):
    with pytest.raises(QuestionError):
        bot.ask(question)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_text_is_answered_refused_or_no_question(bot, question):
    try:
        answer = bot.ask(question)
    except QuestionError:
        return
    assert answer.refused == (answer.reason is not None) == (not answer.statements)
    assert answer.text
    for citation in answer.citations:
        assert file_text(citation)[citation.start : citation.end] == citation.quote


@pytest.mark.xfail(strict=True, reason="known fault: few words give too little evidence")
@pytest.mark.parametrize(
    "question",
    [
        "Di mana pertemuan tahun 2019 berlangsung?",
        "Where did the 2019 meeting take place?",
    ],
)
def test_short_questions_are_answered(bot, question):
    assert bot.ask(question).text.startswith("Vladivostok [1]")


def test_nothing_indexed(tmp_path):
    message = f"No articles are indexed in {tmp_path}. Run: kutip index seeds/"
    with pytest.raises(NothingIndexed) as raised:
        Chatbot.open(Settings(home=tmp_path))
    assert str(raised.value) == message
    assert list(tmp_path.iterdir()) == []  # asking makes no home
    with Index.open(tmp_path):
        pass
    with pytest.raises(NothingIndexed) as raised:
        Chatbot.open(Settings(home=tmp_path))
    assert str(raised.value) == message


def test_a_chatbot_sees_what_is_indexed_after_it_was_opened(bot_over, tmp_path):
    bot = bot_over({"lain.txt": OTHERS})
    question = "Kapan jembatan Suramadu ditutup?"
    assert bot.ask(question).reason == "not_supported"
    text = "Jembatan Suramadu ditutup pada 5 Mei 2024 karena angin kencang."
    (tmp_path / "articles" / "dua.txt").write_text(text, encoding="utf-8")
    with Index.open(tmp_path / "home") as index:
        assert len(index.sync([tmp_path / "articles"]).added) == 1
    assert bot.ask(question).text == f"5 Mei 2024 [1]\n“{text}” [1]"
    assert len(bot.articles()) == 2


def test_a_changed_article_is_quoted_as_it_is_now(bot_over, tmp_path):
    bot = bot_over(
        {
            "lain.txt": OTHERS,
            "satu.txt": "Jembatan Suramadu ditutup pada 5 Mei 2024 karena angin.",
        }
    )
    question = "Kapan jembatan Suramadu ditutup?"
    assert bot.ask(question).text.startswith("5 Mei 2024 [1]")
    changed = "Menurut dinas, jembatan Suramadu ditutup pada 6 Mei 2024 karena angin."
    (tmp_path / "articles" / "satu.txt").write_text(changed, encoding="utf-8")
    with Index.open(tmp_path / "home") as index:
        assert len(index.sync([tmp_path / "articles"]).updated) == 1
    assert bot.ask(question).text == f"6 Mei 2024 [1]\n“{changed}” [1]"


def test_the_articles_are_the_five_files(bot):
    names = sorted(Path(article.path).name for article in bot.articles())
    assert names == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert len(names) == 5


ASK = """
import sys
from rag import Chatbot, Settings
with Chatbot.open(Settings(home=sys.argv[1], llm="quote")) as bot:
    assert not bot.ask("when did kim pledge unconditional support?").refused
heavy = {"torch", "gradio", "sentence_transformers", "transformers", "llama_index"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""


def test_asking_imports_no_torch_and_no_gradio(indexed_home, clean_environment, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(indexed_home)],
        cwd=tmp_path,
        env=clean_environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_answers_and_articles_can_be_kept_in_sets(bot):
    answer = bot.ask("when did kim pledge unconditional support?")
    assert len({answer, answer}) == 1
    assert len(set(bot.articles())) == 5
    assert len(set(bot.search("unconditional support", k=3))) == 3


def test_articles_that_disagree_are_set_side_by_side(bot_over):
    bot = bot_over(
        {
            "lain.txt": OTHERS,
            "satu.txt": "Kapal Sinar Bangun mengangkut 188 penumpang saat tenggelam di danau.",
            "dua.txt": "Saat tenggelam di danau, Kapal Sinar Bangun mengangkut 164 penumpang.",
        }
    )
    answer = bot.ask("Berapa penumpang Kapal Sinar Bangun saat tenggelam?")
    (conflict,) = answer.conflicts
    assert set(conflict.values) == {"188 penumpang", "164 penumpang"}
    assert set(conflict.citations) <= set(answer.citations)
    for value, citation in zip(conflict.values, conflict.citations, strict=True):
        assert value in file_text(citation)[citation.start : citation.end]


def test_ollama_writes_where_it_is_named(indexed_home):
    said = [["Kim berjanji mendukung pada 12 Juli 2025 [1]."]]
    with (
        OllamaServer(said, models=(Installed("gemma3:4b"),)) as server,
        Chatbot.open(Settings(home=indexed_home, llm="ollama", ollama=server.url)) as bot,
    ):
        assert bot.writer_name == "ollama:gemma3:4b"
        answer = bot.ask(HEADLINES[1][0])
    assert len(server.chats) == 1
    assert answer.statements
    for citation in answer.citations:
        assert file_text(citation)[citation.start : citation.end] == citation.quote
    with Chatbot.open(Settings(home=indexed_home, llm="auto", ollama=server.url)) as bot:
        assert bot.writer_name == "quote"


def test_where_the_model_fails_the_quoting_writer_begins_anew(indexed_home):
    said = [["Kim berjanji mendukung pada 12 Juli 2025 [1]. Lalu ", Refuse(500, "out of memory")]]
    with (
        OllamaServer(said, models=(Installed("gemma3:4b"),)) as server,
        Chatbot.open(Settings(home=indexed_home, llm="ollama", ollama=server.url)) as bot,
    ):
        events = list(bot.stream(HEADLINES[1][0]))
    writers = [event.writer for event in events if isinstance(event, Writing)]
    assert writers == ["ollama:gemma3:4b", "quote"]
    assert "out of memory" in events[-1].answer.notice
    assert events[-1].answer.writer == "quote"


def test_a_model_that_is_not_asked_is_not_said_to_write(indexed_home):
    with (
        OllamaServer([], models=(Installed("gemma3:4b"),)) as server,
        Chatbot.open(Settings(home=indexed_home, llm="ollama", ollama=server.url)) as bot,
    ):
        events = list(bot.stream("Berapa suhu di permukaan planet Mars?"))
    assert server.chats == []
    assert events[-1].answer.writer == "quote"
    assert [event.writer for event in events if isinstance(event, Writing)][-1] == "quote"

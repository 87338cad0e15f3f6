"""What a model writes is checked sentence by sentence, whatever it writes."""

from datetime import date

import pytest

from index.article import Hit, Passage
from index.errors import WriterBroke, WriterError, WriterTooSlow
from rag.citing import Citations
from rag.claims.passage import CitedPassage
from rag.drafting.prompt import NO_ANSWER
from rag.drafting.writer import PASSAGES, Written, numbered
from rag.llm.model import Ended
from rag.question import understand

TODAY = date(2025, 7, 20)
RICE = "Harga beras naik 10 persen di Semarang. Warga mengeluhkan kenaikan harga itu."
MAYOR = "Wali Kota Agus Salim meninjau pasar pada 12 Juli 2025."
ROSE = "Harga beras naik 10 persen di Semarang"
VISITED = "Wali Kota Agus Salim meninjau pasar pada 12 Juli 2025"


@pytest.fixture
def passages(make_view):
    views = [
        make_view(RICE, "a1", title="Harga Beras", outlet="Harian Lentera", published="2025-07-12"),
        make_view(MAYOR, "a2", title="Wali Kota ke Pasar"),
    ]
    return tuple(
        CitedPassage(n, view, 0, len(view.sentences) - 1) for n, view in enumerate(views, start=1)
    )


@pytest.fixture
def write(passages):
    """Has a writer write; returns what it yields and what came of it."""

    def run(writer, asked="Berapa persen harga beras naik di Semarang?"):
        written = Written()
        question = understand(asked)
        statements = list(writer.write(question, passages, Citations(None), TODAY, written))
        return statements, written

    return run


def texts(statements):
    return [statement.text for statement in statements]


def test_each_sentence_gets_its_verdict_and_its_quote(writer, write):
    statements, written = write(writer(f"{ROSE} [1]. {VISITED} [2]."))
    assert texts(statements) == [f"{ROSE}. [1]", f"{VISITED}. [2]"]
    assert statements == written.shown
    assert [s.support for s in statements] == ["supported", "supported"]
    assert [c.quote for s in statements for c in s.citations] == [ROSE + ".", MAYOR]
    for statement in statements:
        for citation in statement.citations:
            whole = RICE if citation.article.id == "a1" else MAYOR
            assert whole[citation.start : citation.end] == citation.quote
    assert (written.withheld, written.declined, written.complete) == ([], False, True)


def test_numbers_are_those_of_the_quotes_shown(writer, write):
    statements, _ = write(writer(f"{VISITED} [2]. {ROSE} [1]."))
    assert texts(statements) == [f"{VISITED}. [1]", f"{ROSE}. [2]"]
    assert [c.number for s in statements for c in s.citations] == [1, 2]


def test_the_model_is_given_the_passages_with_their_numbers(writer, write):
    made = writer(f"{ROSE} [1].")
    write(made)
    [messages] = made.model.asked
    prompt = "\n".join(message.content for message in messages)
    for part in (RICE, MAYOR, "Harga Beras", "Harian Lentera", "20 Juli 2025", "Semarang?"):
        assert part in prompt


def test_an_unsupported_sentence_is_withheld_with_its_reason(writer, write):
    statements, written = write(writer(f"Kabar palsu beredar di pasar [1]. {ROSE} [1]."))
    assert [s.support for s in statements] == ["unsupported", "supported"]
    assert texts(written.shown) == [f"{ROSE}. [1]"]
    [kept] = written.withheld
    assert (kept.text, kept.citations) == ("Kabar palsu beredar di pasar.", ())
    assert kept.why == "bagian itu tidak mengatakan hal ini"


def test_a_wrong_fact_is_withheld_whatever_the_model_of_claims_says(writer, write, judge):
    _, written = write(writer("Harga beras naik 12 persen di Semarang [1]."))
    assert written.shown == []
    assert "12 persen" in written.withheld[0].why
    assert judge.asked == []


def test_flag_shows_what_strict_withholds(writer, write):
    _, written = write(writer("Kabar palsu beredar di pasar [1].", policy="flag"))
    [shown] = written.shown
    assert (shown.support, shown.citations, written.withheld) == ("unsupported", (), [])


def test_a_sentence_supported_in_part_is_shown(writer, write):
    _, written = write(writer("Warga sebagian desa mengeluhkan harga [1]."))
    [shown] = written.shown
    assert shown.support == "partial"
    assert shown.text.endswith("[1]")


@pytest.mark.parametrize("mark", ["", " [9]", " [0]", " [12, 99]"])
def test_without_a_known_number_all_passages_are_looked_at(writer, write, mark):
    statements, _ = write(writer(f"{VISITED}{mark}."))
    assert texts(statements) == [f"{VISITED}. [1]"]
    assert statements[0].citations[0].article.id == "a2"


def test_only_the_passages_cited_are_looked_at(writer, write):
    _, written = write(writer(f"{VISITED} [1]."))
    assert written.shown == []
    assert texts(written.withheld) == [f"{VISITED}."]


def test_each_part_is_checked_by_what_is_marked_behind_it(writer, write):
    """With the marks exchanged, the number stands in the wrong article."""
    joined = f"{ROSE} [1], sedangkan {VISITED} [2]."
    statements, _ = write(writer(joined))
    assert [s.support for s in statements] == ["supported"]
    assert {c.article.id for c in statements[0].citations} == {"a1", "a2"}
    exchanged = joined.replace("[1]", "[0]").replace("[2]", "[1]").replace("[0]", "[2]")
    statements, written = write(writer(exchanged))
    assert written.shown == []
    assert "10 persen" in written.withheld[0].why


@pytest.mark.parametrize("heading", ["Jawaban:", "**Jawaban** [1][2]", "Jawaban: [1] [2]", "1."])
def test_a_heading_is_no_statement(writer, write, heading):
    statements, _ = write(writer(f"{heading}\n{ROSE} [1]."))
    assert texts(statements) == [f"{ROSE}. [1]"]


# --- Another language ---------------------------------------------------------------------------

ENGLISH = "The price of rice rose by 10 percent in Semarang [1]. Residents complained about it [1]."


@pytest.mark.parametrize("short", ["10 persen", "Semarang", "Naik 10 persen"])
def test_a_short_answer_is_judged_with_its_question(writer, write, judge, short):
    asked = "Berapa persen harga beras naik di Semarang?"
    statements, _ = write(writer(f"{short} [1]."), asked)
    assert texts(statements) == [f"{short}. [1]"]
    assert [claim for claim, _ in judge.asked] == [f"{asked} {short}."]


@pytest.mark.parametrize(
    "label", ["Harga beras", "Jawabannya adalah", "Warga Semarang menjarah toko kami"]
)
def test_of_a_label_and_a_short_answer_only_the_answer_is_shown(writer, write, judge, label):
    asked = "Berapa persen harga beras naik di Semarang?"
    statements, _ = write(writer(f"{label}: Naik 10 persen."), asked)
    assert texts(statements) == ["Naik 10 persen. [1]"]
    assert [claim for claim, _ in judge.asked] == [f"{asked} Naik 10 persen."]


def test_a_short_answer_without_a_mark_is_judged_with_its_question(writer, write, judge):
    asked = "Berapa persen harga beras naik di Semarang?"
    write(writer("Naik 10 persen."), asked)
    assert [claim for claim, _ in judge.asked] == [f"{asked} Naik 10 persen."]


def test_an_answer_in_another_language_is_asked_for_once_more(writer, write):
    made = writer(ENGLISH, f"{ROSE} [1].")
    statements, written = write(made)
    assert texts(statements) == texts(written.shown) == [f"{ROSE}. [1]"]
    first, second = ["\n".join(m.content for m in messages) for messages in made.model.asked]
    assert "PENTING" in second
    assert "PENTING" not in first
    assert made.model.closed == 2


def test_it_is_asked_for_no_more_than_once(writer, write):
    made = writer(ENGLISH, ENGLISH)
    statements, _ = write(made)
    assert len(statements) == 2
    assert len(made.model.asked) == 2


def test_a_foreign_sentence_after_one_that_is_shown_is_kept(writer, write):
    made = writer(f"{ROSE} [1]. Residents complained about the price of rice [1].")
    statements, _ = write(made)
    assert len(statements) == 2
    assert len(made.model.asked) == 1


def test_a_refusal_in_another_language_counts_only_if_it_is_said_again(writer, write):
    _, written = write(writer(NO_ANSWER["en"], f"{ROSE} [1]."))
    assert (len(written.shown), written.declined) == (1, False)
    _, written = write(writer(f"{NO_ANSWER['id']} {ENGLISH}", "Kabar palsu beredar di pasar [1]."))
    assert (len(written.withheld), written.declined) == (1, False)
    _, written = write(writer(NO_ANSWER["en"], NO_ANSWER["en"]))
    assert written == Written(declined=True)


def test_an_english_question_is_answered_in_english(writer, write):
    made = writer(ENGLISH)
    statements, _ = write(made, "How much did the price of rice rise in Semarang?")
    assert texts(statements)[0] == ("The price of rice rose by 10 percent in Semarang. [1]")
    assert len(made.model.asked) == 1


# --- The articles do not say --------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [NO_ANSWER["id"], "Tidak disebutkan.", "Artikel tidak menyebutkannya [1].", "Saya tidak tahu."],
)
def test_a_refusal_is_no_statement(writer, write, said):
    statements, written = write(writer(said))
    assert (statements, written) == ([], Written(declined=True))


def test_a_refusal_beside_statements(writer, write):
    _, written = write(writer(f"{ROSE} [1]. Artikel tidak menyebutkan alasannya."))
    assert texts(written.shown) == [f"{ROSE}. [1]"]
    assert written.declined


def test_nothing_said(writer, write):
    statements, written = write(writer(""))
    assert (statements, written) == ([], Written())


# --- A stream that goes wrong -------------------------------------------------------------------


def test_a_failure_before_the_first_sentence(writer, write):
    with pytest.raises(WriterTooSlow, match="slow"):
        write(writer([WriterTooSlow("slow")]))


def test_a_failure_after_the_second_sentence(writer, passages):
    made = writer([f"{ROSE} [1]. {VISITED} [2]. Lalu ", WriterBroke("broke")])
    written = Written()
    statements = made.write(understand("Berapa?"), passages, Citations(None), TODAY, written)
    assert next(statements).support == next(statements).support == "supported"
    with pytest.raises(WriterBroke, match="broke"):
        next(statements)
    assert (len(written.shown), made.model.closed) == (2, 1)


def test_an_answer_cut_off_is_not_complete(writer, write):
    statements, written = write(writer([f"{ROSE} [1]. Warga menge", Ended(complete=False)]))
    assert texts(statements) == [f"{ROSE}. [1]"]
    assert not written.complete


def test_an_answer_that_repeats_itself_is_told_apart(writer, write):
    statements, written = write(writer([f"{ROSE} [1]. "] * 50))
    assert texts(statements) == [f"{ROSE}. [1]"]
    assert written.repeated
    assert not write(writer(f"{ROSE} [1]."))[1].repeated


def test_a_server_that_cut_the_passages_broke(writer, write):
    with pytest.raises(WriterBroke, match=r"read 20 tokens .* larger context") as caught:
        write(writer([f"{ROSE} [1].", Ended(True, prompt_tokens=20)]))
    assert "\n" not in str(caught.value)
    statements, _ = write(writer([f"{ROSE} [1].", Ended(True, prompt_tokens=400)]))
    assert len(statements) == 1


def test_a_context_too_small_for_any_passage(writer, write):
    with pytest.raises(WriterError, match="context of 300 tokens"):
        write(writer(f"{ROSE} [1].", context=300, answer_tokens=100))


def test_stopping_closes_the_stream(writer, passages):
    made = writer([f"{ROSE} [1]. ", f"{VISITED} [2]. ", "Lagi. "])
    question, written = understand("Berapa harga beras di Semarang?"), Written()
    statements = made.write(question, passages, Citations(None), TODAY, written)
    next(statements)
    assert made.model.closed == 0
    statements.close()
    assert made.model.closed == 1
    assert len(written.shown) == 1


def test_half_characters_and_marks_of_templates_do_no_harm(writer, write):
    statements, _ = write(writer("Harga \ud800 beras naik 10 persen <|im_end|> di Semarang [1]."))
    assert len(statements) == 1
    texts(statements)[0].encode()


# --- Which passages -----------------------------------------------------------------------------


def test_the_best_passages_are_numbered(make_view):
    views = [make_view(RICE, "a1"), make_view(MAYOR, "a2")]
    articles = [views[1].article, views[0].article, make_view(RICE, "gone").article]
    hits = [
        Hit(Passage(n, "", 0, 1, 0, 0, article), 1.0, {})
        for n, article in enumerate(articles * PASSAGES)
    ]
    made = numbered(hits, views)
    assert [passage.number for passage in made] == list(range(1, PASSAGES + 1))
    assert [passage.view.article.id for passage in made[:3]] == ["a2", "a1", "a2"]
    assert numbered([], views) == numbered(hits, []) == ()

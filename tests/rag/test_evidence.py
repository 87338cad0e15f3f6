"""How sentences are weighed: their own words, their surroundings, dates and kinds of answer."""

import pytest

from rag.evidence import chosen_ordinals, content_terms, date_agreement, type_found
from rag.question import understand

LETTERS = """Kim menulis surat kepada Putin pada 8 Januari 2026. Surat itu berisi dukungan.
Hujan turun di Jakarta sejak pagi. Warga membawa payung.
Lavrov tiba di Wonsan pada 12 Juli 2025. Sebanyak 40 orang menyambutnya.
"""


def test_the_sentence_that_says_it_comes_first(make_view, weigh_all):
    view = make_view(LETTERS)
    for text, best in [
        ("When did Lavrov arrive in Wonsan?", "Lavrov tiba di Wonsan pada 12 Juli 2025."),
        ("Siapa yang membawa payung?", "Warga membawa payung."),
        ("Kapan Kim menulis surat?", "Kim menulis surat kepada Putin pada 8 Januari 2026."),
    ]:
        _, weighed = weigh_all(text, view)
        assert weighed.evidence[0].text == best
        scores = [evidence.score for evidence in weighed.evidence]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == len(view.sentences) == 6


def test_what_stands_beside_a_sentence_counts_a_little_less(make_view, weigh_all):
    view = make_view("Zumba zumba. Kucing tidur. Anjing lari. Burung terbang. Ikan renang.")
    _, weighed = weigh_all("zumba?", view)
    context = {e.text: float(e.context[0]) for e in weighed.evidence}
    own = {e.text: float(e.own[0]) for e in weighed.evidence}
    assert own["Zumba zumba."] == 1.0
    assert own["Kucing tidur."] < 0.5
    assert context["Zumba zumba."] == 1.0
    assert context["Kucing tidur."] == pytest.approx(0.9)
    assert context["Anjing lari."] == pytest.approx(0.6)
    assert context["Burung terbang."] < 0.5


def test_the_title_counts_for_every_sentence(make_view, weigh_all):
    view = make_view("Kucing tidur.\nAnjing lari.", title="Zumba")
    _, weighed = weigh_all("zumba?", view)
    assert [float(e.context[0]) for e in weighed.evidence] == [pytest.approx(0.7)] * 2


def test_another_paragraph_counts_less_than_the_same(make_view, weigh_all):
    _, weighed = weigh_all("zumba?", make_view("Zumba zumba.\nKucing tidur."))
    assert [round(float(e.context[0]), 2) for e in weighed.evidence] == [1.0, 0.8]


def test_a_question_without_content_has_no_evidence(make_view, weigh_all):
    _, weighed = weigh_all("What is it?", make_view(LETTERS))
    assert weighed.evidence == ()


def test_words_that_ask_and_dates_are_no_terms():
    question = understand("Tanggal berapa Kim bertemu Lavrov pada Juli 2025?")
    assert [term.folded for term in content_terms(question)] == ["kim", "bertemu", "lavrov"]


def test_a_follow_up_is_weighed_with_both_questions(make_view, weigh_all):
    view = make_view(LETTERS)
    _, weighed = weigh_all("Siapa dia?", view, history=["Kapan Lavrov tiba di Wonsan?"])
    assert weighed.evidence[0].text.startswith("Lavrov tiba")


@pytest.mark.parametrize(
    ("text", "ordinal", "agreement"),
    [
        ("What happened?", 0, 1.0),
        ("What happened on 12 July 2025?", 4, 1.0),
        ("What happened on 12 July 2025?", 5, 0.9),
        ("What happened on 12 July 2025?", 0, 0.75),
        ("What happened in July 2025?", 4, 1.0),
        ("What happened in 2025?", 4, 1.0),
        ("What happened on 13 July 2025?", 4, 0.0),
        ("What happened in 2019?", 4, 0.0),
    ],
)
def test_dates_agree(make_view, text, ordinal, agreement):
    assert date_agreement(understand(text), make_view(LETTERS), ordinal) == agreement


def test_a_coarser_date_is_no_agreement_but_the_day_of_publication_is(make_view):
    question = understand("What happened on 12 July 2025?")
    assert date_agreement(question, make_view("Itu terjadi pada 2025."), 0) == 0.0
    dated = make_view("Itu terjadi tadi.", published="2025-07-12T10:00")
    assert date_agreement(question, dated, 0) == 0.9


@pytest.mark.parametrize(
    ("text", "ordinal", "found"),
    [
        ("When?", 4, True),
        ("When?", 5, True),
        ("When?", 3, True),
        ("How many people came?", 5, True),
        ("How many people came?", 4, False),
        ("Where?", 4, True),
        ("Where?", 3, False),
        ("Who came?", 0, True),
        ("Who came?", 3, False),
        ("Who are Kim and Putin?", 0, False),
        ("Why?", 3, True),
    ],
)
def test_the_kind_that_is_asked_for_is_found(make_view, text, ordinal, found):
    assert (type_found(understand(text), make_view(LETTERS), ordinal, {}) > 0) is found


def test_a_name_that_stands_everywhere_is_worth_little(make_view):
    view = make_view("Tadi siang Kim bertemu Lavrov.")
    question = understand("Who came?")
    worth = type_found(question, view, 0, {"kim": 0.1, "lavrov": 0.5})
    assert worth == pytest.approx(0.8)
    assert type_found(question, view, 0, {"kim": 0.6, "lavrov": 0.6}) == 0.0


def test_neighbours_of_hits_are_weighed_too(bot):
    hits = bot.search("unconditional support", k=1)
    passage = hits[0].passage
    expected = set(range(passage.first - 1, passage.last + 2))
    assert chosen_ordinals(hits) == {passage.article.id: expected}

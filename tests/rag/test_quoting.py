"""Answers made of quotes: how many sentences, which, and where one quote ends."""

import pytest

from rag.quoting import (
    MOST_SENTENCES,
    MOST_SENTENCES_OF_A_LIST,
    Draft,
    merge,
    write,
)

COUNTRIES = "\n".join(
    f"Negara {name} mendukung Rusia dalam sidang itu."
    for name in ("Iran", "Suriah", "Belarus", "Kuba", "Nikaragua", "Eritrea", "Mali")
)


def sentences_of(draft):
    """How many evidence sentences a draft quotes."""
    return sum(
        1
        for quotes in draft.statements
        for quote in quotes
        for s in quote.view.sentences
        if quote.span.start <= s.start and s.end <= quote.span.end
    )


def quotes_of(draft):
    return [q.span.of(q.view.text) for quotes in draft.statements for q in quotes]


def test_at_most_three_sentences_and_five_of_a_list(make_view, weigh_all):
    view = make_view(COUNTRIES)
    assert len(view.sentences) == 7
    one = write(*weigh_all("Apa negara mendukung Rusia dalam sidang itu?", view))
    many = write(*weigh_all("Negara apa saja yang mendukung Rusia dalam sidang itu?", view))
    assert (sentences_of(one), sentences_of(many)) == (MOST_SENTENCES, MOST_SENTENCES_OF_A_LIST)
    assert (MOST_SENTENCES, MOST_SENTENCES_OF_A_LIST) == (3, 5)


def test_several_occasions_make_five_sentences_at_most(make_view, weigh_all):
    views = [
        make_view(
            f"Kim berjanji mendukung Rusia tanpa syarat. Pernyataan itu disampaikan pada {day} "
            "Juli 2025.",
            f"a{day}",
        )
        for day in range(11, 18)
    ]
    draft = write(*weigh_all("When did Kim promise to support Russia unconditionally?", *views))
    assert 2 <= len(draft.leads) == len(draft.statements)
    assert 4 <= sentences_of(draft) <= MOST_SENTENCES_OF_A_LIST


def test_quotes_are_verbatim_and_no_sentence_stands_twice(make_view, weigh_all):
    view = make_view(COUNTRIES + "\n" + COUNTRIES)
    quotes = quotes_of(write(*weigh_all("Negara apa saja yang mendukung Rusia?", view)))
    assert set(quotes) <= set(COUNTRIES.splitlines())
    assert len(set(quotes)) == len(quotes) == 5


def test_a_sentence_that_points_back_goes_with_the_one_before(make_view, weigh_all):
    view = make_view(
        "Putin memperluas kerja sama militer dengan Korea Utara. Langkah ini dianggap ancaman.\n"
        "Hujan turun.\nWarga membawa payung.\nToko tutup."
    )
    draft = write(*weigh_all("Bagaimana Putin memperluas kerja sama militer?", view))
    assert quotes_of(draft)[0] == view.text.splitlines()[0]


def test_each_date_has_its_own_statement_that_holds_it(make_view, weigh_all):
    first = make_view("Kim berjanji mendukung tanpa syarat pada 8 Januari 2026.", "a1")
    second = make_view("Pada 12 Juli 2025 Kim berjanji mendukung tanpa syarat.", "a2")
    draft = write(*weigh_all("When did Kim promise unconditional support?", first, second))
    assert sorted(lead.text for lead in draft.leads) == ["12 July 2025", "8 January 2026"]
    for lead, quotes in zip(draft.leads, draft.statements, strict=True):
        assert lead.quote in quotes
    assert {lead.quote.view.article.id for lead in draft.leads} == {"a1", "a2"}


def test_a_when_without_a_date_is_not_answered(make_view, weigh_all):
    view = make_view("Kim berjanji mendukung tanpa syarat.\nHujan turun.\nToko tutup.")
    assert write(*weigh_all("When did Kim promise unconditional support?", view)) == Draft()
    assert write(*weigh_all("What did Kim promise?", view)) != Draft()


def test_what_the_evidence_does_not_say_is_an_empty_draft(make_view, weigh_all):
    view = make_view(COUNTRIES)
    assert write(*weigh_all("Berapa harga minyak goreng di swalayan?", view)) == Draft()
    assert write(*weigh_all("What is it?", view)) == Draft()


def test_a_lead_stands_in_a_quote_that_is_shown(make_view, weigh_all):
    view = make_view("Kapal itu tiba di Surabaya kemarin.\nHujan turun.\nWarga membawa payung.")
    draft = write(*weigh_all("Di mana kapal itu tiba?", view))
    [lead] = draft.leads
    assert lead.text == "Surabaya"
    assert lead.quote in draft.statements[0]


@pytest.mark.parametrize(
    ("text", "ordinals", "expected"),
    [
        ("Satu dua. Tiga empat. Lima enam.", [0, 1], ["Satu dua. Tiga empat."]),
        ("Satu dua. Tiga empat. Lima enam.", [2, 0], ["Satu dua.", "Lima enam."]),
        ("Satu dua. Tiga empat. Lima enam.", [2, 1, 0], ["Satu dua. Tiga empat. Lima enam."]),
        ("Satu dua.\nTiga empat.", [0, 1], ["Satu dua.", "Tiga empat."]),
        ("Satu dua.", [], []),
    ],
)
def test_neighbouring_sentences_of_one_line_are_one_quote(make_view, text, ordinals, expected):
    view = make_view(text)
    assert [quote.span.of(view.text) for quote in merge(view, ordinals)] == expected

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

# Kutip answers where some sentence stands out; in a collection of one sentence none does.
OTHERS = """Hujan turun di pasar sejak pagi. Warga membawa payung. Toko kue tutup lebih awal.
Harga cabai naik lagi. Anak-anak bermain bola di lapangan. Kucing tidur di atas sofa merah.
Guru matematika itu pensiun. Sawah di lereng bukit mulai menguning. Musik keras terdengar.
Perpustakaan baru dibuka. Nelayan memperbaiki jala. Bunga anggrek mekar di taman.
"""


@pytest.fixture
def draft_of(make_view, weigh_all):
    """What is written about texts among unrelated sentences; article ids are a0, a1, …"""

    def draft(question, *texts):
        views = [make_view(text, f"a{number}") for number, text in enumerate(texts)]
        return write(*weigh_all(question, *views, make_view(OTHERS, "others")))

    return draft


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


def test_at_most_three_sentences_and_five_of_a_list(draft_of):
    one = draft_of("Negara apa yang mendukung Rusia dalam sidang itu?", COUNTRIES)
    many = draft_of("Negara apa saja yang mendukung Rusia dalam sidang itu?", COUNTRIES)
    assert (sentences_of(one), sentences_of(many)) == (MOST_SENTENCES, MOST_SENTENCES_OF_A_LIST)
    assert (MOST_SENTENCES, MOST_SENTENCES_OF_A_LIST) == (3, 5)


def test_several_occasions_make_five_sentences_at_most(draft_of):
    texts = [
        f"Kim berjanji mendukung Rusia tanpa syarat. Pernyataan itu disampaikan {day} Juli 2025."
        for day in range(11, 18)
    ]
    draft = draft_of("When did Kim promise to support Russia unconditionally?", *texts)
    assert 2 <= len(draft.leads) == len(draft.statements)
    assert 4 <= sentences_of(draft) <= MOST_SENTENCES_OF_A_LIST


def test_quotes_are_verbatim_and_no_sentence_stands_twice(draft_of):
    draft = draft_of(
        "Negara apa saja yang mendukung Rusia dalam sidang itu?", COUNTRIES + "\n" + COUNTRIES
    )
    quotes = quotes_of(draft)
    assert set(quotes) <= set(COUNTRIES.splitlines())
    assert len(set(quotes)) == len(quotes) == 5


def test_a_sentence_that_points_back_goes_with_the_one_before(draft_of):
    text = "Putin memperluas kerja sama militer dengan Korea Utara. Langkah ini dianggap ancaman."
    draft = draft_of("Bagaimana Putin memperluas kerja sama militer?", text)
    assert quotes_of(draft)[0] == text


def test_each_date_has_its_own_statement_that_holds_it(draft_of):
    draft = draft_of(
        "When did Kim promise unconditional support?",
        "Kim berjanji mendukung tanpa syarat pada 8 Januari 2026.",
        "Pada 12 Juli 2025 Kim berjanji mendukung tanpa syarat.",
    )
    told = {lead.text: (lead.verbatim, lead.quotes[0].view.article.id) for lead in draft.leads}
    assert told == {
        "8 January 2026": ("8 Januari 2026", "a0"),
        "12 July 2025": ("12 Juli 2025", "a1"),
    }
    for lead, quotes in zip(draft.leads, draft.statements, strict=True):
        assert len(lead.quotes) == 1
        assert set(lead.quotes) <= set(quotes)


def test_a_when_without_a_date_is_not_answered(draft_of):
    text = "Kim berjanji mendukung tanpa syarat."
    draft = draft_of("When did Kim promise unconditional support?", text)
    assert draft == Draft(confidence=draft.confidence)
    assert quotes_of(draft_of("What did Kim promise?", text))[0] == text


def test_what_the_evidence_does_not_say_is_an_empty_draft(draft_of):
    draft = draft_of("Berapa harga minyak goreng di swalayan?", COUNTRIES)
    assert draft == Draft(confidence=draft.confidence)
    assert 0.0 <= draft.confidence < 0.5
    assert draft_of("What is it?", COUNTRIES) == Draft(confidence=0.0)


def test_a_lead_stands_in_a_quote_that_is_shown(draft_of):
    draft = draft_of("Di mana kapal itu tiba?", "Kapal itu tiba di Surabaya kemarin.")
    [lead] = draft.leads
    assert (lead.text, lead.verbatim) == ("Surabaya", "Surabaya")
    assert set(lead.quotes) <= set(draft.statements[0])


@pytest.mark.parametrize(
    "text",
    [
        "Jembatan Suramadu ditutup pada 5 Mei 2024 karena angin kencang.",
        "Jembatan Suramadu ditutup pada 5 Mei 2024. Penyebabnya angin kencang.",
    ],
)
def test_a_collection_of_a_sentence_or_two_answers(make_view, weigh_all, text):
    draft = write(*weigh_all("Kapan jembatan Suramadu ditutup?", make_view(text)))
    assert [lead.text for lead in draft.leads] == ["5 Mei 2024"]


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

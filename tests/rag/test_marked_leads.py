"""The marked words that lead an answer: how sure, of which kind, which sentence."""

from dataclasses import replace

import pytest

from index.article import Span
from rag.fitted import LEADS, LEADS_A_LIST, MARGIN
from rag.marked_leads import MOST_OF_A_LIST, MOST_WORDS, marked_leads
from rag.marks import Mark, Marks
from rag.quoting import write

PORT = (
    "Menurut Budi Santoso, kapal Nusa Indah tiba di Surabaya pada 12 Juli 2025 membawa 40 orang.\n"
    "Andi Rahman, Siti Aminah, Joko Susilo, Rina Wati, Dewi Lestari, Tono dan Wati menyambutnya.\n"
)


def mark(view, words, probability):
    start = view.text.index(words)
    ordinal = next(n for n, s in enumerate(view.sentences) if s.start <= start < s.end)
    return Mark(view, Span(start, start + len(words)), ordinal, probability)


def marks_of(view, *marked):
    """Marks as ``read`` gives them: likeliest first; every sentence read."""
    found = [mark(view, words, probability) for words, probability in marked]
    return join(found)


def join(found):
    found = sorted(found, key=lambda each: -each.probability)
    read = {(m.view.article.id, n): 0.99 for m in found for n in range(len(m.view.sentences))}
    return Marks(tuple(found), read, read)


@pytest.fixture
def leads(make_view, weigh_all):
    def find(text, *marked, source=PORT):
        view = make_view(source)
        question, weighed = weigh_all(text, view)
        weighed = replace(weighed, marks=marks_of(view, *marked))
        return [lead.text for lead in marked_leads(question, weighed.evidence, weighed)]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siapa yang mengatakan kapal itu tiba?", ["Surabaya"]),
        ("Di mana kapal itu tiba?", ["Surabaya"]),
        ("Where did the ship arrive?", ["Surabaya"]),
        ("Apa nama kota itu?", ["Surabaya"]),
        ("Mengapa kapal itu tiba?", []),
        ("Bagaimana kapal itu tiba?", []),
        ("Kapan kapal itu tiba?", []),
    ],
)
def test_some_questions_want_a_few_words(leads, text, expected):
    assert leads(text, ("Surabaya", 0.95)) == expected


def test_one_that_is_not_sure_enough_does_not_lead(leads):
    assert leads("Di mana kapal itu tiba?", ("Surabaya", LEADS)) == ["Surabaya"]
    assert leads("Di mana kapal itu tiba?", ("Surabaya", LEADS - 0.01)) == []


def test_one_leads_however_sure_another_is(leads):
    marked = [("Budi Santoso", 0.9), ("Andi Rahman", 0.89)]
    assert leads("Siapa yang menyambut kapal?", *marked) == ["Budi Santoso"]


NAMES = ["Andi Rahman", "Siti Aminah", "Joko Susilo", "Rina Wati", "Dewi Lestari", "Tono"]


def test_a_list_is_longer_and_takes_what_is_less_sure(leads):
    marked = [(name, 0.9 - n / 100) for n, name in enumerate([*NAMES, "Budi Santoso"])]
    assert leads("Siapa saja yang menyambut kapal?", *marked) == NAMES[:MOST_OF_A_LIST]
    listed = leads(
        "Siapa saja yang menyambut kapal?", *((name, LEADS_A_LIST) for name in NAMES[:4])
    )
    assert listed == NAMES[:4]
    assert MOST_OF_A_LIST == 6


def test_the_same_in_fewer_or_more_words_leads_once(leads):
    marked = [("Budi Santoso", 0.9), ("Santoso", 0.89), ("Menurut Budi Santoso", 0.88)]
    assert leads("Siapa saja yang membawa kapal?", *marked) == ["Budi Santoso"]


def test_words_of_the_question_answer_nothing(leads):
    asked = "Apa yang dibawa kapal Nusa Indah?"
    assert leads(asked, ("kapal Nusa Indah", 0.9), ("40 orang", 0.8)) == ["40 orang"]


def test_a_number_is_asked_for(leads):
    marked = [("Surabaya", 0.9), ("12 Juli 2025", 0.85), ("40 orang", 0.8)]
    assert leads("Berapa orang yang dibawa?", *marked) == ["40 orang"]


def test_a_sentence_is_quoted_anyway(leads):
    long = " ".join(PORT.split()[:MOST_WORDS])
    assert leads("Apa yang menyambut?", (long, 0.9)) == [long]
    assert leads("Apa yang menyambut?", (" ".join(PORT.split()[: MOST_WORDS + 1]), 0.9)) == []
    assert leads("Apa yang menyambut?", (",", 0.9), (".", 0.9)) == []


def test_only_the_chosen_sentences_lead(make_view, weigh_all):
    view = make_view(PORT)
    question, weighed = weigh_all("Siapa yang menyambut kapal?", view)
    weighed = replace(weighed, marks=marks_of(view, ("Andi Rahman", 0.9), ("Budi Santoso", 0.8)))
    [first] = [e for e in weighed.evidence if e.ordinal == 0]
    [lead] = marked_leads(question, [first], weighed)
    assert (lead.text, lead.evidence, lead.worth) == ("Budi Santoso", first, 0.8)
    assert marked_leads(question, [], weighed) == ()
    assert marked_leads(question, weighed.evidence, replace(weighed, marks=Marks((), {}, {}))) == ()


# --- In what is written ----------------------------------------------------------------------


def test_what_the_reader_marked_leads_and_is_quoted(make_view, weigh_all):
    view = make_view(PORT)
    question, weighed = weigh_all("Di mana kapal Nusa Indah tiba?", view)
    draft = write(question, replace(weighed, marks=marks_of(view, ("Surabaya", 0.95))))
    [lead] = draft.leads
    assert (lead.text, lead.verbatim) == ("Surabaya", "Surabaya")
    assert [quote.span.of(view.text) for quote in lead.quotes] == [PORT.splitlines()[0]]
    assert all(quote in draft.statements[0] for quote in lead.quotes)


def test_a_lead_whose_article_is_left_out_is_left_out_too(make_view, weigh_all):
    first = make_view("Budi Santoso membuka pasar ikan di Bandung.", "a1")
    second = make_view("Pasar ikan di Bandung dibuka Andi Rahman.", "a2")
    question, weighed = weigh_all("Siapa yang membuka pasar ikan di Bandung?", first, second)
    marks = join([mark(first, "Budi Santoso", 0.9), mark(second, "Andi Rahman", 0.8)])
    by_article = {e.view.article.id: e for e in weighed.evidence}
    # Near enough to be looked at for a name, too far below to be quoted beside another article.
    ordered = (
        by_article["a1"],
        replace(by_article["a2"], score=by_article["a1"].score - MARGIN - 0.5),
    )
    draft = write(question, replace(weighed, evidence=ordered, marks=marks))
    assert [lead.text for lead in draft.leads] == ["Budi Santoso"]
    assert [[q.view.article.id for q in quotes] for quotes in draft.statements] == [["a1"]]


def test_a_lead_for_whose_sentence_there_is_no_room_is_left_out(make_view, weigh_all):
    view = make_view(
        "Gubernur meresmikan jembatan panjang. Langkah ini dianggap penting.\n"
        "Jembatan panjang itu berwarna merah.\nGubernur menyukai jembatan panjang."
    )
    question, weighed = weigh_all("Jembatan panjang apa yang diresmikan gubernur?", view)
    best = max(e.score for e in weighed.evidence)
    by_ordinal = {e.ordinal: e for e in weighed.evidence}
    ordered = tuple(
        replace(by_ordinal[ordinal], score=best - place / 10)
        for place, ordinal in enumerate((0, 2, 3))
    )
    marks = marks_of(view, ("merah", 0.9), ("menyukai", 0.8))
    draft = write(question, replace(weighed, evidence=ordered, marks=marks))
    quotes = [quote.span.of(view.text) for statement in draft.statements for quote in statement]
    assert quotes == view.text.splitlines()[:2]  # the first with the sentence that goes on
    assert [lead.text for lead in draft.leads] == ["merah"]

"""From what the reader marks in windows to marked evidence, and its new order."""

from dataclasses import replace

import numpy as np
import pytest

from index.article import Hit, Passage, Span
from rag.fitted import READ_RANKING
from rag.marks import NOTHING_MARKED, Mark, Marks, log_odds
from rag.reader.reading import Marked, Reading
from rag.reading import rank_hits, read, reading_features, weigh_anew
from rag.windows import ROOM, choose_stretches

QUESTION = "Siapa menulis surat?"


class Says:
    """Stands for a reader: says of each text what it was told to, and keeps what it was asked."""

    def __init__(self, **readings):
        self.readings = readings
        self.asked = []

    def read(self, question, windows):
        self.asked.append((question, tuple(windows)))
        return tuple(self._reading(window.text) for window in windows)

    def _reading(self, text):
        spans = []
        for words, probability in self.readings.get("spans", ()):
            if words in text:
                start = text.index(words)
                spans.append(Marked(start, start + len(words), probability))
        return Reading(self.readings.get("answers", 0.5), tuple(spans))


@pytest.fixture
def reading_of(weigh_all):
    def reading(reader, *views, text=QUESTION, **more):
        question, weighed = weigh_all(text, *views, **more)
        return weighed, read(question, weighed, reader)

    return reading


def test_marks_stand_in_the_article(make_view, reading_of):
    view = make_view("Kim menulis surat. Putin membalas.\nHujan turun.", title="Surat")
    reader = Says(answers=0.8, spans=[("Kim", 0.75), ("Putin", 0.125), ("menulis", 0.0625)])
    _, marks = reading_of(reader, view)
    assert marks == Marks(
        found=(
            Mark(view, Span(0, 3), 0, 0.8 * 0.75),
            Mark(view, Span(19, 24), 1, 0.8 * 0.125),
            Mark(view, Span(4, 11), 0, 0.8 * 0.0625),
        ),
        windows={("a1", 0): 0.8, ("a1", 1): 0.8, ("a1", 2): 0.8},
        sentences={("a1", 0): pytest.approx(0.65), ("a1", 1): pytest.approx(0.1)},
    )


def test_the_whole_question_is_asked_of_all_windows_at_once(make_view, reading_of):
    first, second = make_view("Kim menulis surat.", "a1", title="Satu"), make_view("Surat.", "a2")
    reader = Says()
    weighed, _ = reading_of(reader, first, second, text="Lalu siapa?", history=[QUESTION])
    [(question, windows)] = reader.asked
    assert question == f"Lalu siapa? ({QUESTION})"
    assert windows == tuple(stretch.window for stretch in choose_stretches(weighed))
    assert {window.text for window in windows} == {"Kim menulis surat.", "Surat."}


def test_the_reader_is_asked_with_the_asking_words_first(make_view, reading_of):
    reader = Says()
    reading_of(reader, make_view("Konsernya di Solo."), text="Konsernya di mana?")
    assert [question for question, _ in reader.asked] == ["Di mana Konsernya?"]


def test_a_mark_ends_with_its_sentence(make_view, reading_of):
    view = make_view("Kim menulis surat. Putin membalas.")
    _, marks = reading_of(Says(spans=[("surat. Putin", 0.5)]), view)
    assert marks.found == (Mark(view, Span(12, 18), 0, 0.25),)
    assert marks.sentences == {("a1", 0): 0.25}


def test_what_stands_between_sentences_is_no_mark(make_view, reading_of):
    view = make_view("Kim menulis surat.\nPutin membalas surat.\nHujan turun.")
    kept = tuple(s for s in view.sentences if s.ordinal != 1)
    sentences = tuple(replace(s, ordinal=n) for n, s in enumerate(kept))
    view = replace(view, sentences=sentences)  # the middle line is part of the page, say
    _, marks = reading_of(Says(spans=[("Putin", 0.6), ("turun", 0.3)]), view)
    assert marks.found == (Mark(view, Span(47, 52), 1, 0.15),)
    assert set(marks.windows) == {("a1", 0), ("a1", 1)}


def test_a_sentence_read_twice_keeps_the_better(make_view, weigh_all):
    text = " ".join(f"Kim{n} menulis surat {'a' * 140}." for n in range(4))
    view = make_view(text)
    question, weighed = weigh_all(QUESTION, view)
    ordered = sorted(weighed.evidence, key=lambda e: (2, 0, 3, 1)[e.ordinal])
    weighed = replace(weighed, evidence=tuple(ordered))  # 1 first, then 3, then 0

    class Other(Says):
        def _reading(self, window):
            sure = 0.9 if "Kim3" in window else 0.4
            return replace(super()._reading(window), answers=sure)

    stretches = choose_stretches(weighed)
    assert [(s.first, s.last) for s in stretches] == [(0, 1), (2, 3)]
    assert len(text) > ROOM
    marks = read(question, weighed, Other(spans=[("Kim1", 0.5), ("Kim2", 0.5)]))
    assert [(m.text, m.probability) for m in marks.found] == [("Kim2", 0.45), ("Kim1", 0.2)]
    assert marks.windows == {("a1", 0): 0.4, ("a1", 1): 0.4, ("a1", 2): 0.9, ("a1", 3): 0.9}


def test_overlapping_windows(make_view, weigh_all):
    view = make_view(" ".join(f"Kim{n} menulis {'a' * 145}." for n in range(3)))
    question, weighed = weigh_all("Siapa menulis?", view)
    order = {1: 0, 2: 1, 0: 2}
    ordered = tuple(sorted(weighed.evidence, key=lambda e: order[e.ordinal]))
    weighed = replace(weighed, evidence=ordered)
    assert [(s.first, s.last) for s in choose_stretches(weighed)] == [(0, 1), (1, 2)]

    class Other(Says):
        def _reading(self, window):
            return replace(super()._reading(window), answers=0.9 if "Kim2" in window else 0.4)

    marks = read(question, weighed, Other(spans=[("Kim1", 0.5)]))
    assert [(m.text, m.ordinal, m.probability) for m in marks.found] == [("Kim1", 1, 0.45)]
    assert marks.windows == {("a1", 0): 0.4, ("a1", 1): 0.9, ("a1", 2): 0.9}
    assert marks.sentences == {("a1", 1): 0.45}


# --- The new order ---------------------------------------------------------------------------


def weighed_and_marked(make_view, weigh_all):
    first = make_view("Kim menulis surat. Putin membalas.", "a1")
    second = make_view("Hujan turun. Kim menulis lagi.", "a2")
    _, weighed = weigh_all(QUESTION, first, second)
    marks = Marks((), {("a2", 0): 0.9, ("a2", 1): 0.9}, {("a2", 0): 0.999})
    return weighed, marks


def test_features_are_those_that_were_fitted(make_view, weigh_all):
    weighed, marks = weighed_and_marked(make_view, weigh_all)
    by_place = {(e.view.article.id, e.ordinal): e for e in weighed.evidence}
    for place, window, sentence in [
        (("a2", 0), 0.9, 0.999),
        (("a2", 1), 0.9, 0),
        (("a1", 0), 0, 0),
    ]:
        item = by_place[place]
        features = dict(zip(READ_RANKING.names, reading_features(item, marks), strict=True))
        assert features == {
            "ranking": item.score,
            "window": log_odds(window),
            "sentence": sentence,
        }


def test_evidence_is_ordered_by_what_was_read(make_view, weigh_all):
    weighed, marks = weighed_and_marked(make_view, weigh_all)
    anew = weigh_anew(weighed, marks)
    assert (anew.marks, anew.views, anew.alignment) == (marks, weighed.views, weighed.alignment)
    scores = {(e.view.article.id, e.ordinal): e.score for e in anew.evidence}
    for item in weighed.evidence:
        expected = float(reading_features(item, marks) @ READ_RANKING.weights + READ_RANKING.bias)
        assert scores[item.view.article.id, item.ordinal] == expected
    assert [e.score for e in anew.evidence] == sorted(scores.values(), reverse=True)
    assert len(scores) == len(weighed.evidence) == 4


def test_what_is_alike_is_ordered_by_place(make_view, weigh_all):
    views = [make_view("Kim menulis surat.", name) for name in ("b", "a", "c")]
    _, weighed = weigh_all(QUESTION, *views)
    marks = Marks((), {("elsewhere", 0): 0.5}, {("elsewhere", 0): 0.5})
    anew = weigh_anew(replace(weighed, evidence=weighed.evidence[::-1]), marks)
    assert [e.view.article.id for e in anew.evidence] == ["a", "b", "c"]
    assert len({e.score for e in anew.evidence}) == 1


def test_what_was_not_read_stays_as_it_was(make_view, weigh_all):
    _, weighed = weigh_all(QUESTION, make_view("Kim menulis surat. Putin membalas."))
    assert weigh_anew(weighed, NOTHING_MARKED) == weighed


def test_of_dates_only_whether_they_are_told_is_read(make_view, weigh_all):
    view = make_view("Kim menulis surat. Putin membalas pada Mei.")
    question, weighed = weigh_all("Kapan Putin membalas?", view)
    marks = read(question, weighed, Says(spans=[("Mei", 0.9)]))
    assert (marks.found, marks.sentences) == ((), {})
    assert set(marks.windows) == {("a1", 0), ("a1", 1)}
    anew = weigh_anew(weighed, marks)
    assert (anew.evidence, anew.marks) == (weighed.evidence, marks)


@pytest.mark.parametrize("text", ["Mengapa Kim menulis?", "How did Kim write?"])
def test_reasons_and_manners_are_not_read(make_view, reading_of, text):
    reader = Says(spans=[("Kim", 0.9)])
    _, marks = reading_of(reader, make_view("Kim menulis surat."), text=text)
    assert marks == NOTHING_MARKED
    assert reader.asked == []


def test_hits_stand_in_the_order_of_their_best_sentence(make_view, weigh_all):
    view, other = make_view("Satu surat. Dua surat. Tiga surat.", "a1"), make_view("Kim.", "a2")
    _, weighed = weigh_all(QUESTION, view)
    scores = dict(zip(range(3), np.array([1.0, 5.0, 3.0]), strict=True))
    evidence = tuple(replace(e, score=float(scores[e.ordinal])) for e in weighed.evidence)
    weighed = replace(weighed, evidence=evidence)

    def hit(number, view, first, last):
        passage = Passage(number, "", 0, 0, first, last, view.article)
        return Hit(passage, 1.0 / number, {"dense": number})

    gone, alone, both = hit(1, other, 0, 0), hit(2, view, 2, 2), hit(3, view, 1, 2)
    also_gone, first = hit(4, other, 1, 3), hit(5, view, 0, 0)
    ranked = rank_hits([gone, alone, both, also_gone, first], weighed)
    assert ranked == (both, alone, first, gone, also_gone)
    assert rank_hits([], weighed) == ()

"""Which sentences the reader reads together."""

from dataclasses import replace

import pytest

from rag.evidence import Weighed
from rag.reader.reading import Window
from rag.windows import MOST, ROOM, Stretch, choose_stretches, heading

SHORT = "Kim menulis surat. Putin membalas.\nHujan turun di pasar.\n"


@pytest.fixture
def stretches_of(weigh_all):
    """The stretches around sentences of views, the first one the best evidence."""

    def choose(*anchors):
        views = {view.article.id: view for view, _ in anchors}
        _, weighed = weigh_all("Siapa menulis surat?", *views.values())
        by_place = {(e.view.article.id, e.ordinal): e for e in weighed.evidence}
        ordered = tuple(by_place[view.article.id, ordinal] for view, ordinal in anchors)
        return choose_stretches(replace(weighed, evidence=ordered))

    return choose


def sentences(*lengths):
    """Sentences of these many characters, each beginning with its number."""
    return " ".join(f"Kata{n} " + "a" * (length - 7) + "." for n, length in enumerate(lengths))


def places(stretches):
    return [(stretch.first, stretch.last) for stretch in stretches]


def test_a_short_article_is_one_window(make_view, stretches_of):
    view = make_view(SHORT, title="Surat Kim", published="2026-01-08")
    [stretch] = stretches_of((view, 1), (view, 0), (view, 2))
    assert stretch == Stretch(view, 0, 2)
    assert (stretch.span.start, stretch.span.end) == (0, len(SHORT) - 1)
    assert stretch.window == Window(SHORT.rstrip(), "Surat Kim. 8 Januari 2026")


@pytest.mark.parametrize(
    ("lengths", "anchor", "expected"),
    [
        ([160] * 5, 0, (0, 1)),
        ([160] * 5, 2, (1, 2)),
        ([160] * 5, 4, (3, 4)),
        ([70] * 9, 4, (2, 6)),
        ([200, 199], 1, (0, 1)),
        ([200, 200], 1, (1, 1)),
        ([100, 700, 100], 1, (1, 1)),
        ([100, 700, 100], 0, (0, 0)),
        ([100, 700, 100], 2, (2, 2)),
        ([50, 340, 200, 100], 3, (2, 3)),
        ([400, 80, 80, 200], 1, (1, 3)),
    ],
)
def test_neighbours_come_in_while_there_is_room(make_view, stretches_of, lengths, anchor, expected):
    view = make_view(sentences(*lengths))
    assert [s.end - s.start for s in view.sentences] == lengths
    assert places(stretches_of((view, anchor))) == [expected]


def test_a_sentence_read_already_is_no_anchor(make_view, stretches_of):
    view = make_view(sentences(*[160] * 6))
    assert places(stretches_of((view, 2), (view, 1), (view, 4), (view, 3), (view, 0))) == [
        (1, 2),
        (3, 4),
        (0, 1),
    ]


def test_articles_are_read_apart_and_the_best_first(make_view, stretches_of):
    first, second = make_view(SHORT, "a1"), make_view(SHORT, "a2")
    stretches = stretches_of((second, 2), (first, 0), (second, 0))
    assert stretches == (Stretch(second, 0, 2), Stretch(first, 0, 2))


def test_no_more_than_so_many_are_read(make_view, stretches_of):
    views = [make_view(SHORT, f"a{n:02}") for n in range(MOST + 3)]
    stretches = stretches_of(*((view, 0) for view in views))
    assert [s.view for s in stretches] == views[:MOST]


def test_no_evidence_is_nothing_to_read(weigh_all, make_view):
    _, weighed = weigh_all("What is it?", make_view(SHORT))
    assert isinstance(weighed, Weighed)
    assert choose_stretches(weighed) == ()


def test_a_window_has_no_more_than_its_room_unless_one_sentence_has(make_view, stretches_of):
    lengths = [30 + 61 * n % 400 for n in range(40)]
    view = make_view(sentences(*lengths))
    for stretch in stretches_of(*((view, n) for n in range(0, 40, 3))):
        assert len(stretch.window.text) <= ROOM or stretch.first == stretch.last
        assert stretch.window.text == view.text[stretch.span.start : stretch.span.end]


@pytest.mark.parametrize(
    ("title", "published", "expected"),
    [
        (None, None, ""),
        ("Judul", None, "Judul"),
        (None, "2022-08-15", "15 Agustus 2022"),
        ("Judul", "2022-08-15T17:35", "Judul. 15 Agustus 2022, 17.35"),
        ("Judul", "2022", "Judul. 2022"),
        ("Judul", "bad", "Judul"),
    ],
)
def test_title_and_date_stand_before_a_window(make_view, title, published, expected):
    assert heading(make_view(SHORT, title=title, published=published)) == expected

"""What reaches a terminal: no control characters, no markup, and the places to look up."""

import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index import SyncReport
from ui.json_output import answer_object, dump
from ui.terminal import answer_text, console, report_text, show

UNSAFE = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200B)} - {"\n"}
any_text = st.one_of(
    st.text(),
    st.text(alphabet=[*UNSAFE, "[", "]", "a", "\n"]),
    st.sampled_from(["\x1b]0;owned\x07", "[bold red]x[/]", ":smile:", "[/nothing]", "\x1b[2J"]),
)


def printed(text, force_terminal=False):
    out = io.StringIO()
    target = console(out)
    if force_terminal:
        target = type(target)(file=out, markup=False, force_terminal=True, color_system=None)
    show(text, target)
    return out.getvalue()


@given(any_text, any_text)
def test_no_control_character_reaches_the_terminal(answer_with, text, quote):
    for refused in (False, True):
        out = printed(answer_text(answer_with(text, quote, refused=refused)))
        assert not set(out) & UNSAFE


@given(any_text)
def test_json_is_one_exact_object_of_safe_characters(answer_with, text):
    answer = answer_with(text)
    out = dump(answer_object(answer))
    assert not set(out) & UNSAFE
    assert json.loads(out) == answer_object(answer)


def test_markup_in_an_article_is_shown_as_it_is(answer_with):
    out = printed(answer_text(answer_with("[bold]x[/bold] :smile:")), force_terminal=True)
    assert "[bold]x[/bold] :smile:" in out


def test_sources_name_the_place_and_the_quote(answer_with):
    out = printed(answer_text(answer_with("Judul", "Kim pergi.")))
    assert "[1] Judul — Judul, Judul\n    Judul:10-20\n    Kim pergi." in out


def test_a_refusal_gives_its_reason_in_the_questions_language(answer_with):
    assert "The articles do not say." in printed(answer_text(answer_with("x", refused=True)))
    indonesian = answer_with("x", language="id", refused=True)
    assert "Berita-berita ini tidak menyebutkannya." in printed(answer_text(indonesian))


def test_how_likely_the_articles_answer_stands_below(answer_with):
    for refused in (False, True):
        english = answer_with("x", refused=refused)
        assert "\n\nLikelihood that the articles answer this: 88 %" in printed(answer_text(english))
    indonesian = answer_with("x", language="id")
    assert "\n\nKemungkinan berita menjawab ini: 88 %" in printed(answer_text(indonesian))
    assert "ikel" not in printed(answer_text(replace(english, confidence=None)))
    assert "answer this: 1 %" in printed(answer_text(replace(english, confidence=0.0)))


def test_json_has_the_keys_of_the_contract(answer_with):
    found = answer_object(answer_with("x"))
    assert list(found) == (
        "question resolved language text refused reason statements withheld citations closest "
        "conflicts writer leads confidence timings_ms".split()
    )
    assert found["statements"] == [
        {"text": "x [1]", "support": "partial", "why": "x", "citations": [1]}
    ]
    assert found["leads"] == [{"text": "x", "verbatim": "Kim pergi.", "citations": [1]}]
    assert found["confidence"] == 0.876
    assert answer_object(answer_with("x", refused=True))["leads"] == []
    assert found["citations"] == [
        {
            "number": 1,
            "quote": "Kim pergi.",
            "start": 10,
            "end": 20,
            "article_id": "a1",
            "title": "x",
            "outlet": "x",
            "published": "x",
            "path": "x",
        }
    ]


def test_a_report_counts():
    assert report_text(SyncReport(added=("a", "b"))) == (
        "added 2, updated 0, unchanged 0, removed 0, rejected 0"
    )

"""What reaches a terminal: no control characters, no markup, and the places to look up."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import SyncReport
from rag.answer import Conflict
from rag.wording import refusal
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


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    "reason", ["nothing_found", "not_supported", "outside_dates", "model_refused"]
)
def test_a_refusal_gives_its_reason_and_the_closest_passages(answer_with, language, reason):
    told = refusal(language, reason)
    answer = replace(answer_with("x", "q", language, refused=True), text=told, reason=reason)
    closest = {"en": "Closest passages:", "id": "Bagian terdekat:"}[language]
    assert f"{told}\n\n{closest}\n\n- x — x, x\n    x:0-1\n    x\n" in printed(answer_text(answer))


def test_what_is_not_supported_says_so_and_why(answer_with):
    answer = answer_with("Kim pergi.")
    flagged = replace(answer.statements[0], text="Kim menang.", support="unsupported", why="tidak")
    sure = replace(flagged, text="Kim pulang.", support="supported")
    shown = (*answer.statements, flagged, sure)
    answer = replace(answer, text="\n".join(each.text for each in shown), statements=shown)
    assert printed(answer_text(replace(answer, notice=None, resolved=None))).startswith(
        "Kim pergi. [1] (partly supported: Kim pergi.)\n"
        "Kim menang. (not supported: tidak)\n"
        "Kim pulang.\n"
    )
    indonesian = printed(answer_text(replace(answer, language="id")))
    assert "(didukung sebagian: Kim pergi.)" in indonesian
    assert "(tidak didukung: tidak)" in indonesian


def test_a_notice_and_what_was_held_back_are_said(answer_with):
    answer = replace(answer_with("x"), notice="The language model failed.", writer="quote")
    out = printed(answer_text(answer))
    assert "The language model failed.\n\nx\nx [1]" in out
    assert "1 statement was held back: the articles do not support it. The option --json" in out
    two = replace(answer, withheld=answer.withheld * 2, notice=None, language="id")
    assert "2 pernyataan ditahan" in printed(answer_text(two))
    assert "failed" not in printed(answer_text(two))


def test_only_an_answer_of_a_model_says_who_wrote_it(answer_with):
    answer = answer_with("x")
    assert "Written by ollama:x, each sentence checked" in printed(answer_text(answer))
    assert "Written by" not in printed(answer_text(replace(answer, writer="quote")))


def test_the_sides_of_a_conflict_stand_under_each_other(answer_with):
    answer = answer_with("x")
    article = replace(answer.citations[0].article, outlet="Antara", published="2022-11-21")
    one = replace(answer.citations[0], article=article)
    other = replace(one, number=2, article=replace(article, outlet="Tempo", published=None))
    conflict = Conflict("jumlah", (one, other), ("162 orang", "268 orang"))
    assert (
        "\n\nThe articles differ:\n"
        "    “162 orang” (Antara, 21 November 2022) [1]\n"
        "    “268 orang” (Tempo, undated) [2]\n"
    ) in printed(answer_text(replace(answer, conflicts=(conflict,))))


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
        "conflicts writer notice leads confidence timings_ms".split()
    )
    assert found["statements"] == [
        {"text": "x [1]", "support": "partial", "why": "x", "citations": [1]}
    ]
    assert found["leads"] == [{"text": "x", "verbatim": "Kim pergi.", "citations": [1]}]
    assert found["confidence"] == 0.876
    assert found["notice"] == "x"
    assert found["conflicts"] == [
        {"about": "x", "values": ["x", "268 orang"], "citations": [1, 2]},
        {"about": "x", "values": [], "citations": [1, 2]},
    ]
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

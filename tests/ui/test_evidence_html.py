"""The page's HTML: no string from an article, a question or a model can become markup."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Span
from rag.answer import Citation, Conflict
from ui.answer_html import answer_html, linked, notice_html, partial_html
from ui.evidence_html import evidence, panel
from ui.highlight import pieces
from ui.untrusted import clean, inert, one_line
from ui.words import ENGLISH, INDONESIAN

OURS = {"section", "article", "header", "blockquote", "details", "summary", "mark", "strong"}
OURS |= {"div", "span", "p", "h3", "a", "ul", "li"}

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=https://evil.example/x onerror=alert(1)>",
    "![x](https://evil.example/x.png) [y](javascript:alert(1)) <https://evil.example>",
    "\"><svg onload=alert(1)> ' onclick=alert(1) ",
    "</p></section><iframe src=//evil.example>",
    "# heading\n\n* list\n\n    code\n\n```mermaid\nx\n```\n\n| a | b |\n|---|---|",
    "www.evil.example me@evil.example &lt;b&gt; $$x^2$$ %%%LATEX_BLOCK_0%%%",
    "[1] [2](#quote-1-1) [99]",
)
any_text = st.one_of(
    st.text(),
    st.sampled_from(ATTACKS),
    st.text(alphabet="<>&\"'`[]()!#*_-=+|~\\/:.@$%{} \n\tab"),
)


class Collector(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = set(), [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def read(markup):
    collector = Collector()
    collector.feed(markup)
    collector.close()
    return collector


def assert_harmless(markup):
    found = read(markup)
    assert found.tags <= OURS
    for name, value in found.attributes:
        assert name in {"class", "id", "lang", "href", "tabindex"}
        assert re.fullmatch(r"[a-z0-9 #-]*", value)
        if name == "href":
            assert re.fullmatch(r"#quote-\d+-\d+", value)
    # Markdown reads these pages first: no line may begin a block, no character may begin a span.
    assert "\n" not in markup
    bare = re.sub(r"<[^>]*>|&#\d+;", "", markup)
    assert not set(bare) & set("!\"#$%&'()*+/:<=>@[\\]^_`{|}~") - set("’“”…(),.:")


@given(any_text, any_text)
def test_nothing_untrusted_becomes_markup(answer_with, text, quote):
    for refused in (False, True):
        answer = answer_with(text, quote, refused=refused)
        assert_harmless(evidence(answer, 1))
        assert_harmless(answer_html(answer, 1))
        assert_harmless(partial_html(answer.statements, 1, text, "en"))
        assert_harmless(panel([(text, evidence(answer, 1)), (text, "")], ENGLISH))
    assert_harmless(notice_html(text))


@given(any_text)
def test_inert_text_reads_as_it_was_written(text):
    assert html.unescape(inert(text)) == one_line(text)


@given(any_text, st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50))))
def test_pieces_make_the_whole_quote(quote, ends):
    article = Article("a1", None, None, None, "id", None, "a.txt")
    spans = tuple(Span(max(0, start), end) for start, end in ends)
    citation = Citation(1, quote, 0, len(quote), article, spans)
    assert "".join(text for text, _ in pieces(citation)) == quote


def test_direction_and_invisible_characters_are_removed():
    hidden = "a\u202eb\u2066c\u200bd\U000e0041e\x00f\x1b[31m\x85g\ud800"
    assert clean(hidden) == "abcdef[31m\ng\ufffd"


def test_a_card_shows_the_quote_in_its_surroundings():
    article = Article("a1", "Judul", "URnews", None, "id", "2022-08-15T17:35", "/x/a.txt")
    matches = (Span(0, 3),)
    citation = Citation(2, "Kim pergi.", 40, 50, article, matches, "Pagi itu ", " Lalu pulang.")
    answer = _answer(citation)
    markup = evidence(answer, 3)
    assert 'id="quote-3-2"' in markup
    assert "<mark" in markup
    assert read(markup).text == (
        "2JudulURnews · 15 August 2022, 17:35… Pagi itu Kim pergi. Lalu pulang."
        "Stands at characters 40 to 50 of a.txt"
    )
    assert re.findall(r'<strong class="kt-match">(.*?)</strong>', markup) == ["Kim"]


def test_a_missing_date_is_said_in_the_questions_language():
    article = Article("a1", None, None, None, "id", None, "/x/a.txt")
    citation = Citation(1, "Kim pergi.", 0, 10, article)
    assert "date not stated" in read(evidence(_answer(citation), 1)).text
    assert "tanggal tidak disebut" in read(evidence(_answer(citation, "id"), 1)).text


def test_how_likely_the_articles_answer_is_a_note(answer_with):
    markup = answer_html(answer_with("x"), 1)
    assert read(markup).text.endswith("Likelihood that the articles answer this: 88 %")
    unweighed = answer_html(replace(answer_with("x"), confidence=None), 1)
    assert "Likelihood" not in unweighed


def test_statements_that_are_not_supported_are_marked_with_the_reason(answer_with):
    answer = answer_with("Kim pergi.")
    flagged = replace(answer.statements[0], text="Kim menang.", support="unsupported", why="tidak")
    text = f"{answer.text}\n{flagged.text}"
    answer = replace(answer, text=text, statements=(*answer.statements, flagged))
    for markup in (
        answer_html(answer, 1),
        partial_html(answer.statements, 0, "", "en"),
    ):
        assert re.findall(r'<span class="kt-(.*?)">(.*?)</span>', markup)[:2] == [
            ("partial", "partly supported&#58; Kim pergi&#46;"),
            ("unsupported", "not supported&#58; tidak"),
        ]


def test_what_was_held_back_unfolds_with_the_reason(answer_with):
    answer = answer_with("Kim pergi.", language="id")
    held = replace(answer.withheld[0], text="<b>Kim</b> menang.", support="unsupported", why="lain")
    markup = answer_html(replace(answer, withheld=(held,) * 2), 1)
    (folded,) = re.findall(r'<details class="kt-withheld">(.*?)</details>', markup)
    assert read(folded).text == (
        "2 pernyataan ditahan: tidak didukung oleh berita."
        + 2 * "<b>Kim</b> menang. tidak didukung: lain"
    )
    assert "<a" not in folded
    assert "kt-withheld" not in answer_html(replace(answer, withheld=()), 1)


def test_a_notice_stands_before_the_answer(answer_with):
    markup = answer_html(replace(answer_with("x"), notice="The model failed."), 1)
    assert markup.index("The model failed&#46;") < markup.index("kt-lead")
    assert "kt-caution" not in answer_html(replace(answer_with("x"), notice=None), 1)


def test_the_sides_of_a_conflict_have_outlet_date_and_a_link(answer_with):
    answer = answer_with("x")
    article = Article("a1", None, "Antara", None, "id", "2022-11-21", "/x/a.txt")
    sides = (Citation(1, "q", 0, 1, article), Citation(2, "q", 0, 1, article))
    conflict = Conflict("162 / 268", sides, ("162 orang", "268 orang"))
    markup = answer_html(replace(answer, conflicts=(conflict,)), 7)
    (shown,) = re.findall(r'<div class="kt-conflict">(.*?)</div>', markup)
    assert read(shown).text == (
        "The articles differ:“162 orang” (Antara, 21 November 2022)\xa01"
        "“268 orang” (Antara, 21 November 2022)\xa02"
    )
    assert re.findall('href="(.*?)"', shown) == ["#quote-7-1", "#quote-7-2"]


def test_only_marks_of_existing_citations_are_links():
    assert linked("a [1] b [9]", {1}, 4) == (
        'a&#160;<a class="kt-mark" href="#quote-4-1">1</a> b &#91;9&#93;'
    )


def test_earlier_evidence_is_folded_below_the_latest():
    markup = panel([("one", "<p>1</p>"), ("two", ""), ("three", "<p>3</p>")], INDONESIAN)
    assert read(markup).text == "3Sebelumnya: one1"


def _answer(citation, language="en"):
    from rag.answer import Answer, Statement

    statement = Statement("“Kim pergi.” [1]", "supported", "", (citation,))
    return Answer(
        question="q",
        resolved=None,
        language=language,
        text=statement.text,
        refused=False,
        reason=None,
        statements=(statement,),
        withheld=(),
        citations=(citation,),
        closest=(),
        conflicts=(),
        writer="quote",
    )

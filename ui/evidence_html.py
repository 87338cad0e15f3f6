"""The evidence panel's HTML: each quote in its surroundings, or the closest passages.

Every string that comes from an article, a question or a model passes ``inert``. The only links
go from a mark in the chat to its card here, and both ends are made of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Article, Hit
from rag.answer import Answer, Citation
from ui.highlight import pieces
from ui.texts import also_in, date_words, headline
from ui.untrusted import inert
from ui.words import Words, words


def card_id(turn: int, number: int) -> str:
    """The id of a citation's card, unique within a conversation."""
    return f"quote-{turn}-{number}"


def evidence(answer: Answer, turn: int) -> str:
    """What one answer stands on, or what came closest if it was refused."""
    parts = [_card(citation, turn, answer.language) for citation in answer.citations]
    if answer.refused and answer.closest:
        says = words(answer.language)
        parts.append(f'<p class="kt-note">{says.closest}</p>')
        parts += [_passage(hit, answer.language) for hit in answer.closest]
    return f'<section class="kt-turn" lang="{_lang(answer.language)}">{"".join(parts)}</section>'


def panel(turns: Sequence[tuple[str, str]], says: Words) -> str:
    """The whole panel: the latest turn's evidence open, earlier ones folded away below it.

    Args:
        turns: Question and evidence HTML of each turn, oldest first.
        says: The interface's words.
    """
    if not turns:
        return f'<p class="kt-note kt-empty">{says.evidence_empty}</p>'
    *earlier, (_, latest) = turns
    folded = "".join(
        f'<details class="kt-earlier"><summary><span>{says.earlier}:</span> {inert(question)}'
        f"</summary>{html}</details>"
        for question, html in reversed(earlier)
        if html
    )
    return latest + folded


def _card(citation: Citation, turn: int, language: str) -> str:
    """A citation with the quote marked in the text around it."""
    says = words(language)
    quote = "".join(
        f'<strong class="kt-match">{inert(text)}</strong>' if matched else inert(text)
        for text, matched in pieces(citation)
    )
    # Where the surroundings begin in mid-article, say so.
    cut = citation.start > len(citation.before)
    before = ("… " if cut and citation.before else "") + inert(citation.before)
    place = says.surroundings.format(
        start=citation.start, end=citation.end, path=_file_name(citation.article)
    )
    return (
        f'<article class="kt-card" id="{card_id(turn, citation.number)}" tabindex="-1">'
        f"{_header(citation.article, language, str(citation.number))}"
        f'<blockquote lang="{_lang(citation.article.language)}">'
        f'<span class="kt-context">{before}</span>'
        f'<mark class="kt-quote">{quote}</mark>'
        f'<span class="kt-context">{inert(citation.after)}</span></blockquote>'
        f'<p class="kt-place">{inert(place)}</p></article>'
    )


def _passage(hit: Hit, language: str) -> str:
    """A passage that search found, shown as it is: nothing in it is marked as an answer."""
    article = hit.passage.article
    also = ""
    if hit.also:
        also = f'<p class="kt-place">{inert(also_in(hit.also, language))}</p>'
    return (
        f'<article class="kt-card kt-closest">{_header(article, language, "")}'
        f'<blockquote lang="{_lang(article.language)}">{inert(hit.passage.text)}</blockquote>'
        f"{also}</article>"
    )


def _header(article: Article, language: str, number: str) -> str:
    """Number, headline, outlet and date."""
    says = words(language)
    badge = f'<span class="kt-number">{number}</span>' if number else ""
    outlet = inert(article.outlet) if article.outlet else says.no_outlet
    date = inert(date_words(article.published, language))
    missing = "" if article.published else " kt-missing"
    return (
        f'<header>{badge}<div><h3 lang="{_lang(article.language)}">'
        f"{inert(headline(article))}</h3>"
        f'<p class="kt-source">{outlet} <span class="kt-dot">·</span> '
        f'<span class="kt-date{missing}">{date}</span></p></div></header>'
    )


def mark(number: int, turn: int) -> str:
    """A citation mark that leads to its card."""
    return f'<a class="kt-mark" href="#{card_id(turn, number)}">{number}</a>'


def _file_name(article: Article) -> str:
    """The file's name: the panel is narrow, and its folder is no evidence."""
    return article.path.replace("\\", "/").rsplit("/", 1)[-1]


def _lang(language: str) -> str:
    """A language as an HTML attribute, for screen readers and hyphenation."""
    return language if language in ("id", "en") else "und"

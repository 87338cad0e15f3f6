"""Fragments filled into the question before them: "And in 2026?", "Di mana?", "What about X?"."""

from __future__ import annotations

import re

from index.article import Span
from index.dates import find_dates
from index.names import find_known_names
from index.words import find_words, fold, is_function_word
from rag.follow_up.clauses import ASKS_EN, ASKS_ID
from rag.follow_up.referents import THINGS, one_date
from rag.follow_up.standing import LEADING
from rag.typed import find_names

_BEFORE_DATE = re.compile(
    r"(?:\b(?:on|in|at|since|until|during|by|for|pada|di|sejak|hingga|sampai|selama|untuk|tahun|"
    r"bulan|tanggal|tgl|thn)\s+)+$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^(?:(?:in|at|for|from|to|with|di|ke|dari|untuk)\s+)", re.IGNORECASE)
_LOCATED = re.compile(r"\b(?:in|at|di)\s+(?:the\s+)?$", re.IGNORECASE)
_ASKS_AGAIN = re.compile(r"(?:how\s+(?:much|many)|berapa|when|kapan|who|siapa)\b\s*", re.IGNORECASE)
_WH_EN = re.compile(
    r"(?P<wh>when|where|why|how|(?:on|in|at)\s+(?:what|which)\s+\w+|(?:what|which)\s+"
    r"(?:date|day|year|city|country))(?:\s+exactly)?",
    re.IGNORECASE,
)
_WH_ID = re.compile(
    r"(?P<wh>kapan(?:kah)?|di\s?mana(?:kah)?|mengapa|kenapa|bagaimana|(?:pada\s+)?(?:tanggal|tgl|"
    r"hari|bulan|tahun|jam|pukul)\s+(?:berapa|brp|apa))(?:\s+(?:tepatnya|persisnya|itu))?",
    re.IGNORECASE,
)


def fill_in(text: str, earlier: str, language: str) -> tuple[str, bool] | None:
    """The earlier question with a fragment put in its place.

    Args:
        text: The follow-up.
        earlier: A whole question in the same language.
        language: Theirs.

    Returns:
        The question, and whether it asks for what the earlier one does ("And in 2026?"); None
        where the text is no fragment, or has no sure place.
    """
    led = LEADING.match(text)
    bare = (text[led.end() :] if led else text).strip().rstrip("?!. ")
    if asked := (_WH_EN if language == "en" else _WH_ID).fullmatch(bare):
        filled = _ask_otherwise(asked["wh"], earlier, language)
        return (filled, False) if filled else None
    again = _ASKS_AGAIN.match(bare)
    if again and earlier.lower().startswith(again.group().strip().lower()):
        bare = bare[again.end() :]  # "and how much in 2023?"
    filled = _other_date(bare, earlier, language) or _other_name(bare, earlier)
    return (filled, True) if filled else None


def _ask_otherwise(asks: str, earlier: str, language: str) -> str | None:
    """The question "When did X meet Y?" asked with "where"."""
    match = (ASKS_EN if language == "en" else ASKS_ID).match(earlier)
    if match is None:
        return None
    rest = earlier[match.end() :]
    if not match.group():  # "Did X visit Y?"
        rest = rest[0].lower() + rest[1:]
        if re.match(r"(?:is|are|was|were)\s", rest):
            return None
    return f"{asks[0].upper()}{asks[1:].lower()} {rest}"


def _other_date(bare: str, earlier: str, language: str) -> str | None:
    mentions = find_dates(f"pada {bare}" if language == "id" else f"in {bare}", language)
    shift = 5 if language == "id" else 3
    if len(mentions) != 1:
        return None
    start, end = mentions[0].start - shift, mentions[0].end - shift
    if start < 0 or bare[end:].strip() or _BEFORE_DATE.sub("", bare[:start]).strip():
        return None
    said, own = bare[start:end], bare[:start].strip()
    before = one_date(earlier, language)
    if before is None:
        if find_dates(earlier, language):
            return None
        ending = re.search(r"\s*[?!.]*$", earlier)
        stop = ending.start() if ending else len(earlier)
        plain = "pada" if language == "id" else "on" if mentions[0].day else "in"
        return f"{earlier[:stop]} {own.lower() or plain} {said}?"
    place = before.start
    joined = _BEFORE_DATE.search(earlier[:place])
    if own and joined:
        place, said = joined.start(), f"{own.lower()} {said}"
    return earlier[:place] + said + earlier[before.end :]


def _other_name(bare: str, earlier: str) -> str | None:
    """The earlier question with its one name of the same sort replaced."""
    name = _BEFORE_NAME.sub("", bare)
    words = find_words(name)
    plain = [w for w in words if not is_function_word(w.folded, "und")]
    if not plain or not all(w.capitalised for w in plain):
        return None
    if words[0] is not plain[0] and words[0].folded != "the":
        return None
    spans = _same_sort(name, bool(_BEFORE_NAME.match(bare)), earlier)
    if len(spans) != 1:
        return None
    span = _without_noun(spans[0], earlier, name)
    return earlier[: span.start] + name + earlier[span.end :]


def _same_sort(name: str, located: bool, earlier: str) -> list[Span]:
    """The names of a question whose place another may take: places by places."""
    names = find_names(earlier)
    if located:
        there = [s for s in names if _LOCATED.search(earlier[: s.start])]
        if len(there) == 1:
            return there
    of_place = _is_place(name)
    if not of_place and len(names) == 1:
        return list(names)
    return [span for span in names if _is_place(span.of(earlier)) == of_place]


def _is_place(name: str) -> bool:
    return any(mention.name.kind == "place" for mention in find_known_names(name))


def _without_noun(span: Span, earlier: str, name: str) -> Span:
    """A name without the noun before it ("Kota Bandung") unless the new name has one too."""
    words = find_words(span.of(earlier))
    own = fold(find_words(name)[0].text)
    if len(words) > 1 and words[0].folded in THINGS and own not in THINGS:
        return Span(span.start + words[1].start, span.end)
    return span

"""The forms of English questions about the time between dated events."""

from __future__ import annotations

from rag.reckoning.patterns import AUXILIARY, Form, Kind, form

_UNIT_EN = r"(?P<unit>day|week|month|year)s?"
_AMOUNT_EN = rf"how\s+(?:many\s+{_UNIT_EN}|long|much\s+time)"
_LEAD_EN = (
    r"^(?:(?:and|so|then|but|about|roughly|approximately|exactly|please|(?:can|could)\s+you\s+tell"
    r"\s+me|tell\s+me|do\s+you\s+know|by)\s+)*"
)
_PASSING_EN = (
    r"(?:\s+(?:passed|elapsed|went|go|gone|by|was|is|were|are|it|lay|lies|lie|there|did|take|taken|"
    r"time|in|have|has|had|would|been|the|gap|interval|delay|apart|wait|pass|elapse))*"
)
_ORDER_EN = r"(?:after|following|before|prior\s+to)"
_FIRST_EN = r"(?P<word>first|earlier|earliest|sooner)"
_LAST_EN = r"(?P<word>last|later|latest|more\s+recent(?:ly)?|most\s+recent(?:ly)?)"
_HAPPEN_EN = (
    r"(?:(?:events?|one|of\s+(?:the|these)\s+(?:two|events)|came|come|comes|happened|happen|"
    r"occurred|occur|took\s+place|take\s+place|was|is|were)\s+)*"
)


def _which_en(kind: Kind, word: str) -> tuple[Form, ...]:
    return (
        form(
            kind, rf"^(?:which|what|who)\s+{_HAPPEN_EN}{word}\s*[,:;–—-]*\s+(?P<pair>.+\bor\b.+)$"
        ),
        form(
            kind,
            rf"^(?:who|(?:which|what)\s+\w+)\s+(?P<deed>(?:\S+\s+){{1,8}}?){word}\s*[,:;–—]\s*"
            r"(?P<pair>.+\bor\b.+)$",
        ),
        form(
            kind,
            rf"^(?P<pair>.+\bor\b.+?)\s*[,:;.?–—-]+\s*(?:which|what|who)\b[^,]{{0,40}}\b{word}"
            r"(?:\s+(?:happened|occurred|took\s+place))?$",
        ),
        form(
            kind,
            rf"^(?:did|was|were|is)\s+(?P<pair>.+\bor\b.+?)\s+"
            rf"(?:(?:happen|come|occur|take\s+place)\s+)?{word}$",
        ),
    )


ENGLISH = (
    form("ago", rf"{_LEAD_EN}{_AMOUNT_EN}\s+(?:ago|back)\s+(?P<clause>{AUXILIARY}\s.+)$"),
    form("ago", rf"^(?P<clause>.+?),?\s+{_AMOUNT_EN}\s+(?:ago|back)$"),
    form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}(?:\s+(?:has|have|had|would|passed|elapsed|it|been|gone|by))*\s+"
        r"since\s+(?P<first>.+?)\s+(?:when|until|till|before|by\s+the\s+time)\s+(?P<second>.+)$",
    ),
    form(
        "ago",
        rf"{_LEAD_EN}{_AMOUNT_EN}(?:\s+(?:has|have|is|was|would|will|it|there|be|been|passed|"
        r"elapsed|gone|by))*\s+since\s+(?P<clause>.+?)(?:\s+(?:until|till|to)\s+(?:now|today|date))?$",
    ),
    form(
        "between",
        r"^(?:after\s+)?(?P<first>.+?)\s*[,;.:–—]\s+(?:and\s+)?how\s+"
        rf"(?:many\s+{_UNIT_EN}|long)\s+(?:(?:later|afterwards?)\s+(?={AUXILIARY}\s)|did\s+it\s+take\s+"
        r"(?:until|before|till|for)\s+|(?:passed|was\s+it)\s+(?:until|before|till)\s+)(?P<second>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}\s+(?:later|afterwards?|after\s+(?:that|this))\s+"
        rf"(?P<second>{AUXILIARY}\s.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_EN}how\s+(?:many\s+{_UNIT_EN}|long|much\s+time|soon)(?:\s+(?:passed|elapsed))?\s+"
        rf"(?P<order>{_ORDER_EN})\s+(?P<rest>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}{_PASSING_EN}\s+between\s+(?P<pair>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}{_PASSING_EN}\s+from\s+(?P<stretch>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}\s+(?:did\s+it\s+take|was\s+it|went\s+by|passed|elapsed)\s+"
        r"(?:after|from)\s+(?P<first>.+?)\s+(?:until|before|till|for)\s+(?P<second>.+)$",
    ),
    form(
        "between",
        r"^what\s+(?:is|was)\s+the\s+(?:(?:time|interval|delay)(?:\s+\w+)?|"
        rf"(?:number|amount)\s+of\s+(?:time|{_UNIT_EN})|(?:gap|difference)\s+in\s+"
        r"(?:time|days|weeks|months|years))(?:\s+(?:that\s+)?(?:passed|elapsed))?\s+between\s+"
        r"(?P<pair>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_EN}how\s+many\s+{_UNIT_EN}\s+apart\s+(?:were|are|was|is)\s+(?P<pair>.+)$",
    ),
    form(
        "between",
        rf"^(?P<second>\w+\s+.+?)\s+{_AMOUNT_EN}\s+(?P<order>after|before)\s+(?P<first>.+)$",
    ),
    *_which_en("first", _FIRST_EN),
    *_which_en("last", _LAST_EN),
    form(
        "first",
        r"^(?P<asked>(?:did|was|were|had)\s+(?P<first>.+?)(?:\s+(?:happen|come|occur|take\s+place))?)\s+"
        r"(?P<order>before\s+or\s+after|after\s+or\s+before|before|after|(?:earlier|later)\s+than|"
        r"prior\s+to)\s+(?P<second>.+)$",
    ),
)

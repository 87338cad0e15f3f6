"""Whether two sentences of different articles say different things of the same matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.dates import DateMention
from index.lexicon import Lexicon
from index.words import find_words
from rag.align import Alignment
from rag.conflicts.matter import FEWEST, LIKE, Said, content, names, names_agree, overlap
from rag.conflicts.values import Amount, amounts_differ, find_amounts, find_days
from rag.follow_up.past_tense import past_tense

# Read off the hand-written pairs and pairs of news; see tests/rag/test_conflicts.py.
BOTH = 0.5  # share of each sentence's content that the other one has, at the least
BETTER = 0.6  # the same, of the sentence with the better share
NEGATED = 0.75  # the same of both, where one denies what the other says
NEAR_DAYS = 4  # dates of an event that may come again differ by no more in a conflict
NEWS_DAYS = 10  # articles on counts that change are no further apart
YEAR = 366
CASUALTIES = ("dead", "hurt", "missing", "homeless", "held", "damaged", "burnt")

_SPEECH = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|imbuh|papar|terang|sebut|dikatakan|mengatakan|"
    r"mengungkapkan|menjelaskan|menyampaikan|menyebut\w*|menegaskan|menyatakan|keterangan\w*|"
    r"dikutip|dilansir|menurut|kepada wartawan|said|says|told|according|stated|quoted|added|"
    r"statement|announced)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:lahir|dilahirkan|kelahiran|wafat|meninggal|tewas|gugur|diresmikan|meresmikan|didirikan|"
    r"mendirikan|berdiri|merdeka|menikah|dilantik|melantik|diluncurkan|tenggelam|jatuh|roboh|"
    r"born|died|dead|killed|inaugurated|opened|founded|established|married|sworn|launched|sank|"
    r"crashed|collapsed|independen\w+)\b",
    re.IGNORECASE,
)
# What is measured again and again, so that another day's value is no contradiction.
_AGAIN = re.compile(
    r"\b(?:harga|inflasi|kurs|suhu|indeks|ihsg|saham|survei|elektabilitas|nilai tukar|suku bunga|"
    r"mata uang|dolar|dollar|menguat|melemah|hari ini|pagi ini|malam ini|today|"
    r"produksi|penjualan|ekspor|impor|kasus|laba|pendapatan|"
    r"price|inflation|rate|temperature|"
    r"index|shares?|survey|poll|exchange|production|sales|exports?|imports?|cases|profit|revenue)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"tidak|\b(?:tak|bukan|bukanlah|membantah|menyangkal|not|never|denies|denied|deny)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:tidak hanya|bukan hanya|tidak cuma|bukan cuma|tak hanya|not only|jika|apabila|kalau|"
    r"apakah|agar|supaya|jangan|harus|akan|bisa|dapat|mungkin|if|whether|should|would|could|may|"
    r"might|will|can|must|belum|not yet)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:kedua|ketiga|keempat|pertama|kelima|first|second|third|fourth|fifth)\b"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sentences say differently.

    Attributes:
        kind: ``"date"``, ``"amount"`` or ``"claim"``.
        first: The words of the one, verbatim.
        second: Those of the other.
    """

    kind: str
    first: str
    second: str


def difference(one: Said, other: Said, lexicon: Lexicon) -> Difference | None:
    """What two sentences say differently of the same matter; None where that is not sure."""
    if not (names_agree(one, other) and _ordinals(one.text) == _ordinals(other.text)):
        return None
    days = find_days(one.text, one.language), find_days(other.text, other.language)
    amounts = find_amounts(one.text, one.language), find_amounts(other.text, other.language)
    shared = overlap(one, other, lexicon)
    if shared is None:
        return None
    low, high, count = shared
    enough = count >= FEWEST or (count > 0 and len(names(one) & names(other)) > 1)
    if low >= BOTH and high >= BETTER and enough:
        found = None
        if not _any_differ(*amounts):  # another occasion, if all about it is different
            found = _other_day(one, other, *days)
        found = found or _other_amount(one, other, *amounts, *days)
        if found is not None:
            return found
    if low >= NEGATED and count > FEWEST:
        return _denied(one, other, lexicon, days)
    return None


def _ordinals(text: str) -> frozenset[str]:
    return frozenset(_ORDINAL.findall(text.lower()))


def _other_day(
    one: Said, other: Said, mine: tuple[DateMention, ...], theirs: tuple[DateMention, ...]
) -> Difference | None:
    if len(mine) != 1 or len(theirs) != 1 or mine[0].compatible(theirs[0]):
        return None
    if _SPEECH.search(one.text) or _SPEECH.search(other.text):
        return None  # the date may be that of the speech
    if not _one_event(one, other, mine[0], theirs[0]):
        return None
    first, second = (s.text[d.start : d.end] for s, d in ((one, mine[0]), (other, theirs[0])))
    return Difference("date", first, second)


def _one_event(one: Said, other: Said, mine: DateMention, theirs: DateMention) -> bool:
    """True if two dates are hardly those of two events of one kind."""
    if _ONCE.search(one.text) and _ONCE.search(other.text):
        return True
    if None in (mine.day, mine.month, theirs.day, theirs.month):
        return False
    if None not in (mine.year, theirs.year) and mine.year != theirs.year:
        return False
    year = mine.year or theirs.year or 2024
    first, second = (date(year, d.month or 1, d.day or 1) for d in (mine, theirs))
    return abs((first - second).days) <= NEAR_DAYS


def _other_amount(
    one: Said,
    other: Said,
    mine: tuple[Amount, ...],
    theirs: tuple[Amount, ...],
    days: tuple[DateMention, ...],
    other_days: tuple[DateMention, ...],
) -> Difference | None:
    if any(not day.compatible(theirs_) for day in days for theirs_ in other_days):
        return None
    if bool(days) != bool(other_days) and _AGAIN.search(one.text):
        return None
    for amount in mine:
        rival = _rival(amount, mine, theirs)
        if rival is None or not amounts_differ(amount, rival):
            continue
        if not _same_time(one, other, amount):
            continue
        return Difference("amount", amount.span.of(one.text), rival.span.of(other.text))
    return None


def _any_differ(mine: tuple[Amount, ...], theirs: tuple[Amount, ...]) -> bool:
    rivals = ((amount, _rival(amount, mine, theirs)) for amount in mine)
    return any(rival and amounts_differ(amount, rival) for amount, rival in rivals)


def _rival(amount: Amount, mine: tuple[Amount, ...], theirs: tuple[Amount, ...]) -> Amount | None:
    """The one amount of the same thing in the other sentence, if each has just one."""
    found = [a for a in theirs if (a.of, a.state) == (amount.of, amount.state)]
    own = [a for a in mine if (a.of, a.state) == (amount.of, amount.state)]
    if len(found) != 1 or len(own) != 1 or amount.part or found[0].part:
        return None
    return found[0]


def _same_time(one: Said, other: Said, amount: Amount) -> bool:
    """True if the articles are near enough in time for a value that changes."""
    changes = amount.of in ("share", "poin", "poin persentase")
    changes = changes or bool(_AGAIN.search(one.text) or _AGAIN.search(other.text))
    apart = _days_apart(one.published, other.published)
    if apart is None:
        return not changes
    return apart <= (1 if changes else NEWS_DAYS if amount.state in CASUALTIES else YEAR)


def _days_apart(first: str | None, second: str | None) -> int | None:
    try:
        days = date.fromisoformat((first or "")[:10]) - date.fromisoformat((second or "")[:10])
        return abs(days.days)
    except ValueError:
        return None


def _denied(
    one: Said,
    other: Said,
    lexicon: Lexicon,
    days: tuple[tuple[DateMention, ...], tuple[DateMention, ...]],
) -> Difference | None:
    """One sentence denies just the verb or noun that the other one states."""
    marks = [list(_NOT.finditer(said.text)) for said in (one, other)]
    if sorted(map(len, marks)) != [0, 1] or _OPEN.search(one.text) or _OPEN.search(other.text):
        return None
    if any(not a.compatible(b) for a in days[0] for b in days[1]):
        return None
    apart = _days_apart(one.published, other.published)
    if apart is not None and apart > NEWS_DAYS:
        return None
    denying, stating = (one, other) if marks[0] else (other, one)
    mark = (marks[0] or marks[1])[0]
    following = [w for w in content(denying, []) if w.start >= mark.end()][:1]
    if not following or len(denying.text[mark.end() : following[0].start].split()) > 1:
        return None
    words = find_words(stating.text)
    alignment = Alignment(following, denying.language, {stating.text: words}, lexicon)
    past = past_tense(following[0].folded) in {word.folded for word in words}
    if alignment.best(stating.text)[0] < LIKE and not past:
        return None
    return Difference("claim", one.text, other.text)

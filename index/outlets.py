"""The outlets that a question names: "menurut Kompas", "according to detik", "in Tempo"."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from index.words import fold, is_function_word

_WORD = re.compile(r"[^\W_]+")
_DOMAIN = re.compile(r"\.(?:com|co\.id|or\.id|go\.id|id|co|net|org|tv|news|info)$", re.IGNORECASE)
_DOMAINS = r"(?:\s?\.\s?(?:com|co\.id|or\.id|go\.id|id|co|net|org|tv|news|info)|com)?"
# "Koran Tempo" and "Tempo", "Antara News" and "Antara" are the same to those who ask.
# "Harian Jogja" is not Jogja.
_KINDS = frozenset("harian koran majalah surat kabar kantor berita the lkbn www".split())
_ENDINGS = frozenset("news online com daily tv".split())
_PLACES = frozenset(
    """
    aceh ambon asia bali bandung banten batam bekasi bengkulu bogor cirebon depok indonesia jabar
    jakarta jambi jateng jatim jawa jogja kalimantan kaltim kupang lampung lombok makassar malang
    maluku manado medan nusantara padang palembang papua pekanbaru pontianak riau samarinda
    semarang singapura solo sulawesi sumatera sumatra sumbar sumsel sumut surabaya tangerang
    yogyakarta
    """.split()
)
# Outlets that are called by an ordinary word: alone, it names them only where something says so.
_ORDINARY = frozenset(
    """
    antara tempo detik suara merdeka bisnis kontan kompas tribun waspada fajar gatra fakta kabar
    warta jurnal harian media republika viva sinar pos gala times time
    post guardian independent express mirror sun star telegraph nation monitor standard observer
    economist bloomberg inquirer today metro forum panji radar sindo surya bernas
    """.split()
)
_STRONG_BEFORE = re.compile(
    r"\b(?:menurut|(?:di)?lansir(?:\s+dari|\s+oleh)?|melansir|(?:di|me)kutip(?:\s+dari)?|mengutip|"
    r"dilaporkan(?:\s+oleh)?|diberitakan(?:\s+oleh)?|ditulis(?:\s+oleh)?|laporan(?:\s+dari)?|"
    r"kata|berita(?:\s+(?:dari|di))?|artikel(?:\s+(?:dari|di))?|tulisan|versi|koran|harian|majalah|"
    r"situs|portal|media|kantor\s+berita|according\s+to|(?:reported|published|written|posted|"
    r"carried)\s+(?:by|in|on)|reports?\s+(?:by|in|from)|articles?\s+(?:by|in|on|from|of)|"
    r"stor(?:y|ies)\s+(?:by|in|on|from)|quoted\s+(?:by|in)|newspapers?|magazine|website|outlet)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WEAK_BEFORE = re.compile(
    r"\b(?:di|dari|oleh|dalam|pada|in|from|by|on|via|per)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:melaporkan|memberitakan|menulis|mengabarkan|mewartakan|melansir|menyebut(?:kan)?|"
    r"mengatakan|report(?:s|ed)?|wr(?:ote|ites?)|sa(?:ys?|id)|publish(?:es|ed)?|cover(?:s|ed)?|"
    r"article|story|report)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|/|&|\b(?:dan|atau|and|or|serta)\b)\s*", re.IGNORECASE)
_NEXT_WORD = re.compile(r"(?:[^\S\n]|-)+([^\W_]+)")
_LAST_WORD = re.compile(r"([^\W_]+)(?:[^\S\n]|-)+$")
_NEAR = 64  # code points before a name in which a cue, or the word before it, is looked for


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """Outlets of the collection that ``text[start:end]`` names, with words that say so for sure.

    Attributes:
        start: First code point, of "menurut" in "menurut Kompas", of "Kompas" in "di Kompas".
        end: One past the last.
        outlets: As the collection writes them; several where the name fits several.
        cued: True if words about the name say that it is an outlet's.
        certain: True if they can hardly mean anything else, as "menurut" and unlike "di", which
            a place may follow too.
    """

    start: int
    end: int
    outlets: tuple[str, ...]
    cued: bool
    certain: bool


def find_outlets(text: str, outlets: Collection[str]) -> list[NamedOutlet]:
    """The outlets of a collection that a question names, in order.

    Args:
        text: A question.
        outlets: The collection's outlets as it writes them.
    """
    pattern, by_alias = _compiled(tuple(sorted(outlets)))
    if pattern is None:
        return []
    found: list[NamedOutlet] = []
    for match in pattern.finditer(text):
        names = by_alias.get(_key(match["alias"]), ())
        if names and not _is_part_of_name(text, match):
            found.append(_named(text, match, names, found[-1] if found else None))
    found = _cued_together(text, found)
    return [f for f in found if f.cued or not _is_ordinary(text[f.start : f.end])]


def _cued_together(text: str, found: list[NamedOutlet]) -> list[NamedOutlet]:
    """What one outlet's words say holds for those before it in a list: "Kompas and Tempo wrote"."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        listed = _AND.fullmatch(text, one.end, other.start)
        if other.cued and not one.cued and listed:
            end = other.start if other.certain else one.end
            found[place] = replace(one, end=end, cued=True, certain=other.certain)
    return found


def matching_outlets(name: str, outlets: Collection[str]) -> tuple[str, ...]:
    """The outlets of a collection that a name alone stands for: "kompas" for ``Kompas.com``."""
    pattern, by_alias = _compiled(tuple(sorted(outlets)))
    match = pattern.fullmatch(name.strip()) if pattern is not None else None
    return by_alias.get(_key(match["alias"]), ()) if match is not None else ()


def _named(
    text: str, match: re.Match[str], names: tuple[str, ...], previous: NamedOutlet | None
) -> NamedOutlet:
    """An outlet's name with what the words about it say: for sure, perhaps, or nothing."""
    start, end = match.span()
    near = max(start - _NEAR, 0)
    if before := _STRONG_BEFORE.search(text, near, start):
        return NamedOutlet(before.start(), end, names, cued=True, certain=True)
    if _AFTER.match(text, end):
        return NamedOutlet(start, end, names, cued=True, certain=True)
    if previous and previous.cued and _AND.fullmatch(text, previous.end, start):
        start = previous.end if previous.certain else start
        return NamedOutlet(start, end, names, cued=True, certain=previous.certain)
    # "di antara", "dalam tempo dua hari": small letters are the ordinary word's.
    capital = match["alias"][0].isupper() and not text.isupper()
    cued = (capital or not _is_ordinary(match.group())) and _WEAK_BEFORE.search(text, near, start)
    return NamedOutlet(start, end, names, cued=bool(cued), certain=False)


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """True for Merdeka in "Merdeka Square" and "Suara Merdeka", which is no outlet's name there.

    A longer name that is an outlet's too is matched as a whole.
    """
    name = match.group()
    if not name[0].isupper() or text.isupper() or match["domain"] or _DOMAIN.search(name):
        return False
    after = _NEXT_WORD.match(text, match.end())
    if after and _is_name(after[1]) and after[1].lower() not in _ENDINGS:
        return True
    near = max(match.start() - _NEAR, 0)
    before = _LAST_WORD.search(text, near, match.start())
    if before is None or not _is_name(before[1]) or before[1].lower() in _KINDS:
        return False
    if before.start() == 0 and not _is_ordinary(name):  # "Bandingkan Liputan6 dan Okezone"
        return False
    cues = (_STRONG_BEFORE, _WEAK_BEFORE)
    return not any(cue.search(text, near, match.start()) for cue in cues)


def _is_name(word: str) -> bool:
    """True for a capitalised word, unless it is of the kind of "Did" in "Did Kompas report"."""
    folded = fold(word)
    return word[0].isupper() and not any(is_function_word(folded, lang) for lang in ("id", "en"))


def _is_ordinary(name: str) -> bool:
    return _key(name) in _ORDINARY


def _key(name: str) -> str:
    return "".join(_WORD.findall(fold(name)))


@functools.lru_cache(maxsize=8)
def _compiled(
    outlets: tuple[str, ...],
) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, ...]]]:
    """A pattern of all names, the longest first, and the outlets that each stands for."""
    by_alias: dict[str, list[str]] = {}
    spelt: dict[str, list[str]] = {}
    for outlet in outlets:
        for words in _aliases(outlet):
            by_alias.setdefault("".join(words), []).append(outlet)
            spelt["".join(words)] = words
    if not by_alias:
        return None, {}
    names = "|".join(
        r"[\W_]{0,2}".join(map(re.escape, spelt[key]))
        for key in sorted(spelt, key=len, reverse=True)
    )
    pattern = re.compile(
        rf"(?<![^\W_])(?:www\.)?(?P<alias>{names})(?P<domain>{_DOMAINS})(?![^\W_])(?!\.[^\W_])",
        re.IGNORECASE,
    )
    return pattern, {key: tuple(dict.fromkeys(found)) for key, found in by_alias.items()}


def _aliases(outlet: str) -> Iterator[list[str]]:
    """The ways to write an outlet, as folded words: in full, without domain, kind or ending."""
    full = _WORD.findall(fold(outlet))
    if not full:
        return
    yield full
    bare = _WORD.findall(fold(_DOMAIN.sub("", outlet.strip())))
    while len(bare) > 1 and bare[0] in _KINDS:
        bare = bare[1:]
    while len(bare) > 1 and bare[-1] in _ENDINGS:
        bare = bare[:-1]
    if len(bare) == 1 and bare[0].endswith("com") and len(bare[0]) > 6:
        yield [bare[0]]
        bare = [bare[0][:-3]]
    capitals = outlet.split()
    if len(capitals) == 2 and capitals[1] == "Indonesia" and capitals[0].isupper():
        bare = bare[:1]  # CNN Indonesia
    if len(bare) == 1 and bare[0] in _PLACES:
        return
    if bare and bare != full and len("".join(bare)) >= 3:
        yield bare

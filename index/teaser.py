"""Teasers: pointers to other articles that stand inside a paragraph ("Baca juga: ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LABEL = re.compile(
    r"(?:(?:[Bb]aca|BACA|[Ss]imak|SIMAK|[Ll]ihat|LIHAT|[Tt]onton|[Ss]aksikan)"
    r"(?:\s(?:[Jj]uga|JUGA|[Pp]ula|[Ss]elengkapnya|[Vv]ideo|VIDEO))+|[Aa]lso [Rr]ead"
    r"|[Rr]ead (?:[Aa]lso|[Mm]ore)|READ (?:ALSO|MORE)|[Ss]ee [Aa]lso"
    r"|(?:Related|RELATED)(?: [Aa]rticles?| [Ss]tor(?:y|ies))?(?=\s*:))"
    r"(?P<colon>\s*[:|»]+)?(?P<gap>[\s,]*)"
)
# Most paragraphs hold none of these, which is quicker to see than to search.
_HINTS = (
    "also read",
    "read also",
    "read more",
    "see also",
    "related",
    *(
        f"{verb} {word}"
        for verb in ("baca", "simak", "lihat", "tonton", "saksikan")
        for word in ("juga", "pula", "selengkapnya", "video")
    ),
)
_BEFORE = re.compile(r"(?:^|[.!?\"”’)\]:,]|\s[-–—|])\s*$")
_STOP = re.compile(
    r"[.!?…]+[\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9]|\s*$|,,|\s*,\s*[\"“A-Z])|,,|,(?=[A-Z])|\s\|\s"
)
_QUOTED = re.compile(
    r"(?P<open>[\"“‘'])(?:[^\"“”‘’']|(?<=\w)['’](?=\w)){4,160}[\"”’'](?!\w)\s*[:.]?"
)
# Words that begin the next sentence where the teaser has no stop of its own.
_RESUME = re.compile(
    r"\s(?=(?:Namun|Sementara|Sebelumnya|Selain|Selanjutnya|Menurut|Dalam|Dia|Ia|Mereka|Meski|"
    r"Meskipun|Hal|Adapun|Sebagai|Ketika|Saat|Kemudian|Lalu|Karena|However|Meanwhile|According|He|"
    r"She|They|The|But|In|On)\s+[\"“]?[a-z])"
)
_WORD = re.compile(r"[^\W\d_]\S*")


def find_teasers(line: str) -> Iterator[tuple[int, int]]:
    """Where teasers stand in a line, with their labels."""
    lowered = line.lower()
    if not any(hint in lowered for hint in _HINTS):
        return
    after = 0
    for label in _LABEL.finditer(line):
        before = line[max(label.start() - 6, 0) : label.start()]
        if label.start() < after or not _BEFORE.search(before):
            continue
        after = _end_of_teaser(line, label)
        if after > label.start():
            yield label.start(), after


def _end_of_teaser(line: str, label: re.Match[str]) -> int:
    """Where the teaser of a label ends: at the label's start if it is no teaser."""
    begin = label.end()
    if begin == len(line) or "," in label["gap"]:
        return begin  # the title was a link that the page's copy has lost
    if quoted := _QUOTED.match(line, begin):
        return quoted.end()
    if not label["colon"] and not line[begin].isupper():
        return label.start()
    stop = _STOP.search(line, begin)
    end = stop.end() if stop else len(line)
    words = _WORD.findall(line, begin, end)
    capitals = sum(word[0].isupper() for word in words)
    if capitals >= 0.7 * len(words):
        return end
    if not label["colon"] and capitals < 3:
        return label.start()
    resume = _RESUME.search(line, begin, end)
    return resume.end() if resume else end

"""A claim turned from active to passive: the same said otherwise, or the roles exchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_NAME = r"[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,3}"
# At the beginning, or after a comma: elsewhere the first name may belong to what stands before it.
_FIRST = r"(?:^|(?<=, ))"
_ENGLISH = re.compile(rf"{_FIRST}(?P<one>{_NAME})\s+(?P<verb>[a-z]{{2,}}ed)\s+(?P<other>{_NAME})\b")
_INDONESIAN = re.compile(
    rf"{_FIRST}(?P<one>{_NAME})\s+(?P<verb>me[a-z]{{4,}})\s+(?P<other>{_NAME})\b"
)
# How the prefix me- changes the word's beginning, and what the beginning may have been.
_BEGINNINGS = (
    ("menge", ("",)),
    ("meny", ("s",)),
    ("meng", ("", "k")),
    ("mem", ("p", "")),
    ("men", ("t", "")),
    ("me", ("",)),
)


class Voices:
    """Turns sentences, knowing which passive forms Indonesian texts have.

    Args:
        texts: Texts, for which words there are.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        words = (word for text in texts for word in re.findall(r"\bdi[a-z]{4,}\b", text))
        self._passives: Mapping[str, int] = Counter(words)

    def turned(self, claim: str) -> tuple[str, str] | None:
        """The claim as a passive, and the passive with its two names exchanged.

        Returns:
            What says the same and what says the reverse; None where no two names stand around a
            verb that can be turned.
        """
        for pattern, passive in ((_ENGLISH, self._english), (_INDONESIAN, self._indonesian)):
            for found in pattern.finditer(claim):
                verb = passive(found["verb"])
                if verb is None or found["one"] == found["other"]:
                    continue
                before, after = claim[: found.start()], claim[found.end() :]
                same = f"{before}{found['other']} {verb} {found['one']}{after}"
                reverse = f"{before}{found['one']} {verb} {found['other']}{after}"
                return same, reverse
        return None

    def _english(self, verb: str) -> str | None:
        return f"was {verb} by"

    def _indonesian(self, verb: str) -> str | None:
        for prefix, beginnings in _BEGINNINGS:
            if not verb.startswith(prefix):
                continue
            forms = [f"di{beginning}{verb[len(prefix) :]}" for beginning in beginnings]
            best = max(forms, key=lambda form: self._passives.get(form, 0))
            if self._passives.get(best, 0) >= 3:
                return f"{best} oleh"
        return None

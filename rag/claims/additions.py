"""What a claim adds with "and" or the like to something that the passages do say."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from index.words import Word, find_words
from rag.align import Alignment
from rag.claims.passage import CitedPassage

UNKNOWN = 0.15  # no word of what is added may correspond better to any word of the passages
REST = 0.5  # of the other words must be covered: a claim in quite other words proves nothing
LEAST = 3  # other content words

# Only what is joined by these is looked at. True claims that say a thing in other words than the
# passage do so where they need to, in verbs and their objects; behind a preposition or "yang" an
# uncovered word is as often true as not.
_JOINED = re.compile(
    r"(?<=\s)(?:dan|serta|beserta|berikut|sekaligus|milik|selama|bersama|sambil|seraya|disaksikan|"
    r"and|as well as|along with|plus|together with)\b"
    # A second verb says the deed in other words as often as it adds one.
    r"(?! (?:was|were|is|are|be|been|being|had|has|have|then|now|later|once|still|also|did|does|"
    r"will|would|can|could|may|should|must|so|thus|therefore|berada|menjadi|adalah|masih|kini|"
    r"kemudian|lalu|akhirnya|karena)\b)"
)
_END = re.compile(
    r"[,;:()–—\"“”.]|\b(?:yang|dan|atau|serta|dengan|untuk|di|ke|dari|pada|oleh|sebagai|dalam|bagi|"
    r"tetapi|namun|lalu|kemudian|setelah|sebelum|karena|akibat|lewat|melalui|selama|sambil|tanpa|"
    r"guna|agar|bersama|tentang|kepada|hingga|sampai|who|which|that|whose|where|and|or|but|with|"
    r"for|to|from|in|on|at|by|of|as|after|before|into|through|during|while|without|because|about|"
    r"over|under|near|along|using|including|than)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:tidak|tak|bukan|belum|tanpa|gagal|not|never|no|un\w{4,}|fail\w*|without)\b|n['’]t\b",
    re.IGNORECASE,
)


def added_words(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> str | None:
    """What a claim adds to what the passages say, where nothing in them corresponds to it.

    Args:
        claim: The claim.
        language: Its language.
        passages: Those that it cites.
        alignment: Of the claim's words with all texts of the passages.
    """
    joined = list(_JOINED.finditer(claim))
    if not joined or not passages:
        return None
    texts = dict.fromkeys(text for passage in passages for text in passage.texts)
    best = np.max([alignment.best(text) for text in texts], axis=0)
    rows = {term.folded: row for row, term in enumerate(alignment.terms)}
    words = find_words(claim)
    for match in joined:
        stop = _END.search(claim, match.end())
        end = stop.start() if stop else len(claim)
        part = [w for w in words if match.end() <= w.start and w.end <= end and w.folded in rows]
        if part and not _NEGATED.search(claim, match.end(), end) and _is_added(part, rows, best):
            return claim[part[0].start : part[-1].end]
    return None


def _is_added(part: Sequence[Word], rows: dict[str, int], best: np.ndarray) -> bool:
    own = {rows[word.folded] for word in part}
    others = [row for row in rows.values() if row not in own]
    if len(others) < LEAST or best[others].mean() < REST:
        return False
    return bool(best[list(own)].max() <= UNKNOWN)

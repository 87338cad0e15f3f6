"""Bytes into text: the encoding found, or a plain reason why there is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_CONTROL = 0.005
_SAMPLE = 100_000
# Encodings that news in Indonesian and English comes in, where it is not Unicode.
_OLDER = ["cp1252", "iso8859_1", "mac_roman", "cp1250", "gb18030", "shift_jis", "euc_kr", "big5"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, or why it has none; one of the two is None."""

    text: str | None
    fault: str | None


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes, without its byte order mark, newlines as they are."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        unmarked = _utf16_without_mark(data)
        return _strict(data, unmarked) if unmarked else Decoded(None, "binary, not text")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _older(data, error.start)


def fault_of(text: str) -> str | None:
    """Why a text cannot be an article, or None if it can."""
    if not text.strip():
        return "empty: nothing but white space"
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        return "binary, not text"
    if _SURROGATE.search(text):
        return "broken: it holds half a character (a lone surrogate)"
    return None


def _checked(text: str) -> Decoded:
    fault = fault_of(text)
    return Decoded(None, fault) if fault else Decoded(text, None)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        return Decoded(None, f"not valid {encoding.upper()} at byte {error.start}")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in Latin text: every other byte is zero, the rest never are."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if len(data) % 2 or half == 0:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def _older(data: bytes, fault_at: int) -> Decoded:
    """Text in an encoding from before Unicode, where charset-normalizer is sure of it."""
    lenient = data[:_SAMPLE].decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if sum(character > "\x7f" for character in lenient) - broken >= broken:
        # Mostly sound UTF-8: another encoding would garble the sound part.
        return Decoded(None, f"not valid UTF-8 at byte {fault_at}")
    from charset_normalizer import from_bytes  # late: slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=_OLDER).best()
    if best is None or best.chaos > 0.1:
        return Decoded(None, "in an encoding that cannot be told; save it as UTF-8")
    return _strict(data, best.encoding)

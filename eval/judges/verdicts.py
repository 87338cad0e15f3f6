"""Reads the verdict out of what a language model replied, and nothing into it.

A reply counts only as a whole: the one line that was asked for. Looking for a word in it would
find SUPPORTED in UNSUPPORTED and in "not supported", and yes in yesterday.
"""

from __future__ import annotations

import re

from eval.judges.judge import Label

_LABELS: dict[str, Label] = {
    "supported": "supported",
    "contradicted": "contradicted",
    "unsupported": "unsupported",
    "yes": "supported",
    "no": "unsupported",
}
# What models put around a word to make it bold or a quotation.
_DRESS = re.compile("[*_`\"'“”‘’]")
# ASCII, since in Unicode a long s is an s where upper and lower case are the same.
_VERDICT = re.compile(
    r"(?:verdict[ \t]*:[ \t]*)?(supported|contradicted|unsupported)\.?", re.ASCII | re.IGNORECASE
)
_YES_NO = re.compile(r"(yes|no)\.?", re.ASCII | re.IGNORECASE)


def read_verdict(reply: str) -> Label | None:
    """The verdict of ``VERDICT: SUPPORTED`` or the bare word; None of any other reply.

    Args:
        reply: All that the model wrote, without thoughts.
    """
    return _read(_VERDICT, reply)


def read_yes_no(reply: str) -> Label | None:
    """The verdict of ``Yes`` or ``No``, which does not say whether anything is contradicted.

    Args:
        reply: All that the model wrote.
    """
    return _read(_YES_NO, reply)


def _read(form: re.Pattern[str], reply: str) -> Label | None:
    found = form.fullmatch(_DRESS.sub("", reply).strip())
    return _LABELS[found[1].lower()] if found else None

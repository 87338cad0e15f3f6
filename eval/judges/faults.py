"""What becomes of an item when a judge's language model fails."""

from __future__ import annotations

from eval.judges.judge import Judged
from index.errors import (
    JudgeError,
    UnknownModel,
    WriterBroke,
    WriterBusy,
    WriterError,
    WriterTooSlow,
    WriterUnreachable,
)


def excuse(error: WriterError, judge: str, has_replied: bool) -> Judged:
    """The item unscored, with the fault as the reason.

    Args:
        error: How the model failed.
        judge: Name of the judge.
        has_replied: Whether the model ever replied. One that never did, and failed by something
            other than time or load, lacks a key or a package and will fail again.

    Raises:
        JudgeError: If the model will fail for the next item too.
    """
    lasting = isinstance(error, WriterUnreachable | UnknownModel)
    passing = isinstance(error, WriterTooSlow | WriterBusy | WriterBroke)
    if lasting or not (passing or has_replied):
        raise JudgeError(f"The judge {judge} cannot go on: {error}") from error
    return Judged(None, reasons=(str(error),), passing=True)

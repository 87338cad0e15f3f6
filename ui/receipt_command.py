"""Receipts as files, for ``kutip ask --receipt`` and ``kutip verify``, and as text for the page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from index import Index
from index.errors import UsageError
from rag.receipt import (
    Line,
    Receipt,
    ReceiptError,
    check,
    from_files,
    from_index,
    parse_receipt,
    receipt_object,
)
from ui.json_output import dump
from ui.untrusted import one_line

MAX_BYTES = 5_000_000  # an answer's receipt has some ten thousand
_MAKE_ONE = "To make one: kutip ask QUESTION --receipt FILE"


def receipt_text(receipt: Receipt) -> str:
    """A receipt as it stands in a file."""
    return f"{dump(receipt_object(receipt))}\n"


def check_free(file: Path) -> None:
    """Refuses, before anything is asked, where no new file can be made.

    Raises:
        UsageError: If something of that name is there already, or its folder is not.
    """
    if file.exists() or file.is_symlink():
        raise UsageError(f"{file} is there already. Name a new file for the receipt.")
    if not file.absolute().parent.is_dir():
        raise UsageError(f"There is no folder {file.absolute().parent}. Make it first.")


def save(receipt: Receipt, file: Path) -> None:
    """Writes a receipt into a new file, whole or not at all; never over one that is there.

    Raises:
        UsageError: If something of that name is there already.
        ReceiptError: If it cannot be written.
    """
    text = receipt_text(receipt)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            try:
                new.write(text)
                new.flush()
            except OSError:
                file.unlink()
                raise
    except FileExistsError:
        check_free(file)
        raise
    except OSError as error:
        raise ReceiptError(f"The receipt {file} cannot be written: {error.strerror}.") from error


def load(file: Path) -> Receipt:
    """Reads a receipt.

    Raises:
        ReceiptError: If there is no such file, it cannot be read, or is no receipt.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReceiptError(
            f"The receipt {file} cannot be read: {error.strerror}. {_MAKE_ONE}"
        ) from error
    if len(data) > MAX_BYTES:
        raise ReceiptError(f"{file} is no receipt: it is over {MAX_BYTES // 1_000_000} MB.")
    try:
        return parse_receipt(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReceiptError(
            f"{file} is no receipt: not valid UTF-8 at byte {error.start}. {_MAKE_ONE}"
        ) from None
    except ReceiptError as error:
        raise ReceiptError(f"{file} {error}. {_MAKE_ONE}") from None


def verify(file: Path, articles: Sequence[Path], open_index: Callable[[], Index]) -> bool:
    """Checks a receipt and prints how each thing that it says stands.

    Args:
        file: The receipt.
        articles: Files and folders to look in; none means the index.
        open_index: Opens the index, if it comes to that.

    Returns:
        False if something no longer holds.

    Raises:
        ReceiptError: If the receipt cannot be read.
        PathError: If one of the articles' paths is missing.
    """
    receipt = load(file)
    if articles:
        found, rejected = from_files(articles, receipt)
        for each in rejected:
            print(one_line(f"not read {each.path}: {each.reason}"), file=sys.stderr)
    else:
        with open_index() as index:
            found = from_index(index, receipt)
    lines = check(receipt, found)
    print(report(lines))
    return all(line.state != "broken" for line in lines)


def report(lines: Sequence[Line]) -> str:
    """The lines of a check, one under the other, and what they come to."""
    shown = [one_line(f"{line.state}: {line.about} {line.text}") for line in lines]
    return "\n".join([*shown, "", _sum(lines)])


def _sum(lines: Sequence[Line]) -> str:
    broken = sum(line.state == "broken" for line in lines)
    unchecked = sum(line.state == "unchecked" for line in lines)
    open_ = f" Nothing can tell for {unchecked}; see above." if unchecked else ""
    if broken:
        return f"{broken} of {len(lines)} do not hold.{open_}"
    return f"Everything that can be checked holds.{open_}" if unchecked else "Everything holds."

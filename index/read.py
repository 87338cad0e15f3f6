"""Articles out of files and folders, one after the other, with a reason for each that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from index.article import RawArticle, Rejection
from index.decode import decode
from index.discover import Found, find_files
from index.formats import Content, fault_line, parse_json, read_page, read_record

READER_VERSION = "1"

MAX_BYTES = 20_000_000  # of a file; of a line in .jsonl, which is read line by line
_TOO_BIG = f"over the size limit of {MAX_BYTES // 1_000_000} MB"
_CHUNK = 1_000_000


def read_articles(root: Path) -> Iterator[RawArticle | Rejection]:
    """The articles under a root, in order; the inputs that are none, with the reason.

    Args:
        root: A folder, or one file.

    Raises:
        PathError: The root does not exist.
    """
    for found in find_files(root):
        if isinstance(found, Rejection):
            yield found
            continue
        try:
            yield from _READERS[found.path.suffix.lower()](found)
        except OSError as error:
            yield Rejection(str(found.path), f"cannot be read: {error.strerror}")


def count_articles(root: Path) -> int:
    """About how many articles there are under a root, for telling how far the reading is.

    Lines of a .jsonl count, empty ones too; any other file counts as one article.

    Args:
        root: A folder, or one file.

    Raises:
        PathError: The root does not exist.
    """
    return sum(_count(found) for found in find_files(root) if isinstance(found, Found))


def _count(found: Found) -> int:
    if found.path.suffix.lower() != ".jsonl":
        return 1
    lines, last = 0, b"\n"
    try:
        with found.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                lines, last = lines + chunk.count(b"\n"), chunk[-1:]
    except OSError:  # told when it is read
        return 0
    return lines + (last != b"\n")


def _read_text(found: Found) -> Iterator[RawArticle | Rejection]:
    text = _load(found)
    yield text if isinstance(text, Rejection) else RawArticle(found.place, str(found.path), text)


def _read_html(found: Found) -> Iterator[RawArticle | Rejection]:
    text = _load(found)
    if isinstance(text, Rejection):
        yield text
        return
    content = read_page(text)
    if content.fault is not None:
        yield Rejection(str(found.path), content.fault)
    else:
        yield RawArticle(found.place, str(found.path), content.text, content.given)


def _read_json(found: Found) -> Iterator[RawArticle | Rejection]:
    text = _load(found)
    if isinstance(text, Rejection):
        yield text
        return
    try:
        value = parse_json(text)
    except ValueError as error:
        yield Rejection(str(found.path), f"line {fault_line(text)}: {error}")
        return
    places = _Places(found)
    if isinstance(value, list):
        for number, record in enumerate(value, start=1):
            yield places.article(read_record(record), number, f"item {number}")
    else:
        yield places.article(read_record(value), 1, "line 1")


def _read_jsonl(found: Found) -> Iterator[RawArticle | Rejection]:
    places = _Places(found)
    for number, line in enumerate(_lines(found.path), start=1):
        if line is None:
            yield Rejection(str(found.path), f"line {number}: {_TOO_BIG}")
        elif line.strip():
            yield _read_line(places, line, number)


def _read_line(places: _Places, line: bytes, number: int) -> RawArticle | Rejection:
    label = f"line {number}"
    decoded = decode(line)
    if decoded.text is None:
        return places.article(Content(fault=decoded.fault), number, label)
    try:
        record = parse_json(decoded.text)
    except ValueError as error:
        return places.article(Content(fault=str(error)), number, label)
    return places.article(read_record(record), number, label)


_READERS: dict[str, Callable[[Found], Iterator[RawArticle | Rejection]]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
    ".jsonl": _read_jsonl,
}


class _Places:
    """Names the articles of one JSON file: by url, else by line; never two alike."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._taken: set[str] = set()

    def article(self, content: Content, number: int, label: str) -> RawArticle | Rejection:
        """The article of a record, or a rejection that names its line."""
        path = str(self._found.path)
        if content.fault is not None:
            return Rejection(path, f"{label}: {content.fault}")
        inside = content.given.get("url") or str(number)
        if inside in self._taken:
            inside = f"{inside}#{number}"
        self._taken.add(inside)
        return RawArticle(f"{self._found.place}#{inside}", path, content.text, content.given)


def _load(found: Found) -> str | Rejection:
    """The text of a whole file."""
    path = str(found.path)
    if found.size > MAX_BYTES:
        return Rejection(path, _TOO_BIG)
    with found.path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)  # it may have grown since it was found
    if len(data) > MAX_BYTES:
        return Rejection(path, _TOO_BIG)
    decoded = decode(data)
    if decoded.text is None:
        return Rejection(path, decoded.fault or "cannot be decoded")
    return decoded.text


def _lines(path: Path) -> Iterator[bytes | None]:
    """The lines of a file, None for one over the size limit."""
    with path.open("rb") as file:
        while line := file.readline(MAX_BYTES + 1):
            if len(line) <= MAX_BYTES:
                yield line
                continue
            yield None
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)

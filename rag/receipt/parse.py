"""Reads a receipt's JSON. Whatever a file holds, it becomes a receipt or one plain error."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar, cast, get_args

from index.errors import ReceiptError
from index.formats import parse_json
from rag.answer import Reason, Support
from rag.receipt.receipt import (
    FORMAT,
    FORMAT_KEY,
    Receipt,
    ReceiptArticle,
    ReceiptConflict,
    ReceiptLead,
    ReceiptQuote,
    ReceiptStatement,
)

MAX_ITEMS = 1_000  # of one list; an answer has a handful
FARTHEST = 1_000_000_000  # code point of an article
LONGEST_NAME = 80  # characters of a field's name in a message
_DIGEST = re.compile(r"[0-9a-f]{64}")
_Made = TypeVar("_Made")


def parse_receipt(text: str) -> Receipt:
    """The receipt that a JSON text holds.

    Raises:
        ReceiptError: If it is no JSON, no receipt, of another format version, or not whole; says
            which field is at fault.
    """
    try:
        value = parse_json(text)
    except ValueError as error:
        raise ReceiptError(f"is no receipt: {error}") from None
    if not isinstance(value, dict) or FORMAT_KEY not in value:
        raise ReceiptError(f'is no receipt: it has no field "{FORMAT_KEY}"')
    if value[FORMAT_KEY] is True or value[FORMAT_KEY] != FORMAT:
        raise ReceiptError(
            f"is a receipt of format {_shown(value[FORMAT_KEY])}; this version of Kutip reads "
            f"format {FORMAT}. Use the version of Kutip that wrote it"
        )
    return _receipt(_Fields(value, ""))


class _Fields:
    """The fields of one JSON object; each method raises a ReceiptError that names the field."""

    def __init__(self, value: object, where: str) -> None:
        self._where = where
        if not isinstance(value, dict):
            self._fail(where.rstrip("."), "is no object")
        self._values: dict[str, object] = value

    def has(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        value = self._get(name)
        if not isinstance(value, str):
            self._fail(name, f"is {_shown(value)}, not text")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self._get(name) is None else self.text(name)

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in known:
            self._fail(name, f"is {_shown(value)}, not one of {', '.join(known)}")
        return value

    def truth(self, name: str) -> bool:
        value = self._get(name)
        if not isinstance(value, bool):
            self._fail(name, f"is {_shown(value)}, not true or false")
        return value

    def number(self, name: str, least: int) -> int:
        return self._whole(name, self._get(name), least)

    def probability(self, name: str) -> float | None:
        value = self._get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
            self._fail(name, f"is {_shown(value)}, not a number")
        if not 0 <= value <= 1:
            self._fail(name, f"is {_shown(value)}, not between 0 and 1")
        return float(value)

    def numbers(self, name: str) -> tuple[int, ...]:
        return tuple(self._whole(name, value, 1) for value in self._list(name))

    def words(self, name: str) -> tuple[str, ...]:
        values = self._list(name)
        for value in values:
            self.check(name, isinstance(value, str), f"holds {_shown(value)}, which is no text")
        return tuple(str(value) for value in values)

    def texts(self, name: str) -> dict[str, str]:
        inner = _Fields(self._get(name), f"{self._where}{name}.")
        return {key: inner.text(key) for key in inner._values}

    def items(self, name: str, make: Callable[[_Fields], _Made]) -> tuple[_Made, ...]:
        values = enumerate(self._list(name), start=1)
        return tuple(make(_Fields(v, f"{self._where}{name}[{i}].")) for i, v in values)

    def check(self, name: str, fine: bool, fault: str) -> None:
        if not fine:
            self._fail(name, fault)

    def _get(self, name: str) -> object:
        if name not in self._values:
            self._fail(name, "is missing")
        return self._values[name]

    def _list(self, name: str) -> list[object]:
        value = self._get(name)
        if not isinstance(value, list):
            self._fail(name, f"is {_shown(value)}, not a list")
        if len(value) > MAX_ITEMS:
            self._fail(name, f"has {len(value)} items, more than {MAX_ITEMS}")
        return value

    def _whole(self, name: str, value: object, least: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            self._fail(name, f"is {_shown(value)}, not a whole number")
        if not least <= value <= FARTHEST:
            self._fail(name, f"is {_shown(value)}, not between {least} and {FARTHEST}")
        return value

    def _fail(self, name: str, fault: str) -> NoReturn:
        inside = name if name == self._where.rstrip(".") else f"{self._where}{name}"
        named = json.dumps(inside[:LONGEST_NAME])  # keys are anybody's text: escaped
        raise ReceiptError(f"is no whole receipt: the field {named} {fault}")


def _receipt(fields: _Fields) -> Receipt:
    reasons, refused = get_args(Reason), fields.truth("refused")
    reason = fields.one_of("reason", reasons) if fields.maybe_text("reason") is not None else None
    fields.check("reason", refused == (reason is not None), "does not go with refused")
    made = Receipt(
        created=fields.text("created"),
        versions=fields.texts("versions"),
        question=fields.text("question"),
        resolved=fields.maybe_text("resolved"),
        language=fields.one_of("language", ("id", "en")),
        text=fields.text("text"),
        refused=refused,
        reason=cast("Reason | None", reason),
        leads=fields.items("leads", _lead),
        statements=fields.items("statements", _statement),
        withheld=fields.items("withheld", _statement),
        quotes=fields.items("quotes", _quote),
        articles=fields.items("articles", _article),
        writer=fields.text("writer"),
        confidence=fields.probability("confidence"),
        # Receipts of the first versions of Kutip have neither.
        notice=fields.maybe_text("notice") if fields.has("notice") else None,
        conflicts=fields.items("conflicts", _conflict) if fields.has("conflicts") else (),
    )
    known = [article.id for article in made.articles]
    numbers = [quote.number for quote in made.quotes]
    fields.check("articles", len(set(known)) == len(known), "names one id twice")
    fields.check("quotes", len(set(numbers)) == len(numbers), "gives one number twice")
    for quote in made.quotes:
        fault = f"quotes the article {_shown(quote.article)}, which the receipt does not list"
        fields.check("quotes", quote.article in known, fault)
    return made


def _lead(fields: _Fields) -> ReceiptLead:
    return ReceiptLead(fields.text("text"), fields.text("verbatim"), fields.numbers("citations"))


def _statement(fields: _Fields) -> ReceiptStatement:
    return ReceiptStatement(
        text=fields.text("text"),
        support=cast("Support", fields.one_of("support", get_args(Support))),
        why=fields.text("why"),
        citations=fields.numbers("citations"),
    )


def _conflict(fields: _Fields) -> ReceiptConflict:
    made = ReceiptConflict(
        fields.text("about"), fields.words("values"), fields.numbers("citations")
    )
    sided = len(made.citations) >= 2 and len(made.values) in (0, len(made.citations))
    fields.check("values", sided, "does not go with its citations")
    return made


def _quote(fields: _Fields) -> ReceiptQuote:
    made = ReceiptQuote(
        number=fields.number("number", 1),
        quote=fields.text("quote"),
        start=fields.number("start", 0),
        end=fields.number("end", 1),
        article=fields.text("article"),
    )
    fields.check("quote", bool(made.quote.strip()), "is empty")
    fits = made.end - made.start == len(made.quote)
    fields.check("end", fits, f"is {made.end}, but start and the quote's length give another")
    return made


def _article(fields: _Fields) -> ReceiptArticle:
    digest = fields.text("sha256")
    whole = _DIGEST.fullmatch(digest) is not None
    fields.check("sha256", whole, "is not 64 small hexadecimal digits")
    return ReceiptArticle(
        id=fields.text("id"),
        title=fields.maybe_text("title"),
        outlet=fields.maybe_text("outlet"),
        published=fields.maybe_text("published"),
        language=fields.text("language"),
        url=fields.maybe_text("url"),
        path=fields.text("path"),
        sha256=digest,
    )


def _shown(value: Any) -> str:
    """A JSON value in a message, cut where it is long."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 200:
        return "a number of many digits"
    said = repr(value)
    return said if len(said) <= 60 else f"{said[:57]}..."

"""How a server of language models can fail, told so that a user knows what to do."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from index.errors import (
    UnknownModel,
    WriterBroke,
    WriterBusy,
    WriterError,
    WriterTooSlow,
    WriterUnreachable,
)
from rag.llm.paced import Pace

LONGEST = 200  # characters of a server's own words
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # control, direction, invisible


@dataclass(frozen=True, slots=True)
class Server:
    """A server and its model, as messages name them.

    Attributes:
        name: The model as users name it: ``ollama:qwen3:4b``.
        url: The server's address.
        start: What to do where nothing answers there.
        get: What to do where it has no such model.
        let_in: What to do where it wants a key.
    """

    name: str
    url: str
    start: str
    get: str
    let_in: str = "Let it answer without one"

    def unreachable(self) -> WriterUnreachable:
        """Nothing answers at the address."""
        return WriterUnreachable(
            f"No server answers at {self.url}, and the language model {self.name} needs it. "
            f"{self.start}"
        )

    def too_slow(self, lateness: str) -> WriterTooSlow:
        """It did not begin, go on or come to an end in time."""
        return WriterTooSlow(
            f"{self._subject()} {lateness}. Ask again when it is less busy, or take a smaller model"
        )

    def broke(self, what: str) -> WriterBroke:
        """What it sent cannot be taken for an answer."""
        return WriterBroke(f"{self._subject()} {what}")

    def refused(self, status: int, text: str) -> WriterError:
        """It answered with an error.

        Args:
            status: Of HTTP; -1 where the error came in the middle of an answer.
            text: What it said, untrusted.
        """
        said = harmless(text)
        if status == 404:
            return UnknownModel(f"The server at {self.url} has no {self.name}. {self.get}")
        if status in {429, 503}:
            return WriterBusy(f"{self._subject()} has too much to do: {said}. Ask again later")
        if status in {401, 403}:
            return WriterError(
                f"{self._subject()} wants a key: {said}. {self.let_in}, or do without a model: "
                "KUTIP_LLM=quote"
            )
        code = f" with {status}" if status > 0 else ""
        return WriterError(
            f"{self._subject()} failed{code}: {said}. Ask again, or do without a model: "
            "KUTIP_LLM=quote"
        )

    @contextlib.contextmanager
    def failing_plainly(self, pace: Pace) -> Iterator[None]:
        """Makes every way in which a talk with a server can fail one of the errors above."""
        try:
            yield
        except WriterError:
            raise
        except (ConnectionError, httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise self.unreachable() from error
        except httpx.TimeoutException as error:
            raise self.too_slow(pace.lateness() or "did not answer in time") from error
        except httpx.HTTPError as error:
            raise self.broke(
                f"broke off its answer ({type(error).__name__}). Ask again; where it happens "
                "again, look at the server's log"
            ) from error
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise self.broke(
                f"sent what cannot be read ({type(error).__name__}). Is it the right server?"
            ) from error

    def _subject(self) -> str:
        return f"The language model {self.name} at {self.url}"


def harmless(text: object) -> str:
    """A server's words on one short line, nothing in it that moves a cursor or cannot be seen."""
    seen = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in str(text)[:2_000])
    line = " ".join(seen.split()).rstrip(".")
    return (line if len(line) <= LONGEST else f"{line[:LONGEST]}…") or "no reason given"

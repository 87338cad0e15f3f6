"""What came of one question, whichever system answered it: plain values that a file keeps."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text that the system found and may have read.

    Attributes:
        text: Word for word.
        title: Title and date of where it stands; may be empty.
    """

    text: str
    title: str = ""

    @property
    def premise(self) -> str:
        """What a judge reads: the title is evidence too."""
        return f"{self.title}\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of an answer.

    Attributes:
        number: That of its ``[n]`` mark.
        text: What it points at: a quote, or a whole passage; None for a mark that points at
            nothing that the system was given.
        title: Title and date of where it stands; may be empty.
        verbatim: True if the quote stands so in its article; None where that cannot be told.
        file: Name of the file that holds the article; empty where the system does not say.
    """

    number: int
    text: str | None
    title: str = ""
    verbatim: bool | None = None
    file: str = ""

    @property
    def premise(self) -> str:
        """What a judge reads."""
        return Evidence(self.text or "", self.title).premise


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer.

    Attributes:
        text: Without marks.
        numbers: Of its citations.
        support: What the system itself said of it: ``supported``, ``partial``, ``unsupported``;
            None where it says nothing of the kind.
    """

    text: str
    numbers: tuple[int, ...] = ()
    support: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system answered to one question.

    Attributes:
        case: Id of the question.
        text: The answer with its marks; what was shown where it refused.
        refused: True if it did not answer.
        claims: Its sentences; none where it refused.
        citations: What their marks point at.
        evidence: All that it found; none where it does not say.
        withheld: How many sentences it kept back itself.
        short: What was asked for in a few words, if it names that; else None.
        confidence: How likely it says that the articles answer; None where it does not say.
        error: How it failed; None if it did not. A failed question counts for no figure but the
            share of failed ones.
    """

    case: str
    text: str
    refused: bool
    claims: tuple[Claim, ...] = ()
    citations: tuple[Cited, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    withheld: int = 0
    short: str | None = None
    confidence: float | None = None
    error: str | None = None

    def to_plain(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_plain(cls, values: dict[str, Any]) -> Outcome:
        """An outcome out of plain values.

        Raises:
            KeyError: If a field is missing.
            TypeError: If one is of another kind.
        """
        return cls(
            case=values["case"],
            text=values["text"],
            refused=values["refused"],
            claims=tuple(
                Claim(c["text"], tuple(c["numbers"]), c["support"]) for c in values["claims"]
            ),
            citations=tuple(Cited(**c) for c in values["citations"]),
            evidence=tuple(Evidence(**e) for e in values["evidence"]),
            withheld=values["withheld"],
            short=values["short"],
            confidence=values["confidence"],
            error=values["error"],
        )

"""Question, context and passage as the word pieces that the network reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LONGEST_QUESTION = 64  # pieces
LONGEST_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Pieces:
    """``[CLS] question [SEP] context [SEP] passage``, in numbers.

    Attributes:
        pieces: Numbers of the pieces.
        passage_from: Where the passage's pieces begin.
        offsets: First character and one past the last, in the passage, of each of its pieces.
    """

    pieces: list[int]
    passage_from: int
    offsets: list[tuple[int, int]]


def encode(tokenizer: Any, question: str, context: str, passage: str) -> Pieces:
    """Cuts question, context and passage into pieces.

    Args:
        tokenizer: A ``tokenizers.Tokenizer`` with ``[CLS]`` and ``[SEP]``.
        question: What is asked.
        context: Title and date of the passage's article, or nothing.
        passage: What may answer.
    """
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")

    def cut(text: str) -> Any:
        whole = text.encode("utf-8", "replace").decode()  # half a surrogate pair is no character
        return tokenizer.encode(whole, add_special_tokens=False)

    head = [cls, *cut(question).ids[:LONGEST_QUESTION], sep]
    if context:
        head += [*cut(context).ids[:LONGEST_CONTEXT], sep]
    body = cut(passage)
    return Pieces([*head, *body.ids], len(head), list(body.offsets))

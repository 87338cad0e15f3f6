"""Makes a follow-up a whole question with a language model, where the rules are not sure how."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing

from index.errors import WriterError
from index.words import find_words, is_function_word, stem
from rag.drafting.harmless import harmless
from rag.drafting.language_check import in_language
from rag.drafting.markdown import plain
from rag.llm.model import Ended, LanguageModel, Message

REMEMBERED = 4  # earlier questions given
LONGEST = 300  # characters of a question that is believed
ADDED = 3  # content words of its own that the model may add
LONGEST_S = 15.0  # seconds: whoever waits cannot stop it, and the rules can do without

_RULES = {
    "en": "Rewrite the last question so that it can be understood without the questions before "
    "it: put names for he, she, it, they, this and that. Change nothing else and add nothing. "
    "Write only the question, in English.",
    "id": "Tulis ulang pertanyaan terakhir agar dapat dipahami tanpa pertanyaan sebelumnya: ganti "
    "dia, itu, mereka dan -nya dengan namanya. Jangan mengubah atau menambah yang lain. Tulis "
    "hanya pertanyaannya, dalam bahasa Indonesia.",
}
_BEFORE = {"en": "Earlier question", "id": "Pertanyaan sebelumnya"}
_LAST = {"en": "Last question", "id": "Pertanyaan terakhir"}


def rewrite(model: LanguageModel, text: str, history: Sequence[str], language: str) -> str | None:
    """The question made whole by a model; None where what it wrote cannot be believed.

    It is believed if it is one question in the right language, made of the words of the
    conversation but for a few, and keeps at least half of the question's own.

    Args:
        model: Writes.
        text: The follow-up.
        history: Earlier questions, oldest first.
        language: Of the question.
    """
    lines = [f"{_BEFORE[language]}: {harmless(each)}" for each in history[-REMEMBERED:]]
    lines.append(f"{_LAST[language]}: {harmless(text)}")
    messages = (Message("system", _RULES[language]), Message("user", "\n".join(lines)))
    written = _written(model, messages)
    return written if written and _believable(written, text, history, language) else None


def _written(model: LanguageModel, messages: Sequence[Message]) -> str | None:
    """What the model writes up to the end of its first line; None if it fails or takes long."""
    said, until = "", time.monotonic() + LONGEST_S
    try:
        with closing(model.stream(messages)) as pieces:
            for piece in pieces:
                if time.monotonic() > until:
                    return None
                if isinstance(piece, Ended) or len(said) > LONGEST:
                    break
                said = (said + piece).lstrip()
                if "\n" in said:
                    break
    except WriterError:
        return None  # the rules do without; whether the model can write is seen when it has to
    line = plain(said.split("\n")[0]).strip().strip("\"“”'")
    return line or None


def _believable(written: str, text: str, history: Sequence[str], language: str) -> bool:
    if len(written) > LONGEST or not written.endswith("?"):
        return False
    own, known = _content(text, language), _content(" ".join([text, *history]), language)
    made = _content(written, language)
    if len(made - known) > ADDED or any(c.isdigit() for word in made - known for c in word):
        return False
    return len(made & own) * 2 >= len(own) and in_language(written, language)


def _content(text: str, language: str) -> set[str]:
    return {
        stem(word.folded, language)
        for word in find_words(text)
        if not is_function_word(word.folded, language)
    }

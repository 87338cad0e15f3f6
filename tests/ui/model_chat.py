"""Serves a chat page on which a model writes: the real one but for the judge of its sentences.

    python tests/ui/model_chat.py HOME URL POLICY MODEL

The judge goes by words, so that tests say by their wording what is borne out.
"""

import sys
from contextlib import suppress
from pathlib import Path

from ui.environment import protect

protect()

from index.words import find_words, is_function_word  # noqa: E402  # protect() comes first
from rag import Chatbot, Settings  # noqa: E402  # protect() comes first
from rag.claims.check import ClaimChecker  # noqa: E402  # protect() comes first
from rag.drafting.writer import ModelWriter  # noqa: E402  # protect() comes first
from rag.entailment.entailment import Verdict  # noqa: E402  # protect() comes first
from rag.llm.ollama import OllamaModel  # noqa: E402  # protect() comes first
from ui.server import serve  # noqa: E402  # protect() comes first


class ByWords:
    """Bears out a claim as far as its words stand in the window."""

    def judge(self, claim, windows):
        words = {w.folded for w in find_words(claim) if not is_function_word(w.folded, "")}
        verdicts = []
        for window in windows:
            there = words & {word.folded for word in find_words(window.text)}
            share = len(there) / max(len(words), 1)
            verdicts.append(Verdict(share, 0.0, 1 - share))
        return tuple(verdicts)


def main(home, url, policy, model):
    settings = Settings(home=Path(home), llm="quote")
    with settings.open_index() as index:
        checker = ClaimChecker(ByWords(), index.lexicon)
        writer = ModelWriter(OllamaModel(model, url), checker, policy)
        bot = Chatbot(index, settings.open_reader(), writer)
        serve(bot, settings.home_path(), 0, open_browser=False, examples=())


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(*sys.argv[1:])

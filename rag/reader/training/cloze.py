"""Questions made of translations and headlines: a sentence with something left out.

An English sentence without a name, number or word of its translation asks for just that; the
answer stands in the translation, among other sentences. So the model learns to find across
languages before it has seen a question (after the cloze questions of Lewis et al., 2019,
"Unsupervised Question Answering by Cloze Translation").
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from index.words import ENGLISH_FUNCTION_WORDS, INDONESIAN_FUNCTION_WORDS, fold
from rag.reader.training.examples import Example, find_answer
from rag.reader.training.translations import Translations

WORD = re.compile(r"\d+(?:[.,]\d+)*%?|\w+(?:-\w+)*")
ASKED_WORDS = 24  # of a sentence that make the question
UNANSWERED = 0.25  # share of questions whose sentence is not there
FORGOTTEN = 0.12  # share of the question's words left out, so that not all is found literally
ASKING = {
    True: {
        "number": ("how many", "how much", "what number"),
        "other": ("what", "which", "who", ""),
    },
    False: {"number": ("berapa",), "other": ("apa", "siapa", "mana", "")},
}


class ClozeMaker:
    """Makes such questions of sentences in one or two languages.

    Args:
        translations: What words mean in the other language.
        rng: Decides what is left out.
    """

    def __init__(self, translations: Translations, rng: random.Random) -> None:
        self._translations = translations
        self._rng = rng

    def of_pairs(
        self, pairs: Sequence[tuple[str, str]], count: int, english: float = 0.8
    ) -> list[Example]:
        """Questions over translated sentences, English first, asked mostly in English."""
        made: list[Example] = []
        while len(made) < count:
            row = self._rng.randrange(len(pairs))
            asked, says = pairs[row]
            others = [pairs[r][1] for r in self._neighbours(row, len(pairs))]
            in_english = self._rng.random() < english
            example = self._ask(asked if in_english else says, says, others, in_english)
            if example:
                made.append(example)
        return made

    def of_titles(self, articles: Sequence[tuple[str, str]], count: int) -> list[Example]:
        """Questions made of headlines, over the first sentences below them."""
        made: list[Example] = []
        while len(made) < count:
            title, text = self._rng.choice(articles)
            other = self._rng.choice(articles)[1]
            answered = self._rng.random() >= UNANSWERED
            phrase = self._phrase(title)
            if phrase is None or not find_answer(text, phrase):
                continue
            question = self._question(title, phrase, english=False)
            passage = text if answered else other
            answers = find_answer(passage, phrase) if answered else ()
            if answered or not find_answer(other, phrase):
                made.append(Example(question, passage, answers))
        return made

    def _neighbours(self, row: int, count: int) -> list[int]:
        """Other sentences of the passage, from nearby, where the same matter may go on."""
        wanted = self._rng.randint(1, 4)
        near = [r for r in range(row - 3, row + 4) if r != row and 0 <= r < count]
        return self._rng.sample(near, min(wanted, len(near)))

    def _ask(self, asked: str, says: str, others: list[str], english: bool) -> Example | None:
        phrase = self._phrase(says)
        if phrase is None:
            return None
        left_out = self._counterpart(phrase, asked) if english else phrase
        if left_out is None:
            return None
        question = self._question(asked, left_out, english)
        place = self._rng.randrange(len(others) + 1)
        if self._rng.random() < UNANSWERED:
            passage = " ".join(_closed(s) for s in others)
            return None if find_answer(passage, phrase) else Example(question, passage, ())
        passage = " ".join(_closed(s) for s in [*others[:place], says, *others[place:]])
        start = len(" ".join(_closed(s) for s in others[:place])) + bool(place)
        answers = tuple(
            (a, b) for a, b in find_answer(passage, phrase) if start <= a < start + len(says)
        )
        return Example(question, passage, answers) if answers else None

    def _phrase(self, sentence: str) -> str | None:
        """A name, a number or a few other words of a sentence."""
        words = list(WORD.finditer(sentence))
        if len(words) < 5:
            return None
        kind = self._rng.random()
        if kind < 0.65:
            spans = _names(sentence, words) + [
                (m.start(), m.end()) for m in words if m[0][0].isdigit()
            ]
        else:
            spans = []
        if not spans:
            first = self._rng.randrange(len(words))
            last = min(first + self._rng.choice((0, 0, 1, 1, 2, 3)), len(words) - 1)
            ends = words[first][0].lower(), words[last][0].lower()
            if any(e in INDONESIAN_FUNCTION_WORDS for e in ends):
                return None
            spans = [(words[first].start(), words[last].end())]
        start, end = self._rng.choice(spans)
        return sentence[start:end]

    def _counterpart(self, phrase: str, english: str) -> str | None:
        """The stretch of an English sentence that the words of a phrase are translated by."""
        words = list(WORD.finditer(english))
        folded = [fold(word[0]) for word in words]
        found = set()
        for word in WORD.findall(phrase):
            meanings = {**dict(self._translations.to_english.get(fold(word), ())), fold(word): 1.0}
            best = max(range(len(folded)), key=lambda i: meanings.get(folded[i], 0.0), default=0)
            if folded and meanings.get(folded[best], 0.0) >= 0.2:
                found.add(best)
        content = [i for i in found if folded[i] not in ENGLISH_FUNCTION_WORDS]
        if not content or max(found) - min(found) > len(WORD.findall(phrase)) + 2:
            return None
        return english[words[min(found)].start() : words[max(found)].end()]

    def _question(self, sentence: str, left_out: str, english: bool) -> str:
        """The words around what is left out, with a question word in its place."""
        places = find_answer(sentence, left_out)  # whole words: not the 5 of 15
        start = places[0][0] if places else sentence.index(left_out)
        before, after = sentence[:start], sentence[start + len(left_out) :]
        kind = "number" if left_out[:1].isdigit() else "other"
        asking = self._rng.choice(ASKING[english][kind])
        half = ASKED_WORDS // 2
        around = [before.split()[-half:], after.split()[:half]]
        kept = [[w for w in words if self._rng.random() >= FORGOTTEN] for words in around]
        if self._rng.random() < 0.5:  # as questions have it: first what is asked for
            return " ".join([asking, *kept[0], *kept[1]]).strip(" ,.") + "?"
        return " ".join([*kept[0], asking, *kept[1]]).strip(" ,.") + "?"


def _names(sentence: str, words: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """Runs of capitalised words, but not the sentence's first word alone."""
    spans: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if not word[0][0].isupper() or (place == 0 and not words[1][0][0].isupper()):
            continue
        if spans and sentence[spans[-1][1] : word.start()] == " ":
            spans[-1] = (spans[-1][0], word.end())
        else:
            spans.append((word.start(), word.end()))
    return spans


def _closed(sentence: str) -> str:
    return sentence if sentence.rstrip()[-1:] in ".!?" else sentence.rstrip() + "."

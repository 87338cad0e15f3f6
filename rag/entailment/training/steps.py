"""What the entailment model learns from, step by step."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.embedder import make_embedder
from rag.entailment.training.answers import claims_of_questions, pairs_of_questions
from rag.entailment.training.as_checked import as_checked
from rag.entailment.training.examples import (
    Example,
    among_others,
    give_context,
    indonli_examples,
    switch_codes,
)
from rag.entailment.training.pairs import ClaimMaker, translations
from rag.entailment.training.roles.attributes import AttributeMaker
from rag.entailment.training.roles.make import RoleMaker, Told
from rag.entailment.training.voice import Voices
from rag.entailment.training.written import is_held_back as is_kept_for_limits
from rag.entailment.training.written import written_examples, written_pairs
from rag.reader.training.corpus import Corpus
from rag.reader.training.held_back import is_held_back
from rag.reader.training.translations import Translations

TRANSLATED, HEADLINES, OVER_ENGLISH = 24_000, 9_000, 9_000
EPOCHS_OF_INDONLI, EPOCHS_OF_WRITTEN = 3, 3
ANSWERED = 1_000  # questions of each language beside the written claims
SHORT_ANSWERS = 0.5  # of the claims of questions are the question with the bare answer
ONCE_MORE = 0.7  # of the written claims are learned from once more
LAST = 0.8  # of the written claims, each over one of its two passages, are learned from at last
ROLES, ATTRIBUTES = 14_000, 5_000
FEWER_ROLES, FEWER_ATTRIBUTES = 8_000, 2_000  # beside the pairs
SWITCHED, WORDS_SWITCHED = 0.5, 0.75
AMONG_OTHERS, WITH_CONTEXT = 0.35, 0.4
SHORT = 120  # characters of the sentences that stand around made ones


@dataclass(frozen=True, slots=True)
class Sources:
    """What all steps take from.

    Attributes:
        data: The folder of the data.
        corpus: What the reader learns from.
        learned: Translations of words.
        rng: Decides.
    """

    data: Path
    corpus: Corpus
    learned: Translations
    rng: random.Random

    def role_maker(self) -> RoleMaker:
        """Makes claims of who did what to whom."""
        return RoleMaker(self._others(), self.rng)

    def attribute_maker(self) -> AttributeMaker:
        """Makes claims of which of two something is said of."""
        return AttributeMaker(self._others(), self.rng)

    def _others(self) -> dict[str, Sequence[str]]:
        short = [pair for pair in self.corpus.pairs if len(pair[0]) < SHORT]
        return {"en": [a for a, _ in short], "id": [b for _, b in short]}


def claims(sources: Sources) -> list[Example]:
    """First step: claims of translations and headlines, and people's own."""
    corpus, rng = sources.corpus, sources.rng
    pairs = translations(corpus.pairs, make_embedder(None))
    print(f"{len(pairs)} translations", flush=True)
    maker = ClaimMaker(Voices(corpus.indonesian), rng)
    made = maker.of_translations(pairs, TRANSLATED)
    made += maker.of_headlines(corpus.unmeasured, HEADLINES)
    for _ in range(EPOCHS_OF_INDONLI):
        made += _people_s(sources)
    return with_context(made, rng)


def answers(sources: Sources) -> list[Example]:
    """Second step: claims of questions and answers, and passages in English too."""
    corpus, rng = sources.corpus, sources.rng
    pairs = translations(corpus.pairs, make_embedder(None))
    maker = ClaimMaker(Voices(corpus.indonesian), rng)
    made = claims_of_questions(corpus.in_indonesian, "id", rng)
    made += claims_of_questions(corpus.in_english, "en", rng)
    made += maker.of_translations(pairs, OVER_ENGLISH, over=0)
    return with_context(made + _people_s(sources), rng)


def by_hand(sources: Sources) -> list[Example]:
    """Third step: claims written for this model, and people's own."""
    made = _written() * EPOCHS_OF_WRITTEN
    return with_context(made + _asked(sources) + _people_s(sources), sources.rng)


def once_more(sources: Sources) -> list[Example]:
    """Some of the written claims again, and people's own."""
    made = _written()
    made = sources.rng.sample(made, int(len(made) * ONCE_MORE))
    return with_context(made + _people_s(sources), sources.rng)


def twice_more(sources: Sources) -> list[Example]:
    """As the step before, with other claims."""
    return once_more(sources)


def all_together(sources: Sources) -> list[Example | Told]:
    """Last step, after the roles are learned: something of everything."""
    rng = sources.rng
    over: dict[tuple[str, str], list[Example]] = {}
    for example in _written():
        over.setdefault((example.claim, example.label), []).append(example)
    made = [rng.choice(same) for same in over.values()]
    made = rng.sample(made, int(len(made) * LAST))
    told: list[Example | Told] = [
        *with_context(made + _people_s(sources) + _asked(sources), rng),
    ]
    roles, attributes = sources.role_maker(), sources.attribute_maker()
    told += [roles.make() for _ in range(ROLES)]
    told += [attributes.make() for _ in range(ATTRIBUTES)]
    return told


def side_by_side(sources: Sources) -> tuple[list[tuple[Example, Example]], list[Example | Told]]:
    """The written claims in pairs, as the check has them read, and answers; some of the rest."""
    rng = sources.rng
    made = [pair for pair in written_pairs() if not is_kept_for_limits(pair.group)]
    made += pairs_of_questions(sources.corpus.in_indonesian, "id", rng, SHORT_ANSWERS)
    made += pairs_of_questions(sources.corpus.in_english, "en", rng, SHORT_ANSWERS)
    pairs = []
    for true, false in as_checked(made, rng):
        if rng.random() < WITH_CONTEXT:
            headed = give_context(true, rng)
            true, false = headed, replace(false, context=headed.context)
        pairs.append((true, false))
    roles, attributes = sources.role_maker(), sources.attribute_maker()
    rest: list[Example | Told] = [*with_context(_people_s(sources) + _asked(sources), rng)]
    rest += [roles.make() for _ in range(FEWER_ROLES)]
    rest += [attributes.make() for _ in range(FEWER_ATTRIBUTES)]
    return pairs, rest


def with_context(examples: Sequence[Example], rng: random.Random) -> list[Example]:
    """Some of the examples with something like a headline before their passage."""
    return [give_context(e, rng) if rng.random() < WITH_CONTEXT else e for e in examples]


def _written() -> list[Example]:
    return [e for passage, _, e in written_examples() if not is_kept_for_limits(passage)]


def _asked(sources: Sources) -> list[Example]:
    """Claims of some questions, half of them as short answers are checked."""
    corpus, rng, made = sources.corpus, sources.rng, []
    for questions, language in ((corpus.in_indonesian, "id"), (corpus.in_english, "en")):
        some = rng.sample(questions, ANSWERED)
        made += claims_of_questions(some, language, rng, SHORT_ANSWERS)
    return made


def _people_s(sources: Sources) -> list[Example]:
    """The claims of IndoNLI, some with English words, some passages among other sentences."""
    others = [says for _, says in sources.corpus.pairs]
    indonli = [e for e in indonli_examples(sources.data) if not is_held_back(e.passage)]
    return [_varied(example, others, sources) for example in indonli]


def _varied(example: Example, others: Sequence[str], sources: Sources) -> Example:
    rng = sources.rng
    if rng.random() < SWITCHED:
        example = switch_codes(example, sources.learned, WORDS_SWITCHED, rng)
    if rng.random() < AMONG_OTHERS:
        example = among_others(example, others, rng)
    return example

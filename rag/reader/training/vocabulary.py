"""A WordPiece vocabulary over both languages, and vectors for it to start from.

The vocabulary of the English model cuts an Indonesian word into 2.6 pieces. Here Indonesian words
get pieces of their own, and a piece that is a word starts from the vectors of its English
translations (the idea of WECHSEL: Minixhofer et al., 2022, "Effective initialization of subword
embeddings for cross-lingual transfer of monolingual language models").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from rag.reader.training.translations import Translations

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
INDONESIAN = 21_000  # pieces learned on Indonesian text
ENGLISH = 24_000  # the English model's first ones, which are its most frequent
OURS = 3.0  # so many times likelier in Indonesian text: the word is Indonesian


def new_tokenizer(vocabulary: Sequence[str]) -> Any:
    """A ``tokenizers.Tokenizer`` that lowers case and cuts words by longest match."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=60))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def build_vocabulary(indonesian: Iterable[str], english_pieces: Sequence[str]) -> list[str]:
    """Pieces of both languages.

    Args:
        indonesian: Texts to learn the Indonesian pieces on.
        english_pieces: The English model's vocabulary in its order.
    """
    from tokenizers import trainers

    learner = new_tokenizer(SPECIAL)
    trainer = trainers.WordPieceTrainer(
        vocab_size=INDONESIAN, special_tokens=list(SPECIAL), show_progress=False, min_frequency=3
    )
    learner.train_from_iterator(indonesian, trainer)
    learned = sorted(learner.get_vocab().items(), key=lambda item: item[1])
    kept = [piece for piece in english_pieces if _latin(piece)]
    # Without its single characters a word in rare letters would be no word at all.
    letters = [piece for piece in kept if len(piece.removeprefix("##")) == 1]
    pieces = [*SPECIAL, *letters, *kept[:ENGLISH], *(p for p, _ in learned if _latin(p))]
    return list(dict.fromkeys(pieces))


def _latin(piece: str) -> bool:
    bare = piece.removeprefix("##")
    return bare.isascii() and not (bare.startswith("[") and len(bare) > 1)


def first_vectors(
    vocabulary: Sequence[str],
    old: Any,
    old_vectors: np.ndarray,
    translations: Translations,
    counts: tuple[Mapping[str, int], Mapping[str, int]],
) -> np.ndarray:
    """A vector for each piece: (pieces, dimension).

    Args:
        vocabulary: The new pieces.
        old: The English model's tokenizer.
        old_vectors: Its vectors.
        translations: What Indonesian words mean in English.
        counts: How often each word stands in English and in Indonesian text, a million each.
    """
    old_numbers = old.get_vocab()
    english, indonesian = counts

    def spelled(word: str) -> np.ndarray:
        numbers = old.encode(word, add_special_tokens=False).ids
        mean: np.ndarray = old_vectors[numbers].mean(axis=0)
        return mean

    vectors = np.empty((len(vocabulary), old_vectors.shape[1]), dtype=np.float32)
    for row, piece in enumerate(vocabulary):
        meant = translations.to_english.get(piece, ())
        foreign = indonesian.get(piece, 0) > OURS * english.get(piece, 0)
        if piece in old_numbers and not (meant and foreign):
            vectors[row] = old_vectors[old_numbers[piece]]
        elif meant and foreign:
            total = sum(p for _, p in meant)
            vectors[row] = sum(p / total * spelled(word) for word, p in meant)
        else:
            vectors[row] = spelled(piece.removeprefix("##"))
    return vectors


def count_words(texts: Iterable[str], tokenizer: Any) -> dict[str, int]:
    """How often each word stands in a million words of these texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        normal = tokenizer.normalizer.normalize_str(text)
        counts.update(word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normal))
    total = max(counts.total(), 1)
    return {word: round(1e6 * count / total) for word, count in counts.items()}

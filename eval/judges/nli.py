"""The judge that is a model of natural language inference (NLI), by sentence-transformers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from eval.judges.chunks import cut_sentences, pack
from eval.judges.judge import Judged, Label
from index.errors import JudgeError
from index.transformer_embedder import load_model

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

USUAL_WINDOW = 512  # tokens, where a model does not say
LEAST_SHARE = 0.25  # of the window is for the premises, however long the claim
_LABELS: tuple[Label, ...] = ("supported", "contradicted", "unsupported")
_STEMS = ("entail", "contradict", "neutral")  # of the classes' names, in the order of the labels
_NO_LETTERS = re.compile(r"[\W\d_]+")
_MEND = "Take a model such as cross-encoder/nli-deberta-v3-small"


class NliJudge:
    """A CrossEncoder that reads premise and claim together, by folder or by name on the hub.

    Premises longer than the model's window are cut into chunks of sentences, and each sentence of
    the claim is judged by each chunk. The chunk that bears a sentence out best counts for it, and
    the sentence that is borne out least for the claim: its score is the claim's, and the likeliest
    class of its chunk the verdict.

    SummaC-ZS (Laban et al., SummaC: Re-Visiting NLI-based Models for Inconsistency Detection in
    Summarization, TACL 2022) also takes the best for each sentence. It differs in two ways: its
    premises are single sentences, so that nothing follows from two together, and a claim gets the
    mean over its sentences, so that one false sentence among many true ones hardly shows.

    Needs the extra ``models``.

    Attributes:
        name: ``nli:`` and the model.

    Args:
        model: Has the three classes of NLI, or gives one score (its logit, before any sigmoid).

    Raises:
        JudgeError: If it cannot be loaded, was not trained to classify, or has other classes.
    """

    def __init__(self, model: str) -> None:
        self.name = f"nli:{model}"
        self._model: CrossEncoder = load_model("CrossEncoder", "judge", model, JudgeError)
        inner = self._model.model
        trained = inner.config.architectures if inner is not None else None
        if trained and type(inner).__name__ not in trained:
            # Its last layer would be made of random numbers, and judge by them.
            raise JudgeError(f"The judge {model!r} is a {trained[0]}, no classifier. {_MEND}")
        labels = {} if inner is None else inner.config.id2label
        self._columns: tuple[int, ...] | None = None
        if self._model.num_labels != 1:
            self._columns = _find_classes(labels)
            if self._columns is None:
                names = ", ".join(map(str, labels.values()))
                raise JudgeError(
                    f"The judge {model!r} has the classes {names}, not entailment, contradiction "
                    f"and neutral. {_MEND}"
                )
        self._window: int = self._model.max_seq_length or USUAL_WINDOW

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Judges a claim by premises; the question is not looked at.

        Raises:
            JudgeError: If the model gives something else than numbers.
        """
        sentences = cut_sentences(claim)
        if not sentences:
            return Judged(None, reasons=("the claim is empty",))
        room = self._room(sentences)
        chunks = pack([s for text in premises for s in cut_sentences(text)], room, self._count)
        if not chunks:
            return Judged("unsupported", 0.0, ("there is no premise",))
        pairs = [(chunk, sentence) for sentence in sentences for chunk in chunks]
        shares = self._shares(pairs).reshape(len(sentences), len(chunks), len(_LABELS))
        best = shares[np.arange(len(sentences)), shares[:, :, 0].argmax(axis=1)]
        least = int(best[:, 0].argmin())
        return Judged(
            _LABELS[int(best[least].argmax())],
            float(best[least, 0]),
            (f"least borne out: {sentences[least]}",) if len(sentences) > 1 else (),
        )

    def _room(self, sentences: Sequence[str]) -> int:
        """Tokens for a chunk beside the longest sentence of the claim."""
        special: int = self._model.tokenizer.num_special_tokens_to_add(pair=True)
        longest = max(self._count(sentence) for sentence in sentences)
        return max(self._window - special - longest, int(self._window * LEAST_SHARE))

    def _count(self, text: str) -> int:
        tokens = self._model.tokenizer(text, add_special_tokens=False, verbose=False)
        return len(tokens["input_ids"])

    def _shares(self, pairs: list[tuple[str, str]]) -> np.ndarray:
        """How likely each label is for each pair: (pairs, labels)."""
        from torch.nn import Identity

        given = self._model.predict(
            pairs,
            activation_fn=Identity(),  # some models bring one along, which is not always right
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        logits = np.asarray(given, dtype=np.float64)
        if not np.isfinite(logits).all():
            raise JudgeError(f"The judge {self.name} gave scores that are no numbers. {_MEND}")
        if self._columns is None:
            # e^-|x| does not overflow, whichever the sign.
            small = np.exp(-np.abs(logits.reshape(-1)))
            score = np.where(logits.reshape(-1) >= 0, 1.0, small) / (1.0 + small)
            return np.stack([score, np.zeros_like(score), 1.0 - score], axis=1)
        ordered = logits[:, list(self._columns)]
        powers = np.exp(ordered - ordered.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _find_classes(labels: Mapping[int, str]) -> tuple[int, ...] | None:
    """The columns of entailment, contradiction and neutral; None if these are not the classes.

    Names may be written in any way: ``ENTAILMENT``, ``entailed``, ``e``.
    """
    bare = {place: _NO_LETTERS.sub("", str(name)).casefold() for place, name in labels.items()}
    found = [
        [place for place, name in bare.items() if name.startswith(stem) or name == stem[0]]
        for stem in _STEMS
    ]
    if len(bare) != len(_STEMS) or any(len(places) != 1 for places in found):
        return None
    return tuple(places[0] for places in found)

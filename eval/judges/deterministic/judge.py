"""The deterministic judge: the same verdict each time, in milliseconds, with no language model."""

from __future__ import annotations

from collections.abc import Sequence

from eval.judges.deterministic.facts import nearest_premises
from eval.judges.deterministic.reading import is_among_passages, kind_of, read_long
from eval.judges.deterministic.reasons import reasons_of_long, reasons_of_short
from eval.judges.deterministic.short import weigh
from eval.judges.deterministic.texts import Compared, compare, compare_texts, read
from eval.judges.deterministic.verbatim import is_copied
from eval.judges.deterministic.version import version
from eval.judges.deterministic.weights import load_weights
from eval.judges.judge import Judged, Label
from index.lexicon import Lexicon
from rag.entailment.entailment import Entailment

SENTENCES = 8  # of an answer in another language than its premises that are judged one by one
ROOM = 12_000  # characters of premises that these are judged by, which bounds the time
COPIED = 0.99  # score of whole sentences of a premise, word for word
OTHERWISE = ("opposite", "roles")  # faults that say the contrary


class DeterministicJudge:
    """Judges by fitted weights over what a claim and its premises have in common.

    Attributes:
        name: With its version.

    Args:
        lexicon: Knows which words mean the same; None for Kutip's own.
        entailment: Reads short premises; None for the model that Kutip ships.

    Raises:
        EntailmentError: If that model cannot be loaded.
    """

    def __init__(
        self, lexicon: Lexicon | None = None, entailment: Entailment | None = None
    ) -> None:
        self.name = f"deterministic {version()}"
        self._lexicon = lexicon or Lexicon()
        self._entailment = entailment or Entailment.load()
        self._weights = load_weights()

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Judges a claim by premises; nothing follows from none, nor does a claim of no words."""
        claim, question = _whole(claim), _whole(question)
        given = [_whole(premise) for premise in premises if premise.strip()]
        if not given:
            return Judged("unsupported", 0.0, ("there are no premises",))
        if is_copied(claim, given):
            return Judged("supported", COPIED)
        compared = compare_texts(claim, given, question, self._lexicon)
        if not compared.claim.words:
            return Judged("unsupported", 0.0, ("the claim has no words",))
        kind = kind_of(compared, given)
        if kind == "short":
            return self._short(compared, given, question)
        if is_among_passages(compared, given):
            return self._among_passages(compared, given, question)
        if compared.claim.language != compared.premise.language:
            return self._sentence_by_sentence(compared, given, question)
        long = read_long(compared)
        score = self._weights[kind].score(long.features)
        label: Label = "supported" if score >= 0.5 else "unsupported"
        return Judged(label, score, () if score >= 0.5 else reasons_of_long(compared, long))

    def _short(self, compared: Compared, premises: Sequence[str], question: str) -> Judged:
        weighed = weigh(compared, premises, question, self._lexicon, self._entailment)
        score = self._weights["short"].score(weighed.features)
        if score >= 0.5:
            return Judged("supported", score)
        verdict = weighed.verdict
        otherwise = verdict.contradicted > verdict.unsupported or any(
            fault in weighed.facts.faults for fault in OTHERWISE
        )
        label: Label = "contradicted" if otherwise else "unsupported"
        return Judged(label, score, reasons_of_short(weighed))

    def _among_passages(self, compared: Compared, premises: Sequence[str], question: str) -> Judged:
        """One sentence is judged by the passages that cover it: the others say other things."""
        language = compared.claim.language
        nearest = nearest_premises(compared.claim.text, language, premises, self._lexicon)
        one = compare_texts(compared.claim.text, nearest, question, self._lexicon)
        return self._short(one, nearest, question)

    def _sentence_by_sentence(
        self, compared: Compared, premises: Sequence[str], question: str
    ) -> Judged:
        """An answer in another language copies nothing; it is as faithful as its worst sentence."""
        whole = "\n".join(premises)[:ROOM]
        claim = compared.claim
        numbers = range(min(int(claim.sentences.max()) + 1, SENTENCES))
        judged = []
        for number in numbers:
            words = [w for w, n in zip(claim.words, claim.sentences, strict=True) if n == number]
            text = claim.text[words[0].start : words[-1].end]
            one = compare(read(text), compared.premise, compared.question, self._lexicon)
            judged.append(self._short(one, [whole], question))
        return min(judged, key=lambda each: each.score or 0.0)


def _whole(text: str) -> str:
    """A text without halves of surrogate pairs, which are no characters."""
    return text.encode("utf-8", "replace").decode()

"""LlamaIndex's own judge of faithfulness, to compare the others with."""

from __future__ import annotations

from collections.abc import Sequence

from eval.judges.faults import excuse
from eval.judges.judge import Judged
from index.errors import WriterError
from rag.llm.failures import harmless
from rag.llm.model import LanguageModel


class LlamaIndexJudge:
    """``FaithfulnessEvaluator`` of LlamaIndex over a language model, just as it is.

    Its faults are its own: whatever holds the letters "yes" is a yes, "yesterday" too, an empty
    reply is a no, and of contradictions it knows nothing.

    Attributes:
        name: ``llamaindex:`` and the model's name.

    Args:
        model: The language model; it stays the caller's to close.
    """

    def __init__(self, model: LanguageModel) -> None:
        from llama_index.core.evaluation import FaithfulnessEvaluator

        from eval.judges.llama_llm import KutipLLM

        self.name = f"llamaindex:{model.name}"
        self._evaluator = FaithfulnessEvaluator(llm=KutipLLM.over(model))
        self._has_replied = False

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Judges a claim by premises; it takes the question, and does not look at it.

        Raises:
            JudgeError: If the model cannot be asked, now or for the next claim.
        """
        try:
            result = self._evaluator.evaluate(
                query=question, response=claim, contexts=list(premises)
            )
        except WriterError as error:
            return excuse(error, self.name, self._has_replied)
        except ValueError as error:  # so it says that no premise fits beside so long a claim
            return Judged(None, reasons=(harmless(error),))
        self._has_replied = True
        if result.invalid_result or result.passing is None:
            return Judged(None, reasons=(harmless(result.invalid_reason or "invalid"),))
        said = harmless(result.feedback or "")
        return Judged("supported" if result.passing else "unsupported", reasons=(said,))

"""The suite ``seeds``: golden questions over the five seed articles, asked of the chatbot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eval.cases import GOLDEN, load_cases
from eval.report import SeedsReport
from eval.scoring import score
from rag import Chatbot, Settings


def run_seeds(
    settings: Settings,
    data: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> SeedsReport:
    """Asks the golden questions of the home in the settings.

    Args:
        settings: Which home and writer.
        data: Folder with another ``seeds/questions_dev.jsonl``, or a file of cases itself; None
            for the committed ones.
        progress: Told how many questions of how many are done.

    Raises:
        NothingIndexed: If the home holds no articles.
        CaseError: If the cases cannot be read.
    """
    cases = load_cases(_cases_file(data))
    scores = []
    with Chatbot.open(settings) as bot:
        for done, case in enumerate(cases, start=1):
            scores.append(score(case, bot.ask(case.question, history=case.history)))
            if progress:
                progress(done, len(cases))
        return SeedsReport(writer=bot.writer_name, scores=tuple(scores))


def _cases_file(data: Path | None) -> Path:
    if data is None:
        return GOLDEN
    return data if data.is_file() else data / "seeds" / "questions_dev.jsonl"

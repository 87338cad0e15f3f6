"""``kutip eval writing``: is what a language model writes, and is shown as supported, borne out?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from ui.eval_files import JsonFile, check_alone, check_file

_QUESTIONS = 200  # as eval.writing.run has it, which is imported late


def writing(
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with the question sets."),
    ] = None,
    llm: Annotated[
        str | None,
        typer.Option(
            metavar="SETTING",
            help="The language model, as in KUTIP_LLM, such as gguf:smollm2 or ollama:qwen3:4b.",
        ),
    ] = None,
    questions: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="Ask N FacQA questions of --data over the pool of passages, beside those about "
            f"the seed articles of the home. Default: {_QUESTIONS}.",
        ),
    ] = None,
    seeds: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="Ask the first N questions about the seeds. Default: all."
        ),
    ] = None,
    sentences: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep what came of each question there (JSON Lines) as soon as it is known. A "
            "run that was stopped goes on where it was, with the same file.",
        ),
    ] = None,
    read: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Also print N of the sentences shown as supported, with quotes and gold answer, "
            "for people to read.",
        ),
    ] = 0,
    played: Annotated[
        bool,
        typer.Option(
            "--played",
            help="Instead, play the gold answers about the seeds as a language model: how many "
            "of their sentences are kept?",
        ),
    ] = False,
    json_file: JsonFile = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Folder of the index, which holds the seed articles alone."),
    ] = None,
) -> None:
    """Have a language model answer, and judge each sentence that is shown as supported."""
    from eval.writing.run import Wanted
    from rag import Settings
    from ui.json_output import dump

    if played:
        options = {"--data": data, "--llm": llm, "--questions": questions, "--seeds": seeds}
        check_alone("--played", {**options, "--sentences": sentences, "--read": read})
    elif data is None and questions != 0:
        raise typer.BadParameter(
            "name the folder with the data, or ask about the seeds alone: --questions 0",
            param_hint="--data",
        )
    for file in (json_file, sentences):
        check_file(file)
    changed: dict[str, Any] = {} if home is None else {"home": home}
    settings = Settings(**changed) if llm is None else Settings(**changed, llm=llm)
    if played:
        plain, screen = _played(settings)
    else:
        count = _QUESTIONS if questions is None else questions
        plain, screen = _asked(settings, Wanted(data, count, sentences, seeds), read)
    if json_file is not None:
        json_file.write_text(dump(plain), encoding="utf-8")
    print(screen)


def _played(settings: Any) -> tuple[Mapping[str, Any], str]:
    from eval.writing.played import run_played
    from eval.writing.played_report import render, to_json
    from ui.progress import progress_bar

    with progress_bar() as show:
        report = run_played(settings, show)
    return to_json(report), render(report)


def _asked(settings: Any, wanted: Any, read: int) -> tuple[Mapping[str, Any], str]:
    from eval.writing.report import render, to_json
    from eval.writing.run import run_writing
    from ui.progress import progress_bar

    with progress_bar() as show:
        report = run_writing(settings, wanted, show)
    return to_json(report), render(report, read)

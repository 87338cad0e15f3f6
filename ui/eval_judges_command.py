"""``kutip eval judges``: how well judges of faithfulness agree with people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.eval_files import JsonFile, check_alone, check_file
from ui.homes import settings_of


def judges(
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with the labelled sets."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Judge this JSON Lines file instead of --data: rows of context or premise, "
            "answer or claim, label (1, 0, supported, contradicted or unsupported), and if known "
            "id, group, lang, question.",
        ),
    ] = None,
    judge: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Judge to measure, may be repeated: deterministic, length, nli:MODEL, "
            "llm:MODEL, llamaindex:MODEL. Default: deterministic and length.",
        ),
    ] = None,
    run: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Keep each verdict there as it comes; a run that was stopped goes on there.",
        ),
    ] = None,
    json_file: JsonFile = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Makes no difference: the sets have their own texts."),
    ] = None,
) -> None:
    """Compare judges of faithfulness with people's labels."""
    from eval.agreement.report import file_json, render, to_json
    from eval.agreement.run import run_file, run_sets
    from eval.judges.choose import DEFAULT, open_judges
    from ui.json_output import dump
    from ui.progress import progress_bar

    if data is None and file is None:
        raise typer.BadParameter("name the folder with the data, or a --file", param_hint="--data")
    if file is not None:
        check_alone("--file", {"--data": data})
    check_file(json_file)
    settings = settings_of(home)
    with progress_bar() as show, open_judges(judge or DEFAULT, settings, run) as opened:
        if file is not None:
            report = run_file(file, opened, show)
            plain = file_json(report)
        elif data is not None:
            report = run_sets(data, opened, show)
            plain = to_json(report)
    if json_file is not None:
        json_file.write_text(dump(plain), encoding="utf-8")
    print(render(report))

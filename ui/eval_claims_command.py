"""``kutip eval claims``: how well the check of what a language model writes tells true from not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.eval_files import JsonFile, check_file


def claims(
    file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="JSON Lines of other minimal pairs, with the fields of eval/pairs/pairs.jsonl.",
        ),
    ] = None,
    worst: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Also list N of the claims judged wrongly."),
    ] = 0,
    json_file: JsonFile = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Makes no difference: the pairs have their own passages."),
    ] = None,
) -> None:
    """Check true and altered claims, as what a language model writes is checked."""
    from eval.claims.report import render, to_json
    from eval.claims.run import run_claims
    from ui.json_output import dump
    from ui.progress import progress_bar

    check_file(json_file)
    with progress_bar() as show:
        report = run_claims(file, show)
    if json_file is not None:
        json_file.write_text(dump(to_json(report)), encoding="utf-8")
    print(render(report, worst))

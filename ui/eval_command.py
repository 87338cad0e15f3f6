"""The ``kutip eval`` commands: measure how well Kutip answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Measure how well Kutip answers.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def seeds(
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with the cases."),
    ] = None,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Also write the report there."),
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Folder of the index."),
    ] = None,
) -> None:
    """Ask the questions about the seed articles and score the answers."""
    from eval.report import render, to_json
    from eval.seeds import run_seeds
    from rag import Settings
    from ui.json_output import dump

    settings = Settings() if home is None else Settings(home=home)
    report = run_seeds(settings, data, None)
    if json_file is not None:
        json_file.write_text(dump(to_json(report)), encoding="utf-8")
    print(render(report))

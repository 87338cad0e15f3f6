"""Options that the ``kutip eval`` commands share, and checks of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

JsonFile = Annotated[
    Path | None,
    typer.Option("--json", metavar="FILE", help="Also write the report there."),
]


def check_alone(option: str, beside: Mapping[str, object]) -> None:
    """Refuses options that would make no difference beside one that is given."""
    for name, value in beside.items():
        if value:
            raise typer.BadParameter(
                f"goes without {option}, which is all that is scored then", param_hint=name
            )


def check_file(file: Path | None) -> None:
    """Refuses, before minutes of measuring, what cannot be written as a file."""
    if file is None:
        return
    if file.is_dir():
        raise typer.BadParameter(f"{file} is a folder; name a file in it")
    if not file.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {file.absolute().parent}")

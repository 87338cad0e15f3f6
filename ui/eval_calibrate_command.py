"""``kutip eval calibrate``: thresholds at which a share of what is shown is bad, at most."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.eval_files import JsonFile, check_file
from ui.homes import settings_of


def calibrate(
    risk: Annotated[
        float,
        typer.Option(metavar="SHARE", help="Share of statements shown that may be unsupported."),
    ] = 0.05,
    confidence: Annotated[
        float,
        typer.Option(metavar="SHARE", help="How sure that is to be."),
    ] = 0.9,
    answers_risk: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE", help="Share of answers shown that may be wrong. Default: --risk."
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder with the question sets: also calibrate when Kutip refuses.",
        ),
    ] = None,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="JSON Lines of labelled claims, beside the committed pairs; may be repeated: "
            "rows of premise, claim (one sentence), label (1, 0, supported, contradicted or "
            "unsupported), and if known id, group, lang.",
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write/--dry-run", help="Write the policy file, or report alone."),
    ] = True,
    json_file: JsonFile = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Folder of the index, which keeps the policy file."),
    ] = None,
) -> None:
    """Choose from where on statements and answers are shown, by the risk allowed.

    Ends with 1, and writes nothing, where the data prove no threshold.
    """
    from eval.calibration.report import render, render_written, to_json
    from eval.calibration.run import Wanted, run_calibration
    from eval.calibration.save import policy_values, write_policy
    from ui.json_output import dump
    from ui.progress import progress_bar

    check_file(json_file)
    settings = settings_of(home)
    wanted = Wanted(risk, confidence, answers_risk, tuple(file or ()), data)
    with progress_bar() as show:
        found = run_calibration(settings, wanted, show)
    if json_file is not None:
        json_file.write_text(dump(to_json(found)), encoding="utf-8")
    print(render(found))
    values = policy_values(found)
    if values is None:
        raise typer.Exit(1)
    if write:
        policy = settings.policy_file()
        print("\n" + render_written(policy, write_policy(policy, values)))

"""``kutip eval compare`` and ``kutip eval gate``: a run beside another one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.eval_files import check_alone, check_file
from ui.homes import settings_of

FAILED = 1  # exit status


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Report of a run (.json).")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Report of another (.json).")],
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Also write the comparison there."),
    ] = None,
    home: Annotated[Path | None, typer.Option(help="Makes no difference.")] = None,
) -> None:
    """Compare two runs question by question: changes, wins, losses, and which answers flipped."""
    from eval.compare import compare as compared_runs
    from eval.compare import load_report, render, to_json
    from ui.json_output import dump

    check_file(json_file)
    before, after = load_report(old), load_report(new)
    compared = compared_runs(before, after)
    if json_file is not None:
        json_file.write_text(dump(to_json(compared)), encoding="utf-8")
    print(render(before, after, compared))


def gate(
    report: Annotated[
        Path | None,
        typer.Argument(
            metavar="[REPORT]",
            help="Report of the run (.json). Without it the suite of the baseline is run now.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Report of the run that must be held (.json); may have "floors", by metric. '
            "Default: the one that comes with Kutip, of the suite seeds.",
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Instead, make REPORT the baseline in this file; the floors in it stay.",
        ),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder with the question sets.")
    ] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the index.")] = None,
) -> None:
    """Fail, naming the metric, if a run is worse than a baseline."""
    from eval.baseline import COMMITTED, write_baseline
    from eval.compare import load_report
    from eval.gate import breaches, run_like
    from ui.progress import progress_bar

    if write is not None:
        if report is None or baseline is not None or data is not None:
            raise typer.BadParameter("goes with a REPORT alone", param_hint="--write")
        check_file(write)
        write_baseline(load_report(report), write)
        print(f"gate: {write} holds {report} from now on")
        return
    if report is not None:
        check_alone("REPORT", {"--data": data})
    held = load_report(baseline or COMMITTED)
    if report is None:
        with progress_bar() as show:
            run = run_like(held, settings_of(home), data, show)
    else:
        run = load_report(report)
    found = breaches(held, run)
    for breach in found:
        print(f"gate: {breach}")
    if found:
        raise typer.Exit(FAILED)
    print(f"gate: {run.name} is no worse than {held.file.name}")

"""The ``kutip eval`` commands: measure how well Kutip answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.eval_calibrate_command import calibrate
from ui.eval_claims_command import claims
from ui.eval_compare_command import compare, gate
from ui.eval_files import JsonFile, check_alone, check_file
from ui.eval_judges_command import judges
from ui.eval_suite_command import SUITES, suite_command
from ui.eval_writing_command import writing
from ui.homes import settings_of

app = typer.Typer(
    help="Measure how well Kutip answers.", no_args_is_help=True, rich_markup_mode=None
)
app.command()(calibrate)
for suite in SUITES:
    app.command(suite)(suite_command(suite))
app.command()(compare)
app.command()(gate)
app.command()(judges)
app.command()(claims)
app.command()(writing)


@app.command()
def retrieval(
    data: Annotated[
        Path,
        typer.Option(metavar="DIR", help="Folder with the question sets and articles."),
    ],
    articles: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Add N news articles to the passages."),
    ] = 0,
    wiki: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Add N first paragraphs of wiki articles."),
    ] = 0,
    system: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="System to measure, may be repeated: kutip, lexical, dense, kutip:EMBEDDER, "
            "bm25s, llamaindex-default. Default: all but kutip:EMBEDDER.",
        ),
    ] = None,
    questions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="JSON Lines of more questions: question, passage, and if known language, set.",
        ),
    ] = None,
    sizes: Annotated[
        str | None,
        typer.Option(
            metavar="N,N,…",
            help="Instead of --articles and --wiki: one run for each number of passages.",
        ),
    ] = None,
    json_file: JsonFile = None,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw quality and latency by size (.png, .svg)."),
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option(help="Makes no difference: it is measured in a folder of its own."),
    ] = None,
) -> None:
    """Ask for passages and score what is found, beside other systems."""
    from eval.retrieval.plan import Wanted
    from eval.retrieval.plot import check_plot, draw
    from eval.retrieval.report import render, to_json
    from eval.retrieval.run import run_retrieval
    from eval.retrieval.systems import DEFAULT_SYSTEMS
    from ui.json_output import dump
    from ui.progress import progress_bar

    if sizes is not None and (articles or wiki):
        raise typer.BadParameter("goes without --articles and --wiki", param_hint="--sizes")
    wanted = Wanted(data, articles, wiki, _numbers(sizes), questions)
    if plot is not None:
        check_plot(plot)
    for file in (json_file, plot):
        check_file(file)
    with progress_bar() as show:
        runs = run_retrieval(wanted, system or DEFAULT_SYSTEMS, show)
    if json_file is not None:
        json_file.write_text(dump(to_json(runs, wanted)), encoding="utf-8")
    if plot is not None:
        draw(runs, plot)
    print(render(runs))


@app.command()
def reader(
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with the question sets and articles."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Score this JSON Lines file instead of --data: rows of question, passage, "
            "answers (a list of texts), answerable (true or false; otherwise whether there are "
            "answers) and id. An overlong question is not asked and counts as unanswered; a row "
            "of another form, such as an answerable one without answers, ends the command with "
            "its line and field.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Section to measure, may be repeated: passage, calibration (which asks the "
            "pool and the news too), offtopic, pool, latency. Default: all.",
        ),
    ] = None,
    articles: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Ask the off-topic questions of N news articles. Default: 2000.",
        ),
    ] = None,
    json_file: JsonFile = None,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw confidence against outcome (.png, .svg)."),
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the index that off-topic questions are asked of, beside the news. "
            "Whatever it holds: for the seeds, index them alone."
        ),
    ] = None,
) -> None:
    """Score the reader's short answers and refusals, beside the quoting writer without it."""
    from eval.reader.plot import draw
    from eval.reader.report import calibrations, file_json, render, to_json
    from eval.reader.run import ARTICLES, Wanted, run_file, run_reader
    from eval.retrieval.plot import check_plot
    from ui.json_output import dump
    from ui.progress import progress_bar

    if data is None and file is None:
        raise typer.BadParameter("name the folder with the data, or a --file", param_hint="--data")
    if file is not None:
        beside = {"--data": data, "--only": only, "--articles": articles, "--home": home}
        check_alone("--file", beside)
    if plot is not None:
        if only and "calibration" not in only:
            raise typer.BadParameter("needs the section calibration", param_hint="--plot")
        check_plot(plot)
    for written in (json_file, plot):
        check_file(written)
    settings = settings_of(home)
    with progress_bar() as show:
        if file is not None:
            report = run_file(settings, file, show)
            plain = file_json(report)
        elif data is not None:
            wanted = Wanted(data, articles or ARTICLES, tuple(only or ()))
            report = run_reader(settings, wanted, show)
            plain = to_json(report, settings, wanted)
    if json_file is not None:
        json_file.write_text(dump(plain), encoding="utf-8")
    if plot is not None:
        draw(calibrations(report), plot)
    print(render(report))


def _numbers(text: str | None) -> tuple[int, ...]:
    """Numbers of passages out of "5058,20000"."""
    if text is None:
        return ()
    parts = text.replace(" ", "").split(",")
    if not all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts):
        raise typer.BadParameter(f"{text!r} is not like 5058,20000,65000", param_hint="--sizes")
    return tuple(int(part) for part in parts)

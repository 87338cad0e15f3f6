"""``kutip eval SUITE``: questions answered and scored, for every suite alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ui.eval_files import JsonFile, check_alone, check_file
from ui.homes import settings_of

_Data = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Folder with the question sets and articles; for seeds and file also a JSON Lines "
        "file: question, answers or must_contain, and if known id, answerable, passage, "
        "must_not_contain, history, lang, type.",
    ),
]
_Passage = Annotated[
    bool, typer.Option("--passage", help="Ask each question of its own passage alone.")
]
_System = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who answers: kutip, or llamaindex-citation over the same index and language model. "
        "Default: kutip.",
    ),
]
_Answers = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Score these answers instead, of whichever system: JSON Lines of id, answer (with "
        "[1] marks), passages (what the marks point at) and if known refused, short.",
    ),
]
_Judge = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Who judges faithfulness: deterministic, nli:MODEL, llm:MODEL, llamaindex:MODEL. May "
        "be repeated: the others' figures stand beside those of the first. Default: deterministic.",
    ),
]
_Llm = Annotated[str | None, typer.Option(metavar="WRITER", help="In place of KUTIP_LLM.")]
_Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N questions.")]
_Run = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="Keep answers, timings and verdicts there as they come; a run that was stopped goes "
        "on there.",
    ),
]
_Baseline = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FOLDER",
        help="Compare with the run that was kept there by --run, of this or another system. May be "
        "repeated: the others are shown beside.",
    ),
]
_Timings = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Also write how long it took, as JSON.")
]
_Markdown = Annotated[
    Path | None, typer.Option("--markdown", metavar="FILE", help="Also write it as Markdown.")
]
_Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Also write it as a page with plots."),
]
_Home = Annotated[Path | None, typer.Option(help="Folder of the index.")]

SUITES = {
    "seeds": "Ask the questions about the seed articles and score the answers.",
    "facqa": "Ask questions about Indonesian news (FacQA) and score the answers.",
    "idk-mrc": "Ask questions of their passage, half of them unanswerable from it (IDK-MRC).",
    "crosslingual": "Ask English questions about Indonesian passages and score the answers.",
    "offtopic": "Ask what the articles do not answer, and count the refusals.",
    "file": "Ask the questions of a file of your own (--data FILE) and score the answers.",
}


def suite_command(name: str) -> Callable[..., None]:
    """The command of a suite of that name."""

    def command(
        data: _Data = None,
        passage: _Passage = False,
        system: _System = None,
        answers: _Answers = None,
        judge: _Judge = None,
        llm: _Llm = None,
        limit: _Limit = None,
        run: _Run = None,
        baseline: _Baseline = None,
        json_file: JsonFile = None,
        timings: _Timings = None,
        markdown: _Markdown = None,
        html: _Html = None,
        home: _Home = None,
    ) -> None:
        from eval.answering.opening import KUTIP
        from eval.evaluate import Wanted, evaluate
        from eval.judges.choose import DEFAULT
        from eval.reports.as_json import timings_json, to_json
        from eval.reports.markdown import render_markdown
        from eval.reports.page import render_html
        from eval.reports.terminal import render
        from ui.json_output import dump
        from ui.progress import progress_bar

        if answers is not None:
            check_alone("--answers", {"--system": system, "--llm": llm})
        for written in (json_file, timings, markdown, html):
            check_file(written)
        wanted = Wanted(
            name,
            data,
            passage,
            limit,
            system or KUTIP,
            answers,
            tuple(judge or DEFAULT[:1]),
            run,
            tuple(baseline or ()),
        )
        settings = settings_of(home, llm)
        with progress_bar() as show:
            found = evaluate(settings, wanted, show)
        if json_file is not None:
            json_file.write_text(dump(to_json(found)), encoding="utf-8")
        if timings is not None:
            timings.write_text(dump(timings_json(found.run)), encoding="utf-8")
        if markdown is not None:
            markdown.write_text(render_markdown(found), encoding="utf-8")
        if html is not None:
            html.write_text(render_html(found), encoding="utf-8")
        print(render(found))

    command.__doc__ = SUITES[name]
    return command

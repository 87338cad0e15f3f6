"""The command line: what ``kutip index``, ``ask``, ``verify``, ``chat`` and the others do.

Results go to stdout, all else to stderr. What a command needs is imported inside it: ``kutip ask``
must not wait for the chat page's libraries, nor ``kutip --help`` for any.
"""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.eval_command import app as eval_app
from ui.filter_options import Outlet, Since, Until
from ui.homes import Home, need_articles, settings_of

if TYPE_CHECKING:
    from index import Index

app = typer.Typer(
    name="kutip",
    help="Answers questions about your news articles; every statement stands on a quote.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(eval_app, name="eval")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.callback(invoke_without_command=True)
def kutip(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Options that stand before a command."""
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as version_of

        try:
            print(f"kutip {version_of('kutip')}")
        except PackageNotFoundError:
            print("kutip (not installed: run from its folder)")
        raise typer.Exit


@app.command()
def index(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    again: Annotated[bool, typer.Option("--again", help="Also what was forgotten.")] = False,
    home: Home = None,
) -> None:
    """Index articles: new and changed ones go in, vanished ones go out."""
    from index.errors import NothingIndexed
    from ui.progress import progress_bar
    from ui.terminal import report_text
    from ui.untrusted import one_line

    settings = settings_of(home)
    with settings.open_index() as articles:
        with progress_bar() as progress:
            report = articles.sync(paths, again=again, progress=progress)
        for rejected in report.rejected:
            _say(one_line(f"rejected {rejected.path}: {rejected.reason}"))
        print(report_text(report))
        if articles.count_articles() == 0:
            raise NothingIndexed(f"No article was found in {', '.join(map(str, paths))}.")


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="In Indonesian or English.")],
    as_json: AsJson = False,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day that 'yesterday' is counted from."),
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    receipt: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also save the answer's receipt there, for `verify`."),
    ] = None,
    home: Home = None,
) -> None:
    """Answer a question from the articles, with the quotes it stands on."""
    from rag import Chatbot
    from rag.receipt import receipt_of
    from ui.filter_options import read_range, with_outlets
    from ui.json_output import answer_object, dump
    from ui.receipt_command import check_free, save
    from ui.terminal import answer_text, console, show

    if receipt is not None:
        check_free(receipt)
    days = read_range(since, until)
    with Chatbot.open(settings_of(home)) as bot:
        only = with_outlets(days, outlet or (), bot.outlets)
        answer = bot.ask(question, today=today.date() if today else None, only=only)
        made = None if receipt is None else receipt_of(bot, answer)
    if as_json:
        print(dump(answer_object(answer)))
    else:
        show(answer_text(answer), console())
    if receipt is not None and made is not None:
        save(made, receipt)
        _say(f"Receipt saved. To check it: kutip verify {shlex.quote(str(receipt))}")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A receipt.")],
    articles: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[ARTICLES]...", help="Files and folders; else what is indexed."),
    ] = None,
    home: Home = None,
) -> None:
    """Check a receipt against the articles, line by line; exit 1 if something no longer holds."""
    from ui.receipt_command import verify as verify_receipt

    def open_index() -> Index:
        settings = settings_of(home)
        need_articles(settings)
        return settings.open_index()

    if not verify_receipt(file, articles or (), open_index):
        raise typer.Exit(1)


@app.command()
def chat(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 7860,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser.")
    ] = False,
    example: Annotated[
        list[str] | None,
        typer.Option(help="A question to click, up to four; else made of the headlines."),
    ] = None,
    home: Home = None,
) -> None:
    """Open the chat page, for this machine's browser only."""
    from rag import Chatbot

    settings = settings_of(home)
    with Chatbot.open(settings) as bot:
        bot.refresh()
        from ui.server import serve

        serve(bot, settings.home_path(), port, open_browser, example or ())


@app.command()
def status(as_json: AsJson = False, home: Home = None) -> None:
    """Say what is indexed."""
    from ui.json_output import dump, status_object
    from ui.terminal import articles_text, console, show, status_text

    settings = settings_of(home)
    need_articles(settings)
    with settings.open_index() as articles:
        found = articles.status()
        listed = articles.articles()
    if as_json:
        print(dump(status_object(found)))
        return
    show(status_text(found), console())
    show(articles_text(listed[:MOST_LISTED]), console())
    if len(listed) > MOST_LISTED:
        print(f"and {len(listed) - MOST_LISTED} more")


@app.command()
def forget(
    article: Annotated[str, typer.Argument(metavar="ID", help="An id that `status` lists.")],
    home: Home = None,
) -> None:
    """Remove an article, and leave it out from now on."""
    from ui.untrusted import one_line

    settings = settings_of(home)
    need_articles(settings)
    with settings.open_index() as articles:
        gone = articles.forget(article)
    print(f"Forgot {one_line(gone.title or gone.id)}.")
    print(f"To undo: kutip index {one_line(shlex.quote(gone.path))} --again")


MOST_LISTED = 50


def _say(line: str) -> None:
    """A line for the reader that is no result."""
    typer.echo(line, err=True)

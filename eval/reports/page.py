"""The report as one page that needs nothing else: no script, no font, nothing fetched."""

from __future__ import annotations

from pathlib import Path

from eval.reports import beside_html, content, page_tables
from eval.reports.figures_html import figures_html
from eval.reports.known_agreement import in_words
from eval.reports.untrusted import as_html
from eval.reports.worst_html import worst_html
from eval.reports.worst_items import worst_items
from eval.scores.summary import Evaluated, Run

STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def render_html(evaluated: Evaluated) -> str:
    """The report: head, figures, plots, what stands beside, slices, what went worst, manifest."""
    run, baseline = evaluated.run, evaluated.baseline
    rows = content.rows(run, baseline)
    parts = [
        _header(run, baseline),
        page_tables.tiles(run, rows),
        _section("Scores", page_tables.scores(rows)),
        _section("Systems", beside_html.systems(evaluated)),
        _section("Judges", beside_html.opinions(evaluated)),
        _section("Plots", figures_html(evaluated, rows)),
        _section("Latency", page_tables.latency(run)),
        _section("Slices", page_tables.slices(run)),
        _section("How well the judge agrees with people", page_tables.agreement(run)),
        _section("What went worst", worst_html(worst_items(run))),
        _section("Manifest", page_tables.manifest(run)),
    ]
    title = f"{content.named(run, 'suite')} · {content.named(run, 'system')} · Kutip"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>{as_html(title)}</title>\n"
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{''.join(filter(None, parts))}</main>\n</body>\n</html>\n"
    )


def _header(run: Run, baseline: Run | None) -> str:
    suite, system, judge = (as_html(content.named(run, w)) for w in ("suite", "system", "judge"))
    notes = "".join(f"<li>{as_html(note)}</li>" for note in content.notes(run, baseline))
    count = len(run.scores)
    return (
        f'<header><p class="kind">Kutip · evaluation</p><h1><bdi>{suite}</bdi></h1>'
        f'<p class="system"><bdi>{system}</bdi> · {count:,} question{"" if count == 1 else "s"}</p>'
        f'<p class="judge">Judged by <b><bdi>{judge}</bdi></b> · '
        f"{as_html(in_words(content.agreement(run)))}</p>"
        + (f'<ul class="notes">{notes}</ul>' if notes else "")
        + "</header>\n"
    )


def _section(head: str, body: str) -> str:
    return f"<section><h2>{head}</h2>{body}</section>\n" if body else ""

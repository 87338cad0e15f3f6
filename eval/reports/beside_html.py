"""The tables of what stands beside a run, on the page."""

from __future__ import annotations

from eval.reports.beside import OPINIONS, SYSTEMS, opinion_rows, system_rows
from eval.reports.table_html import row_html, table_html
from eval.reports.untrusted import as_html
from eval.reports.wording import NOTHING, milliseconds, with_interval
from eval.scores.summary import Evaluated


def systems(evaluated: Evaluated) -> str:
    """The run and the earlier ones; nothing where it is alone."""
    body = "".join(
        row_html(
            f"{row.number} <bdi>{as_html(row.system)}</bdi>",
            [
                f"{row.n:,}",
                *(with_interval(metric, row.figures[metric]) for metric in SYSTEMS),
                milliseconds(row.p50),
                milliseconds(row.p95),
            ],
        )
        for row in system_rows(evaluated)
    )
    head = ["System", "n", *SYSTEMS.values(), "p50", "p95"]
    return table_html("Systems", head, body) if body else ""


def opinions(evaluated: Evaluated) -> str:
    """What each judge says, and how far it agrees with the first; nothing where that is alone."""
    body = "".join(
        row_html(
            f"<bdi>{as_html(row.judge)}</bdi>",
            [
                *(with_interval(metric, row.figures[metric], 0) for metric in OPINIONS),
                with_interval("alike", row.alike, 0) if row.alike else NOTHING,
                with_interval("kappa", row.kappa) if row.kappa else NOTHING,
            ],
        )
        for row in opinion_rows(evaluated)
    )
    head = ["Judge", *OPINIONS.values(), "as the first", "κ with it"]
    return table_html("Judges", head, body) if body else ""

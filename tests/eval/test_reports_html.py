"""The page of a run: well formed, self-contained, and nothing in it comes alive."""

from pathlib import Path

import pytest
from lxml import etree, html

from eval.answering.outcome import Evidence
from eval.judges.judge import Judged
from eval.metrics import Bin, Estimate
from eval.reports.page import render_html
from eval.reports.plots import Dot, Speed, dots, reliability_plot, speed_plot
from eval.reports.untrusted import as_html, one_line
from eval.scores.summary import Evaluated

from .report_runs import answered, better_run, made_run, make_case, small_run

CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = (
    "<script>document.title = 'taken'</script> ]]> --> </title></style></svg> "
    "<img src=x onerror=\"document.title = 'taken'\"> \" onload='x' {{x}} \u202eevil\u202c "
    "\x1b[2J \x00 \ud800 \ufffe"
)


@pytest.fixture(scope="module")
def hostile_page():
    """A page on which every string of an article, a model, a question or a setting is hostile."""
    passage = HOSTILE + "x" * 10_000
    score = answered(
        make_case(HOSTILE, HOSTILE, type_=HOSTILE),
        HOSTILE,
        Judged("unsupported", 0.2, (HOSTILE,)),
        evidence=(Evidence(passage, HOSTILE),),
    )
    names = dict.fromkeys(("suite", "system", "judge", "judge_shares", HOSTILE), HOSTILE)
    run = made_run([score, *small_run().scores], small_run().timings, **names)
    return render_html(Evaluated(run, (run,), (run, run)))


def test_hostile_texts_stay_text(hostile_page):
    page = html.document_fromstring(hostile_page)
    assert page.xpath("//script | //img | //iframe | //a | //form") == []
    assert page.xpath("//@onerror | //@onload | //@onclick") == []
    assert page.findtext(".//title") == f"{one_line(HOSTILE)} · {one_line(HOSTILE)} · Kutip"
    assert one_line(HOSTILE) in [head.text for head in page.findall(".//h3[@lang]")]
    assert "‹U+202E›evil‹U+202C› ‹U+001B›[2J ‹U+0000› ‹U+D800› ‹U+FFFE›" in hostile_page
    assert "x" * 4_000 not in hostile_page
    assert "more characters)" in hostile_page
    assert hostile_page.encode().decode() == hostile_page


def test_well_formed(hostile_page):
    """What XML asks of elements and attributes, with the void elements closed."""
    page = hostile_page.removeprefix("<!DOCTYPE html>\n")
    for line in [line for line in page.split("\n") if line.startswith(("<meta", "<link"))]:
        page = page.replace(line, line.replace(">", "/>"))
    root = etree.fromstring(page)
    assert root.get("lang") == "en"
    assert all(svg[0].tag == "title" and svg[0].text for svg in root.iter("svg"))
    assert not [e for e in root.iter() if {"href", "src"} & set(e.attrib) and e.tag != "link"]


def test_head_and_tiles():
    page = html.document_fromstring(render_html(Evaluated(small_run(), baselines=(better_run(),))))
    assert [e.text_content() for e in page.find_class("tile")][:2] == [
        "Correct50.0%95 % interval [0.0, 100.0]-50.0 [-100.0, +0.0] to the baseline",
        "Faithfulness50.0%95 % interval [0.0, 100.0]-50.0 [-100.0, +0.0] to the baseline",
    ]
    assert page.find_class("judge")[0].text_content() == (
        "Judged by replies · agreement with people not measured: kutip eval judges --data DIR"
    )
    assert [e.text_content() for e in page.xpath("//h2")] == [
        "Scores",
        "Systems",
        "Plots",
        "Latency",
        "Slices",
        "What went worst",
        "Manifest",
    ]


def test_claim_passage_and_reason_side_by_side():
    page = html.document_fromstring(render_html(Evaluated(small_run())))
    failed, contradicted, refused = page.xpath("//ol[@class='worst']/li")
    assert failed.find_class("fault")[0].text == "failed: no reply"
    assert [cell.text_content() for cell in contradicted.find_class("side-by-side")[0]] == [
        "ClaimIt was on Tuesday.",
        "Passage it was judged by, the nearest of 2Gempa, 5 Mei 2025Gempa terjadi pada hari Senin.",
        "Reasoncontradicted (0.10)day: Tuesday, not Monday",
    ]
    assert [cell.text_content() for cell in refused.find_class("side-by-side")[0]] == [
        "What was shownArtikel tidak menyebutkannya.",
        "Where it standsgempa.txtGempa terjadi pada hari Senin.",
    ]


def test_the_empty_run():
    page = html.document_fromstring(render_html(Evaluated(made_run([]))))
    assert [e.text for e in page.find_class("big")] == ["–", "–", "–", "–"]
    assert [e.text_content() for e in page.find_class("none")] == [
        "No answer came with a confidence.",
        "Left out: agreement with people not measured: kutip eval judges --data DIR.",
        "Left out: nothing was timed.",
        "Nothing went wrong.",
    ]


def test_plots_say_their_figures():
    some, none = Estimate(0.5, 0.25, 0.75, 8), Estimate(None, None, None, 0)
    for plot, titles in (
        (dots("Shares", [Dot("a", some, some), Dot("b" * 40, none)]), 3),
        (reliability_plot("Reliable", [Bin(5, 0.2, 0.1), Bin(5, 0.9, 1.0)]), 3),
        (reliability_plot("Nothing", []), 1),
        (speed_plot("Speed", [Speed("kutip", some, 0.0, 0.0), Speed("x", none, 90, 9e4)]), 3),
    ):
        svg = etree.fromstring(plot)
        assert len(list(svg.iter("title"))) == titles
        assert "nan" not in plot
        assert "inf" not in plot
    assert "<title>a: 50.0% [25.0, 75.0], n=8</title>" in dots("Shares", [Dot("a", some)])
    assert "b" * 24 + "…</text>" in dots("Shares", [Dot("b" * 40, none)])


def test_one_line_and_html():
    assert one_line(" a\n\n b\u00ad\u200bc\t") == "a b‹U+00AD›‹U+200B›c"
    assert one_line("x" * 12, 10) == "xxxxxxxxxx … (2 more characters)"
    assert as_html("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;"


@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is not installed")
def test_opens_in_a_browser_and_asks_for_nothing(hostile_page, tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "report.html"
    file.write_text(hostile_page, encoding="utf-8")
    requests, complaints = [], []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(file.as_uri())
        assert page.title().startswith("<script>")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.locator("svg").count() >= 5
        browser.close()
    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert complaints == []

"""The report of a run as a screen of text, and as Markdown."""

from dataclasses import replace

from eval.answering.outcome import Evidence
from eval.judges.judge import UNSCORED, Judged
from eval.reports.markdown import render_markdown
from eval.reports.terminal import WIDTH, render
from eval.reports.untrusted import as_markdown
from eval.scores.summary import Evaluated

from .report_runs import answered, better_run, made_run, make_case, refused, small_run

HOSTILE = "\x1b[31m\u202e" + "kata " * 2_000 + "x" * 10_000


def test_a_screen():
    screen = render(Evaluated(small_run())).splitlines()
    assert screen[:6] == [
        "seeds · kutip, quote · 5 questions",
        "judge replies · agreement with people not measured: kutip eval judges --data DIR",
        "Failed questions, which count for no other figure: 1",
        "",
        "                                    value  95 % interval         n",
        "Correctness",
    ]
    for line in (
        "  correct                           50.0%  [0.0, 100.0]          4",
        "  exact match                           –                        0",
        "  CRAG (-1 to 1)                     0.00  [-0.75, 0.75]         4",
        "  balanced accuracy                 83.3%  [50.0, 100.0]         4",
        "  faithfulness, micro               50.0%  [0.0, 100.0]          2",
        "  failed questions                  20.0%  [0.0, 60.0]           5",
        "  unscored sentences                 0.0%  [0.0, 0.0]            2",
        "  first statement                      42 ms       58 ms                   12 ms       3",
        "  total                                52 ms       73 ms                   15 ms       5",
        "  language id                     3  67% [0, 100]      100% [100, 100]            50%"
        "             0%",
        "  type who                        1  0% [0, 0]         0% [0, 0]                   0%"
        "              –",
    ):
        assert line in screen
    assert screen[screen.index("worst") :] == [
        "worst",
        "  1. a5 en when_event: Kapan gempa?",
        "     wrong    failed: no reply",
        "     answer   –",
        "     says     gempa.txt: Gempa terjadi pada hari Senin.",
        "  2. a2 en who: When was the quake?",
        "     wrong    does not say 'Senin'; 1 of 1 sentences contradicted",
        "     claim    It was on Tuesday.",
        "     passage  Gempa, 5 Mei 2025 Gempa terjadi pada hari Senin.",
        "              nearest of 2 that it was judged by",
        "     reason   contradicted (0.10): day: Tuesday, not Monday",
        "  3. a3 id when_event: Kapan gempa?",
        "     wrong    refused, though the articles say",
        "     answer   Artikel tidak menyebutkannya.",
        "     says     gempa.txt: Gempa terjadi pada hari Senin.",
    ]


def test_beside_a_baseline():
    screen = render(
        Evaluated(small_run(judge_shares="dates"), baselines=(better_run(judge="other"),))
    ).splitlines()
    assert screen[2:7] == [
        "This judge shares parts with the check that filters answers when they are made, so its "
        "figures are",
        "  rather kind to them: dates",
        "Failed questions, which count for no other figure: 1",
        "Baseline: kutip, ollama, 5 questions in common",
        "Not comparable with the baseline: another judge",
    ]
    assert (
        "  CRAG (-1 to 1)                     0.00  [-0.75, 0.75]         4   "
        "-0.75 [-1.50, +0.00]" in screen
    )
    cases = [make_case(f"b{n}") for n in range(4)]
    worse = made_run([refused(case) for case in cases])
    before = made_run([answered(case) for case in cases])
    screen = render(Evaluated(worse, baselines=(before,))).splitlines()
    assert (
        "  over-refusal                     100.0%  [100.0, 100.0]        4   "
        "+100.0 [+100.0, +100.0] worse" in screen
    )


def test_systems_are_compared_over_the_questions_that_all_were_asked():
    run = small_run()
    part = made_run(better_run().scores[:2], system="another")
    screen = render(Evaluated(run, baselines=(part,)))
    assert "systems                   n  correct" in screen
    rows = [line for line in screen.splitlines() if line.startswith(("  1 kutip", "  2 another"))]
    assert all("    2  " in row for row in rows)
    assert "50% [0, 100]" in rows[0]
    assert "100% [100, 100]" in rows[1]
    assert max(map(len, screen.splitlines())) <= WIDTH


def test_what_other_judges_say():
    run = small_run()
    claims = [replace(c, judged=Judged("supported", 0.8)) for c in run.scores[1].claims]
    kinder = replace(run.scores[1], claims=tuple(claims))
    other = made_run([run.scores[0], kinder, *run.scores[2:]], judge="llm:kind")
    found = Evaluated(run, opinions=(other,))
    screen = render(found)
    assert "judges                  faithful  contrad." in screen
    assert "  replies                    50%" in screen
    line = next(line for line in screen.splitlines() if line.startswith("  llm:kind"))
    assert line.split()[1] == "100%"
    assert line.split()[-2:] == ["50%", "0.00"]
    assert max(map(len, screen.splitlines())) <= WIDTH
    assert "| llm:kind | 100.0% [100.0, 100.0] |" in render_markdown(found)
    assert "judges  " not in render(Evaluated(run))


def test_the_empty_run():
    screen = render(Evaluated(made_run([]), baselines=(made_run([]),)))
    assert screen.splitlines()[0] == "seeds · kutip, quote · 0 questions"
    assert screen.count("–        ") == 28
    assert "worst" not in screen
    assert "latency" not in screen
    assert render_markdown(Evaluated(made_run([]))).count("| – |") == 20


def test_hostile_texts_neither_move_the_cursor_nor_break_the_frame():
    judged = Judged("unsupported", None, (HOSTILE,))
    score = answered(make_case("h", HOSTILE, type_=HOSTILE), HOSTILE, judged)
    run = made_run([score, *small_run().scores], **dict.fromkeys(("suite", "system"), HOSTILE))
    screen = render(Evaluated(run, baselines=(run,)))
    assert max(map(len, screen.splitlines())) <= WIDTH
    assert "\x1b" not in screen
    assert "\u202e" not in screen
    assert "‹U+001B›[31m‹U+202E›kata kata" in screen


def test_a_verdict_that_is_missing_or_good_needs_no_reason():
    scores = [
        answered(make_case("u"), "Gempa itu hari Selasa.", UNSCORED),
        answered(make_case("s"), "Gempa itu hari Rabu."),
    ]
    screen = render(Evaluated(made_run(scores)))
    assert "     reason   unscored: no reason given" in screen
    assert "     reason   supported (0.90)\n" in f"{screen}\n"
    assert "does not say 'Senin'; says 'Selasa', which is wrong" in screen
    assert "does not say 'Senin'\n" in screen


def test_markdown():
    text = render_markdown(Evaluated(small_run(), baselines=(better_run(),)))
    for line in (
        "# Kutip: seeds · kutip, quote · 5 questions",
        "| Correctness: correct | 50.0% [0.0, 100.0] | 4 | -50.0 [-100.0, +0.0] |",
        "| type when\\_event | 3 | 50.0% [0.0, 100.0] | 100.0% [100.0, 100.0] | "
        "50.0% [0.0, 100.0] | – |",
        "| It was on Tuesday. | Gempa, 5 Mei 2025 Gempa terjadi pada hari Senin. | "
        "**contradicted (0.10)** day: Tuesday, not Monday |",
        "> Stands in gempa.txt: Gempa terjadi pada hari Senin.",
        "| seed | 7 |",
    ):
        assert line in text.splitlines()


def test_markdown_stays_text():
    assert as_markdown("[a](http://b) <i> `c` *d* | www.e.id @f #1 $g$ \\ &amp;\nh") == (
        "\\[a\\](http&#58;//b) &#60;i&#62; \\`c\\` \\*d\\* \\| www&#46;e.id &#64;f &#35;1 "
        "&#36;g&#36; \\\\ &#38;amp; h"
    )
    hostile = "<script> | [x](http://y)"
    score = answered(
        make_case("h", hostile),
        hostile,
        Judged("unsupported", 0.1, (hostile,)),
        evidence=(Evidence(hostile, hostile),),
    )
    text = render_markdown(Evaluated(made_run([score], note=hostile)))
    assert "<script" not in text
    assert "[x](" not in text
    assert "http://" not in text

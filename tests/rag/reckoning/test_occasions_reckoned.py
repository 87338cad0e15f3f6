"""Events that happened more than once: each is told, and nothing is reckoned between them."""

from datetime import date

import pytest

from rag import Chatbot, Settings
from rag.question import understand
from rag.reckoning.parse import parse
from rag.reckoning.write import write_reckoning

TODAY = date(2025, 6, 1)
ARTICLES = {
    "march.txt": """Volcano Karuna erupts, villagers flee

The Sumba Gazette
4 March 2025

WAINGAPU - Mount Karuna erupted on Monday, 3 March 2025, and covered villages in ash.

Some 900 villagers fled to schools in Waingapu.
""",
    "may.txt": """Mount Karuna erupts again

The Sumba Gazette
21 May 2025

WAINGAPU - Mount Karuna erupted on Tuesday, 20 May 2025, and threw ash into the sky.

The airport was closed on 21 May 2025 because of the ash.
""",
}


def draft(library, text):
    question = understand(text, (), TODAY)
    reckoning = parse(question, TODAY)
    assert reckoning is not None
    return write_reckoning(question, reckoning, library)


def test_each_occasion_has_its_own_lead_and_quote(library):
    found = draft(library, "How many days ago did Mount Karuna erupt?")
    told = {lead.text: [q.span.of(q.view.text) for q in lead.quotes] for lead in found.leads}
    march = "90 days, or 2 months and 29 days ago (3 March 2025, counted from 1 June 2025)"
    may = "12 days ago (20 May 2025, counted from 1 June 2025)"
    assert told.keys() == {march, may}
    assert "3 March 2025" in told[march][0]
    assert "20 May 2025" in told[may][0]
    assert len(found.statements) == len(found.leads) == 2


@pytest.mark.parametrize(
    "text",
    [
        "How many days after Mount Karuna erupted was the conference of 24 May 2025?",
        "How many days between the eruption of Mount Karuna and 24 May 2025?",
        "Which came first, the eruption of Mount Karuna or the meeting of 24 May 2025?",
        "Did Mount Karuna erupt before 24 May 2025?",
    ],
)
def test_nothing_is_reckoned_from_one_of_several_occasions(library, text):
    assert draft(library, text) is None


def test_the_two_pledges_of_the_seed_articles(indexed_home):
    settings = Settings(home=indexed_home, llm="quote", reader="none")
    with Chatbot.open(settings) as bot:
        answer = bot.ask("How many days ago did Kim pledge unconditional support?", today=TODAY)
        dates = sorted(lead.text.split("(")[1].split(",")[0] for lead in answer.leads)
        assert dates == ["12 July 2025", "8 January 2026"]
        assert len({lead.citations for lead in answer.leads}) == 2
        assert answer.confidence is None

"""How a conversation changes with the events of an answer, and with faults."""

from dataclasses import replace

from index.errors import QuestionError
from rag.answer import Finished, Found, Ready, Withheld, Writing
from ui.answer_html import partial_html
from ui.conversation import MOST_TURNS, Turn, converse, stopped


class Bot:
    """Replays events, raises what is an exception, and records what it was asked."""

    writer_name = "quote"

    def __init__(self, *events):
        self.events, self.asked, self.stopped = events, [], False

    def stream(self, question, history=()):
        self.asked.append((question, list(history)))
        try:
            for event in self.events:
                if isinstance(event, Exception):
                    raise event
                yield event
        finally:
            self.stopped = True


def test_statements_show_as_they_come(answer_with):
    answer = answer_with("Kim")
    bot = Bot(Found(()), Writing("quote"), Ready(answer.statements[0]), Finished(answer))
    shown = [turns[-1] for turns in converse(bot, "Kim?", (), "en")]
    assert ["kt-status" in turn.reply for turn in shown] == [True, True, True, False]
    assert ["kt-statement" in turn.reply for turn in shown] == [False, False, True, True]
    assert [turn.answered for turn in shown] == [False, False, False, True]
    assert "quote-1-1" in shown[-1].evidence


def test_each_verdict_of_a_model_shows_before_the_next_event(answer_with):
    statement = answer_with("Kim").statements[0]
    flagged = replace(statement, text="Kim menang.", support="unsupported", why="lain")
    events = (Found(()), Writing("ollama:x"), Ready(statement), Withheld(flagged), Ready(flagged))
    shown = converse(Bot(*events), "Kapan Kim pergi ke Rusia?", (), "en")
    replies = [turns[-1].reply for turns in shown]
    assert len(replies) == 1 + len(events)
    assert "ollama&#58;x is reading 0 passages" in replies[2]
    assert "didukung sebagian&#58; Kim" in replies[3]  # in the question's language, as its reason
    assert "1 pernyataan ditahan" in replies[4]
    assert "tidak didukung&#58; lain" in replies[5]


def test_what_a_model_wrote_before_it_failed_goes_when_another_writer_begins(answer_with):
    answer = answer_with("Kim")
    lost = replace(answer.statements[0], text="Kim menari.")
    events = (
        Found(()),
        Writing("ollama:x"),
        Ready(lost),
        Writing("quote"),
        Ready(*answer.statements),
    )
    shown = converse(Bot(*events), "Kapan Kim pergi ke Rusia?", (), "en")
    replies = [turns[-1].reply for turns in shown]
    assert ["menari" in reply for reply in replies] == [False, False, False, True, False, False]
    assert ["ollama" in reply for reply in replies] == [False, False, True, True, False, False]


def test_closing_it_closes_the_stream(answer_with):
    bot = Bot(Found(()), Ready(answer_with("Kim").statements[0]), Finished(answer_with("Kim")))
    steps = converse(bot, "Kim?", (), "en")
    for _ in range(3):
        next(steps)
    assert not bot.stopped
    steps.close()
    assert bot.stopped


def test_answered_questions_are_the_history_of_the_next(answer_with):
    bot = Bot(Finished(answer_with("Kim")))
    earlier = (Turn(1, "one", answered=True), Turn(2, "stopped"))
    *_, last = converse(bot, "three", earlier, "en")
    assert bot.asked == [("three", ["one"])]
    assert [turn.number for turn in last] == [1, 2, 3]


def test_a_conversation_does_not_grow_without_end(answer_with):
    earlier = tuple(Turn(number, "q", answered=True) for number in range(1, 100))
    *_, last = converse(Bot(Finished(answer_with("Kim"))), "q", earlier, "en")
    assert len(last) == MOST_TURNS
    assert last[-1].number == 100


def test_a_known_error_is_its_message():
    *_, last = converse(Bot(QuestionError("The question is empty.")), "?", (), "en")
    assert "The question is empty&#46;" in last[-1].reply
    assert not last[-1].answered


def test_an_unknown_error_goes_to_the_log_and_not_to_the_page(caplog):
    *_, last = converse(Bot(Found(()), ValueError("secret")), "?", (), "en")
    assert "Something went wrong inside Kutip" in last[-1].reply
    assert "secret" not in last[-1].reply
    assert "secret" in caplog.text


def test_stopping_keeps_what_was_shown():
    turns = (Turn(1, "one", "<p>1</p>", "", True), Turn(2, "two", "<p>2</p>"))
    after = stopped(turns, "en")
    assert after[0] == turns[0]
    assert after[1].reply.startswith("<p>2</p>")
    assert "Stopped" in after[1].reply
    [_, half] = stopped((turns[0], Turn(2, "two", partial_html((), 1, "a <b> writes", "en"))), "en")
    assert "1 statement" in half.reply
    assert "writes" not in half.reply
    assert stopped(turns[:1], "en") == turns[:1]
    assert stopped((), "en") == ()

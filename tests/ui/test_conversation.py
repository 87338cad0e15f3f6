"""How a conversation changes with the events of an answer, and with faults."""

from index.errors import QuestionError
from rag.answer import Finished, Found, Ready, Writing
from ui.conversation import MOST_TURNS, Turn, converse, stopped


class Bot:
    """Replays events, raises what is an exception, and records what it was asked."""

    writer_name = "quote"

    def __init__(self, *events):
        self.events, self.asked = events, []

    def stream(self, question, history=()):
        self.asked.append((question, list(history)))
        for event in self.events:
            if isinstance(event, Exception):
                raise event
            yield event


def test_statements_show_as_they_come(answer_with):
    answer = answer_with("Kim")
    bot = Bot(Found(()), Writing("quote"), Ready(answer.statements[0]), Finished(answer))
    shown = [turns[-1] for turns in converse(bot, "Kim?", (), "en")]
    assert ["kt-status" in turn.reply for turn in shown] == [True, True, True, False]
    assert ["kt-statement" in turn.reply for turn in shown] == [False, False, True, True]
    assert [turn.answered for turn in shown] == [False, False, False, True]
    assert "quote-1-1" in shown[-1].evidence


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
    assert stopped(turns[:1], "en") == turns[:1]
    assert stopped((), "en") == ()

"""A follow-up made whole by a language model, and when its words are not believed."""

from __future__ import annotations

import pytest

from index.errors import WriterBroke
from rag.follow_up import by_model
from rag.follow_up.by_model import rewrite
from rag.llm.model import Ended
from rag.question import understand

HISTORY = ["Siapa wali kota Sumberjaya dan siapa wakilnya?"]
ASKED = "Kapan mereka dilantik?"
WHOLE = "Kapan wali kota Sumberjaya dan wakilnya dilantik?"


class Says:
    """A model that writes the same to everybody."""

    name, context, answer_tokens = "scripted", 2048, 128

    def __init__(self, *pieces):
        self.pieces = pieces
        self.asked = []
        self.closed = False

    def count_tokens(self, text):
        return len(text)

    def stream(self, messages):
        self.asked.append(messages)
        try:
            for piece in self.pieces:
                if isinstance(piece, Exception):
                    raise piece
                yield piece
            yield Ended(True)
        finally:
            self.closed = True


def test_the_model_is_given_the_conversation_and_believed():
    model = Says("Kapan wali kota Sumber", "jaya dan wakilnya dilantik?", "\nPenjelasan: ...")
    assert rewrite(model, ASKED, HISTORY, "id") == WHOLE
    [(rules, asked)] = model.asked
    assert "pertanyaan terakhir" in rules.content
    assert HISTORY[0] in asked.content
    assert asked.content.endswith(ASKED)
    assert model.closed


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Saya tidak tahu.",
        "When were the mayor of Sumberjaya and the deputy sworn in to their office?",
        "Kapan Budi Santoso, Rina Dewi, Agus Wijaya, dan Sari dilantik di Bandung?",
        "Kapan wali kota Sumberjaya dan wakilnya dilantik pada 2024?",
        "Siapa presiden?",
        "Kapan mereka dilantik " + "lagi " * 80 + "?",
    ],
)
def test_what_is_no_such_question_is_not_believed(written):
    assert rewrite(Says(written), ASKED, HISTORY, "id") is None


def test_a_model_that_fails_leaves_it_to_the_rules():
    assert rewrite(Says("Kapan", WriterBroke("broken")), ASKED, HISTORY, "id") is None


def test_a_model_that_never_ends_is_stopped():
    model = Says(*(["kapan "] * 1_000))
    assert rewrite(model, ASKED, HISTORY, "id") is None
    assert model.closed


def test_a_model_that_takes_long_leaves_it_to_the_rules(monkeypatch):
    monkeypatch.setattr(by_model, "LONGEST_S", 0.0)
    model = Says("", "Kapan wali kota Sumberjaya dan wakilnya dilantik?\n")
    assert rewrite(model, ASKED, HISTORY, "id") is None
    assert model.closed


def test_only_what_the_rules_set_side_by_side_is_rewritten():
    asked = []

    def written(text, history, language):
        asked.append((text, tuple(history), language))
        return WHOLE

    assert understand("Berapa harga emas?", HISTORY, rewrite=written).resolved is None
    assert asked == []
    question = understand(ASKED, HISTORY, rewrite=written)
    assert asked == [(ASKED, tuple(HISTORY), "id")]
    assert (question.text, question.resolved, question.kind) == (ASKED, WHOLE, "when")
    unsure = understand(ASKED, HISTORY, rewrite=lambda *_: None)
    assert unsure.resolved == f"{ASKED} ({HISTORY[0]})"

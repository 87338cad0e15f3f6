"""The chat page: what happens when the reader does something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

import gradio as gr

from index.errors import KutipError
from rag import Answer, Chatbot
from rag.receipt import receipt_of
from ui import layout
from ui.conversation import Turn, converse, stopped
from ui.evidence_html import panel
from ui.examples import examples
from ui.receipt_command import receipt_text
from ui.texts import writer_notice
from ui.untrusted import inert
from ui.words import words

Turns = tuple[Turn, ...]
# What a handler returns to Gradio: one value, or update, for each output component.
Shown = tuple[Any, ...]

# Handlers are for this page alone; what shows progress is the page's own text.
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
# What takes no time does not wait behind answers.
AT_ONCE: dict[str, Any] = {**PRIVATE, "queue": False}


def build_page(bot: Chatbot, given: Sequence[str] = ()) -> gr.Blocks:
    """The page for one chatbot. Each browser tab has a conversation of its own."""
    questions = examples(bot.articles(), given)
    page = gr.Blocks(
        title="Kutip", fill_width=True, analytics_enabled=False, delete_cache=(3600, 86400)
    )
    with page:
        parts = layout.lay_out(writer_notice(bot, "en"), questions)
        _wire(page, parts, Handlers(bot, questions))
    return page


def _wire(page: gr.Blocks, parts: layout.Parts, do: Handlers) -> None:
    """Connects the components with what they do."""
    language, box = parts.language, parts.box
    shown = [parts.turns, parts.chat, parts.evidence, parts.receipt]
    runs = []
    for asking in (
        box.submit(do.take, [box, language], [parts.asked, box], **AT_ONCE),
        parts.chat.example_select(do.example, [language], [parts.asked, box], **AT_ONCE),
    ):
        run = asking.success(do.answer, [parts.asked, parts.turns, language], shown, **PRIVATE)
        run.then(do.wait, [language], [box], **AT_ONCE)
        runs.append(run)
    ending: dict[str, Any] = {"outputs": [*shown, box], "cancels": runs, **AT_ONCE}
    box.stop(do.stop, [parts.turns, language], **ending)
    parts.clear.click(do.start_anew, [language], **ending)
    texts = [parts.heading, language, parts.chat, box, parts.notice, parts.clear]
    texts += [parts.evidence_title, parts.evidence, parts.receipt]
    language.change(do.translate, [language, parts.turns], texts, **AT_ONCE)
    page.load(do.greet, None, [language], **AT_ONCE)


class Handlers:
    """What the page does; ``code`` is always the interface's language.

    Args:
        bot: Answers the questions.
        questions: Examples shown in an empty conversation.
    """

    def __init__(self, bot: Chatbot, questions: list[str]) -> None:
        self._bot = bot
        self._questions = questions

    def take(self, question: str, code: str) -> Shown:
        """Takes the question out of the box; an empty one changes nothing."""
        if not question.strip():
            return "", gr.skip()
        return question, gr.update(value="", **layout.busy(code))

    def example(self, chosen: gr.SelectData, code: str) -> Shown:
        """Takes the example clicked."""
        return chosen.value["text"], gr.update(**layout.busy(code))

    def answer(self, question: str, earlier: Turns, code: str) -> Iterator[Shown]:
        """Answers, and shows each step."""
        if not question:
            yield tuple(gr.skip() for _ in range(4))
            return
        # Gradio closes this generator when the reader stops the answer.
        with closing(converse(self._bot, question, earlier, code, self._receipt)) as steps:
            for turns in steps:
                yield _shown(turns, code)

    def wait(self, code: str) -> dict[str, Any]:
        """Makes the box ready for the next question."""
        return gr.update(**layout.waiting(code))

    def stop(self, turns: Turns, code: str) -> Shown:
        """Ends an answer that is being written; what was shown stays."""
        return *_shown(stopped(turns, code), code), self.wait(code)

    def start_anew(self, code: str) -> Shown:
        """Empties the conversation."""
        return *_shown((), code), gr.update(value="", **layout.waiting(code))

    def translate(self, code: str, turns: Turns) -> Shown:
        """Shows the interface in another language; answers stay in their question's."""
        return (
            layout.heading_html(code),
            gr.update(label=words(code).language_label),
            gr.update(**layout.chat_texts(code, self._questions)),
            gr.update(**layout.box_texts(code)),
            layout.paragraph(writer_notice(self._bot, code)),
            gr.update(value=words(code).new_conversation),
            layout.evidence_title(code),
            _evidence(turns, code),
            _receipt_link(turns, code),
        )

    def greet(self, request: gr.Request) -> str:
        """The interface's language for a browser: Indonesian if it asks for that first."""
        return "id" if request.headers.get("accept-language", "").startswith("id") else "en"

    def _receipt(self, answer: Answer) -> str:
        """The receipt of an answer; none where its articles have changed meanwhile."""
        try:
            return receipt_text(receipt_of(self._bot, answer))
        except KutipError:
            return ""


def _shown(turns: Turns, code: str) -> Shown:
    """State, conversation, evidence and receipt for the turns."""
    messages = []
    for turn in turns:
        messages.append({"role": "user", "content": inert(turn.question)})
        messages.append({"role": "assistant", "content": turn.reply})
    return turns, messages, _evidence(turns, code), _receipt_link(turns, code)


def _evidence(turns: Turns, code: str) -> str:
    return panel([(turn.question, turn.evidence) for turn in turns], words(code))


def _receipt_link(turns: Turns, code: str) -> str:
    """Saves the receipt of the last answer; none while the next is being written."""
    return layout.receipt_link(turns[-1].receipt if turns else "", code)

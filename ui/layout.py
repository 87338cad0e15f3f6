"""What stands where on the chat page."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.evidence_html import panel
from ui.untrusted import inert
from ui.words import LANGUAGES, words


@dataclass(frozen=True, slots=True)
class Parts:
    """The page's components.

    Attributes:
        turns: State: the conversation of this browser tab.
        asked: State: the question being answered.
        heading: Name and tagline.
        language: Choice of the interface's language.
        chat: The conversation.
        box: Where the question is typed, with its button to ask or stop.
        notice: Which writer answers.
        receipt: Saves the receipt of the last answer; empty before there is one.
        clear: Starts a new conversation.
        evidence_title: Heading of the evidence.
        evidence: The quotes of the answers.
    """

    turns: gr.State
    asked: gr.State
    heading: gr.Markdown
    language: gr.Radio
    chat: gr.Chatbot
    box: gr.Textbox
    notice: gr.Markdown
    receipt: gr.Markdown
    clear: gr.Button
    evidence_title: gr.Markdown
    evidence: gr.Markdown


def lay_out(notice_text: str, questions: list[str]) -> Parts:
    """Places the components on the page being built: conversation left, evidence right."""
    says = words("en")
    turns, asked = gr.State(()), gr.State("")
    with gr.Row(elem_id="kt-top"):
        heading = gr.Markdown(heading_html("en"), elem_id="kt-heading")
        language = gr.Radio(
            [(name, code) for code, name in LANGUAGES.items()],
            value="en",
            label=says.language_label,
            show_label=False,
            container=False,
            elem_id="kt-language",
            min_width=180,
        )
    with gr.Row(elem_id="kt-columns", equal_height=False):
        with gr.Column(scale=6, min_width=340, elem_id="kt-left"):
            chat = _chat(questions)
            box = _box()
            with gr.Row(elem_id="kt-below"):
                notice = gr.Markdown(paragraph(notice_text), elem_id="kt-notice")
                # Its one link holds a file, which the sanitiser takes out; what stands in it is
                # Kutip's own words and base64.
                receipt = gr.Markdown("", elem_id="kt-receipt", sanitize_html=False)
                clear = gr.Button(
                    says.new_conversation, size="sm", elem_id="kt-clear", scale=0, min_width=150
                )
        with gr.Column(scale=5, min_width=340, elem_id="kt-right"):
            title = gr.Markdown(evidence_title("en"), elem_id="kt-evidence-title")
            evidence = gr.Markdown(panel((), says), elem_id="kt-evidence")
    return Parts(
        turns, asked, heading, language, chat, box, notice, receipt, clear, title, evidence
    )


def _chat(questions: list[str]) -> gr.Chatbot:
    """The conversation: our own escaped HTML, which Gradio sanitises once more."""
    return gr.Chatbot(
        **chat_texts("en", questions),
        elem_id="kt-chat",
        show_label=False,
        container=False,
        height="100%",
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        buttons=[],
        feedback_options=None,
    )


def _box() -> gr.Textbox:
    """The question box: Enter asks."""
    return gr.Textbox(
        **box_texts("en"),
        **waiting("en"),
        show_label=False,
        container=False,
        autofocus=True,
        lines=1,
        max_lines=5,
        elem_id="kt-question",
    )


def waiting(code: str) -> dict[str, Any]:
    """The question box while it waits for a question."""
    return {"submit_btn": words(code).send, "stop_btn": False}


def busy(code: str) -> dict[str, Any]:
    """The question box while an answer is being written."""
    return {"submit_btn": False, "stop_btn": words(code).stop}


def box_texts(code: str) -> dict[str, Any]:
    """What stands in the empty question box."""
    return {"label": words(code).ask_label, "placeholder": words(code).ask_placeholder}


def chat_texts(code: str, questions: list[str]) -> dict[str, Any]:
    """What the empty conversation shows: a welcome and questions to click."""
    welcome = f'<h2 class="kt-welcome">{words(code).welcome}</h2>'
    return {"placeholder": welcome, "examples": [{"text": question} for question in questions]}


def heading_html(code: str) -> str:
    """Name and tagline."""
    return f'<h1><span class="kt-logo">“</span>Kutip</h1><p>{words(code).tagline}</p>'


def evidence_title(code: str) -> str:
    """Heading of the evidence."""
    return f"<h2>{words(code).evidence}</h2>"


def receipt_link(receipt: str, code: str) -> str:
    """A link that saves a receipt, made by the page itself: no file is served. Empty if none."""
    if not receipt:
        return ""
    says = words(code)
    data = b64encode(receipt.encode()).decode()
    return (
        f'<p><a download="{says.receipt_file}" href="data:application/json;base64,{data}">'
        f"{says.save_receipt}</a></p>"
    )


def paragraph(text: str) -> str:
    """Text as a paragraph."""
    return f"<p>{inert(text)}</p>"

"""Question in, cited answer out."""

from index.article import Hit
from rag.answer import (
    Answer,
    Citation,
    Conflict,
    Drafting,
    Event,
    Finished,
    Found,
    Lead,
    Ready,
    Statement,
    Withheld,
    Writing,
)
from rag.chatbot import Chatbot
from rag.settings import Settings

__all__ = [
    "Answer",
    "Chatbot",
    "Citation",
    "Conflict",
    "Drafting",
    "Event",
    "Finished",
    "Found",
    "Hit",
    "Lead",
    "Ready",
    "Settings",
    "Statement",
    "Withheld",
    "Writing",
]

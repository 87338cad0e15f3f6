"""A server that speaks Ollama's protocol, says what a test wants it to say, and breaks on cue.

    with OllamaServer([["Harga beras naik [1]."], [Refuse(503)], ["Harga ", Cut()]]) as server:
        model = OllamaModel("qwen3:4b", server.url)

Each chat takes the next turn of the script; a turn is what is sent, piece by piece.
"""

from .installed import Installed
from .script import (
    Answer,
    Cut,
    Done,
    Forever,
    NoDone,
    Pause,
    Raw,
    Refuse,
    Script,
    Think,
    Turn,
    drip,
)
from .server import OllamaServer, unused_url

__all__ = [
    "Answer",
    "Cut",
    "Done",
    "Forever",
    "Installed",
    "NoDone",
    "OllamaServer",
    "Pause",
    "Raw",
    "Refuse",
    "Script",
    "Think",
    "Turn",
    "drip",
    "unused_url",
]

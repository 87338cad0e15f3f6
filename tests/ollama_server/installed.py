"""Models that the server has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that the server has, as Ollama lists it.

    Attributes:
        name: Name and tag.
        size: Bytes on disk.
        family: Of its architecture.
        modified: When it was pulled.
        capabilities: What it can do; None for an Ollama that does not say.
        context: Tokens that it can take in.
    """

    name: str
    size: int = 2_600_000_000
    family: str = "qwen3"
    modified: str = "2025-06-01T00:00:00Z"
    capabilities: tuple[str, ...] | None = ("completion",)
    context: int = 40_960

    def listed(self) -> dict[str, Any]:
        details = {"family": self.family, "families": [self.family], "format": "gguf"}
        return {
            "name": self.name,
            "model": self.name,
            "size": self.size,
            "digest": "ab" * 32,
            "modified_at": self.modified,
            "details": details,
        }

    def shown(self) -> dict[str, Any]:
        facts = {"general.architecture": self.family, f"{self.family}.context_length": self.context}
        shown = {"details": self.listed()["details"], "model_info": facts}
        if self.capabilities is not None:
            shown["capabilities"] = list(self.capabilities)
        return shown

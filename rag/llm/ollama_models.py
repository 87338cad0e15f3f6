"""Which of Ollama's models writes, where the user names none."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import httpx

from index.errors import UnknownModel
from index.http_client import BoundedTransport, bounded_timeout, check_server_url
from index.ollama_embedder import DEFAULT_HOST, LIST_S
from rag.llm.failures import Server
from rag.llm.paced import Limits, Pace

if TYPE_CHECKING:
    import ollama

FIND_S = 0.3  # a server on this machine lists its models at once
# Best first, by how well a family's makers cover Indonesian beside English: trained further for
# it (SEA-LION, Sahabat-AI), then over a hundred languages (Gemma, Qwen 3), then Indonesian among
# the two dozen that are named (Aya, Command, Qwen 2.5), then some of it (Llama, Mistral). All
# follow instructions; those that always think before they answer are not among them.
FAMILIES = (
    *("gemma-sea-lion", "llama-sea-lion", "qwen-sea-lion", "sea-lion", "sahabatai", "sahabat-ai"),
    *("gemma4", "gemma3", "qwen3", "aya-expanse", "command-r7b", "qwen2.5", "gemma2"),
    *("llama4", "llama3", "ministral", "mistral", "granite4"),
)
# On disk, at 4 bits a weight: under 3 billion parameters a model makes too much up, and over 12
# billion it does not fit beside everything else on a machine with 16 GB.
SMALLEST, LARGEST = 1_500_000_000, 9_000_000_000
CLOUD = 10_000_000  # Ollama lists models that it does not run here with next to no size
# By name: what embeds, reads pictures, writes programs, judges, or only continues a text.
_NO_WRITERS = ("embed", "bge-", "minilm", "arctic", "rerank", "e5-", "gte-", "paraphrase", "ocr")
_NO_CHAT = ("coder", "code", "math", "guard", "shield", "-base", "-text", "-thinking", "translate")


@contextlib.contextmanager
def short_talk(host: str, seconds: float) -> Iterator[ollama.Client]:
    """A client of Ollama for questions that are answered in one go.

    Args:
        host: Address of Ollama.
        seconds: For each of its answers.
    """
    import ollama

    client = ollama.Client(
        host,
        timeout=bounded_timeout(seconds),
        transport=BoundedTransport(seconds),
        follow_redirects=False,
        trust_env=False,
    )
    try:
        yield client
    finally:
        client.close()  # type: ignore[no-untyped-call]  # ollama declares no types for it


def find_ollama(host: str | None = None, seconds: float = FIND_S) -> str | None:
    """The model that writes where Ollama answers and has one that can; None else, soon.

    Args:
        host: Address of Ollama; None for this machine.
        seconds: How long it has to list its models.
    """
    try:
        return choose_ollama(host, seconds)
    except Exception:  # whatever answers there: it is no Ollama to write with
        return None


def choose_ollama(host: str | None = None, seconds: float = LIST_S) -> str:
    """The model that writes.

    Args:
        host: Address of Ollama; None for this machine.
        seconds: How long it has to list its models.

    Raises:
        SettingError: If the address makes no sense.
        WriterError: If Ollama does not answer.
        UnknownModel: If it has none that can chat.
    """
    import ollama

    host = check_server_url(host or DEFAULT_HOST, "KUTIP_OLLAMA")
    server = Server("ollama", host, "Run: ollama serve", "Run: ollama pull gemma3:4b")
    pace = Pace(Limits(first_s=seconds))
    with short_talk(host, seconds) as client, server.failing_plainly(pace):
        try:
            for name in by_preference(client.list().models):
                if _chats(client, name):
                    return name
        except ollama.ResponseError as error:
            raise server.refused(error.status_code, error.error) from error
    raise UnknownModel(
        f"Ollama at {host} has no model that can chat and runs on that machine. "
        "Run: ollama pull gemma3:4b"
    )


def by_preference(models: Sequence[ollama.ListResponse.Model]) -> list[str]:
    """Names of the models that may write, best first; of unknown families, the newest first.

    Args:
        models: As Ollama lists them.
    """
    fit = [model for model in models if model.model and _may_write(model)]
    newest = sorted(fit, key=lambda m: m.modified_at.timestamp() if m.modified_at else 0)[::-1]
    return [str(model.model) for model in sorted(newest, key=_rank)]


def _may_write(model: ollama.ListResponse.Model) -> bool:
    """False for what only embeds, and for what Ollama sends elsewhere to be answered."""
    name = str(model.model).lower()
    family = (model.details.family if model.details else None) or ""
    local = int(model.size or 0) > CLOUD and not name.endswith("cloud")
    return local and "bert" not in family and not any(part in name for part in _NO_WRITERS)


def _rank(model: ollama.ListResponse.Model) -> tuple[bool, int, int, int]:
    """Sorts: ordinary chat models of a good size by family, the larger first; then the rest.

    Who has pulled one that is too large may have the machine for it; one that is too small makes
    things up on any machine.
    """
    name, size = str(model.model).lower().rsplit("/", 1)[-1], int(model.size or 0)
    known = [place for place, family in enumerate(FAMILIES) if name.startswith(family)]
    odd = any(part in name for part in _NO_CHAT)
    misfit = 1 if size > LARGEST else 2 if size < SMALLEST else 0
    order = (size if misfit == 1 else -size) if known else 0
    return odd, misfit, min(known, default=len(FAMILIES)), order


def _chats(client: ollama.Client, name: str) -> bool:
    """Asks what a model can do; yes where an older Ollama does not say."""
    import ollama

    for last in (False, True):
        try:
            able = client.show(name).capabilities
            return able is None or "completion" in able
        except httpx.TransportError:  # a kept connection may be closed just then
            if last:
                return True
        except (httpx.HTTPError, ollama.ResponseError, ValueError, TypeError):
            return True
    return True

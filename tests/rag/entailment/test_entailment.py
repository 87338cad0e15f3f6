"""The entailment model that Kutip ships, and one that cannot be loaded."""

import math
import shutil

import pytest

from index.errors import EntailmentError
from rag.entailment.entailment import COMMITTED, MODEL, Entailment
from rag.reader.reading import Window

PASSAGE = "Harga beras di Semarang naik 10 persen sejak Juli, kata Wali Kota Agus Salim."


@pytest.fixture(scope="module")
def committed():
    """The model that Kutip ships."""
    return Entailment.load()


@pytest.mark.parametrize("damage", ["no folder", "no model", "no tokenizer", "no model's bytes"])
def test_a_model_that_cannot_be_loaded(tmp_path, damage):
    folder = tmp_path / "model"
    if damage != "no folder":
        shutil.copytree(COMMITTED, folder)
    if damage == "no model":
        (folder / MODEL).unlink()
    if damage == "no tokenizer":
        (folder / "tokenizer.json").unlink()
    if damage == "no model's bytes":
        (folder / MODEL).write_bytes(b"not a model")
    with pytest.raises(EntailmentError, match=r"pip install --force-reinstall kutip") as caught:
        Entailment.load(folder)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_model_of_another_kind(tmp_path):
    from rag.reader.reader import COMMITTED as READER
    from rag.reader.reader import MODEL as READER_MODEL

    shutil.copytree(READER, tmp_path / "model")
    (tmp_path / "model" / READER_MODEL).rename(tmp_path / "model" / MODEL)
    with pytest.raises(EntailmentError):
        Entailment.load(tmp_path / "model")


@pytest.mark.parametrize("claim", ["", "Harga beras naik.", "\ud800", "beras " * 400])
@pytest.mark.parametrize("passage", ["", PASSAGE, "\ud800", "“…”"])
def test_three_probabilities(committed, claim, passage):
    [verdict] = committed.judge(claim, [Window(passage, "Judul")])
    shares = verdict.supported, verdict.contradicted, verdict.unsupported
    assert math.isclose(sum(shares), 1, abs_tol=1e-5)
    assert min(shares) >= 0


def test_each_window_is_judged_by_itself(committed):
    windows = [Window(PASSAGE), Window("Persib menang di Bandung."), Window(PASSAGE)]
    claim = "Rice in Semarang became 10 percent more expensive."
    verdicts = committed.judge(claim, windows)
    assert verdicts[0] == verdicts[2] == committed.judge(claim, windows[:1])[0]
    assert verdicts[0].supported > verdicts[1].supported
    assert committed.judge(claim, []) == ()


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Harga beras di Semarang naik.", "Harga beras di Semarang turun."),
        ("The price of rice in Semarang rose.", "The price of rice in Semarang fell."),
        ("The price of rice in Semarang rose.", "The price of rice in Semarang did not rise."),
    ],
)
def test_what_is_said_is_likelier_than_its_opposite(committed, true, false):
    [says], [denies] = (committed.judge(claim, [Window(PASSAGE)]) for claim in (true, false))
    assert says.supported > denies.supported
    assert denies.contradicted > says.contradicted

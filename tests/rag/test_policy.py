"""Calibrated thresholds: read as written, refused where they make no sense, and they decide."""

import json
from dataclasses import replace

import pytest

from index.errors import SettingError
from rag import Chatbot, Settings, fitted
from rag.claims.check import ClaimChecker
from rag.claims.passage import CitedPassage
from rag.entailment.entailment import Verdict
from rag.policy import BUILTIN, LARGEST, Thresholds, fitted_digest, load_policy

MODELS = {"entailment": "aa", "reader": "bb", "embedder": "cc", "fitted": "dd"}
VALUES = {"version": 1, "borne_out": 0.8, "partly_borne_out": 0.6, "models": MODELS}
QUESTION = "When did Kim pledge unconditional support?"


class Scored:
    """Gives every claim the same score."""

    def judge(self, claim, windows):
        return tuple(Verdict(0.6, 0.1, 0.3) for _ in windows)


def write(tmp_path, **changed):
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({**VALUES, **changed}), encoding="utf-8")
    return file


@pytest.fixture
def fitting(indexed_home, tmp_path):
    """Makes a policy file of the models in use."""

    def make(**limits):
        settings = Settings(home=indexed_home, llm="quote")
        with Chatbot.open(settings) as bot:
            models = settings.digests(bot.embedder)
        return write(tmp_path, models=models, **limits)

    return make


def test_a_policy_is_read_as_written(tmp_path):
    policy = load_policy(write(tmp_path, read_answerable=1.5, calibration={"any": "thing"}))
    assert policy.thresholds == Thresholds(0.8, 0.6, BUILTIN.answerable, 1.5)
    assert policy.calibrated == ("borne_out", "partly_borne_out", "read_answerable")
    assert policy.models == MODELS


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"version": 2}, "version"),
        ({"version": True}, "version"),
        ({"borne_out": "0.8"}, "borne_out"),
        ({"borne_out": True}, "borne_out"),
        ({"borne_out": 1.5}, "borne_out"),
        ({"borne_out": 10**400}, "borne_out"),
        ({"partly_borne_out": 0}, "partly_borne_out"),
        ({"partly_borne_out": float("nan")}, "partly_borne_out"),
        ({"partly_borne_out": 0.9}, "partly_borne_out"),
        ({"partly_borne_out": None}, "partly_borne_out"),
        ({"read_answerable": float("inf")}, "read_answerable"),
        ({"read_answerable": 10**400}, "read_answerable"),
        ({"answerable": [1]}, "answerable"),
        ({"models": []}, "models"),
        ({"models": {"entailment": 3}}, "entailment"),
        ({"answerable": 0, "models": {**MODELS, "embedder": None}}, "embedder"),
        ({"borne_out": None, "partly_borne_out": None}, "borne_out"),
    ],
)
def test_what_makes_no_sense_is_named_with_what_mends_it(tmp_path, changed, field):
    with pytest.raises(SettingError, match=f"{field}.*kutip eval calibrate"):
        load_policy(write(tmp_path, **changed))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[" * 100_000, b"[1]", b" " * (LARGEST + 1)]
)
def test_what_is_no_policy_file(tmp_path, content):
    file = tmp_path / "policy.json"
    file.write_bytes(content)
    with pytest.raises(SettingError, match="kutip eval calibrate"):
        load_policy(file)
    for missing in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(SettingError, match="KUTIP_THRESHOLDS=builtin"):
            load_policy(missing)


def test_limits_of_another_model_are_refused(tmp_path):
    file = write(tmp_path)
    policy = load_policy(file)
    policy.check_models(MODELS, file)
    policy.check_models({**MODELS, "reader": "other"}, file)  # none of its limits is the reader's
    with pytest.raises(SettingError, match=r"entailment aa, but zz is in use.*calibrate"):
        policy.check_models({**MODELS, "entailment": "zz"}, file)


def test_limits_of_another_fit_are_refused(tmp_path, monkeypatch):
    now = {**MODELS, "fitted": fitted_digest()}
    file = write(tmp_path, models=now)
    policy = load_policy(file)
    policy.check_models(now, file)
    weights = fitted.CLAIMS.weights.copy()
    weights[0] += 0.001
    monkeypatch.setattr(fitted, "CLAIMS", replace(fitted.CLAIMS, weights=weights))
    with pytest.raises(SettingError, match=r"with the fitted .*kutip eval calibrate"):
        policy.check_models({**now, "fitted": fitted_digest()}, file)


def test_the_checker_goes_by_its_thresholds(make_view, lexicon):
    cited = [CitedPassage(1, make_view("Harga beras naik di Semarang."), 0, 0)]
    found = {
        limits: ClaimChecker(Scored(), lexicon, replace(BUILTIN, **dict(limits)))
        .check("Harga beras naik di Semarang.", "id", cited)
        .support
        for limits in (
            (("borne_out", 0.01), ("partly_borne_out", 0.01)),
            (("borne_out", 0.9999), ("partly_borne_out", 0.01)),
            (("borne_out", 0.9999), ("partly_borne_out", 0.999)),
        )
    }
    assert list(found.values()) == ["supported", "partial", "unsupported"]


def test_the_setting_changes_what_is_answered(indexed_home, fitting):
    assert Settings().policy_file().name == "policy.json"
    for limit, refused in ((-5.0, False), (40.0, True)):
        file = fitting(read_answerable=limit)
        with Chatbot.open(Settings(home=indexed_home, llm="quote", thresholds=str(file))) as bot:
            assert bot.ask(QUESTION).refused is refused


def test_a_missing_or_foreign_policy_stops_the_opening(indexed_home, tmp_path):
    with pytest.raises(SettingError, match=r"policy\.json.*kutip eval calibrate"):
        Chatbot.open(Settings(home=indexed_home, llm="quote", thresholds="calibrated"))
    with pytest.raises(SettingError, match="entailment aa"):
        file = write(tmp_path)
        Chatbot.open(Settings(home=indexed_home, llm="quote", thresholds=str(file)))

"""NLI models as judges: tiny CrossEncoders made here, compared with what transformers computes."""

import json
import sys

import numpy as np
import pytest

from eval.judges.chunks import cut_sentences, pack
from eval.judges.judge import Judged
from eval.judges.nli import NliJudge
from index.errors import JudgeError
from tests.index.test_reranker import save_model

CLASSES = ["Neutral", "ENTAILMENT", "contradicted"]
LABELS = {"ENTAILMENT": "supported", "contradicted": "contradicted", "Neutral": "unsupported"}
NAIK, TURUN, SIAPA = "Harga beras naik.", "Harga turun di pasar.", "Siapa presiden bali?"


def words(text):
    return len(text.split())


def make(folder, classes):
    """Saves a model with these classes; one class is one score."""
    save_model(folder, labels=len(classes))
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = dict(enumerate(classes))
    config["label2id"] = {name: place for place, name in enumerate(classes)}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    pytest.importorskip("sentence_transformers")
    root = tmp_path_factory.mktemp("models")
    return {"three": make(root / "three", CLASSES), "one": make(root / "one", ["LABEL_0"])}


@pytest.fixture(scope="module")
def logits(models):
    """What transformers says of one pair, by itself."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    def compute(name, premise, claim):
        tokenizer = AutoTokenizer.from_pretrained(models[name])
        model = AutoModelForSequenceClassification.from_pretrained(models[name]).eval()
        with torch.no_grad():
            return model(**tokenizer(premise, claim, return_tensors="pt")).logits[0].double()

    return compute


@pytest.fixture(scope="module")
def probabilities(logits):
    """The probability of each label for one pair."""

    def compute(premise, claim):
        shares = logits("three", premise, claim).softmax(dim=0).tolist()
        return {LABELS[name]: share for name, share in zip(CLASSES, shares, strict=True)}

    return compute


def close(judged, label, score, reasons=()):
    assert (judged.label, judged.reasons) == (label, reasons)
    assert judged.score == pytest.approx(score, abs=1e-5)


@pytest.mark.parametrize("claim", [NAIK, TURUN, SIAPA, "Presiden", "Di bali?", "?"])
@pytest.mark.parametrize("premise", [NAIK, SIAPA, "Beras"])
def test_classes_are_found_by_their_names(models, probabilities, premise, claim):
    found = probabilities(premise, claim)
    judge = NliJudge(str(models["three"]))
    close(judge.judge(claim, [premise]), max(found, key=found.get), found["supported"])
    assert judge.name == f"nli:{models['three']}"


@pytest.mark.parametrize(("column", "name"), list(enumerate(CLASSES)))
def test_the_likeliest_class_is_the_label(models, monkeypatch, column, name):
    judge = NliJudge(str(models["three"]))
    row = np.zeros((1, 3), dtype=np.float32)
    row[0, column] = 2
    monkeypatch.setattr(judge._model, "predict", lambda pairs, **how: row)
    likely = np.exp(2) / (np.exp(2) + 2)
    score = likely if name == "ENTAILMENT" else (1 - likely) / 2
    close(judge.judge(NAIK, [NAIK]), LABELS[name], score)


def test_premises_count_together(models, probabilities):
    found = probabilities(f"{NAIK} {SIAPA}", TURUN)
    judged = NliJudge(str(models["three"])).judge(TURUN, [NAIK, SIAPA], "Siapa?")
    close(judged, max(found, key=found.get), found["supported"])


def test_the_best_chunk_then_the_least_sentence(models, probabilities):
    premises = [" ".join([NAIK] * 12), " ".join([SIAPA] * 12), " ".join([TURUN] * 12)]
    sentences = [each for text in premises for each in cut_sentences(text)]
    claims = [TURUN, SIAPA, NAIK]
    # 64 tokens less 3 special ones and 5 of the longest sentence; every word and stop is a token
    chunks = pack(sentences, 56, lambda text: words(text) + 1)
    assert len(chunks) == 3
    best = [
        max((probabilities(chunk, claim) for chunk in chunks), key=lambda found: found["supported"])
        for claim in claims
    ]
    least = min(range(3), key=lambda place: best[place]["supported"])
    judged = NliJudge(str(models["three"])).judge(" ".join(claims), premises)
    close(
        judged,
        max(best[least], key=best[least].get),
        best[least]["supported"],
        (f"least borne out: {claims[least]}",),
    )
    # The least is another than some, or the test would show nothing.
    assert len({round(found["supported"], 4) for found in best}) > 1


def test_all_pairs_go_in_one_call(models, monkeypatch):
    judge = NliJudge(str(models["three"]))
    calls, predict = [], judge._model.predict
    monkeypatch.setattr(
        judge._model, "predict", lambda pairs, **how: calls.append(pairs) or predict(pairs, **how)
    )
    judge.judge(f"{NAIK} {TURUN}", [" ".join([SIAPA] * 20)])
    [pairs] = calls
    assert len(pairs) == 4
    assert [claim for _, claim in pairs] == [NAIK, NAIK, TURUN, TURUN]


def test_no_pair_is_longer_than_the_window(models, monkeypatch):
    judge = NliJudge(str(models["three"]))
    asked = []
    shares = judge._shares
    monkeypatch.setattr(judge, "_shares", lambda pairs: asked.extend(pairs) or shares(pairs))
    judge.judge(f"{TURUN} {NAIK}", ["harga beras " * 100, f"{NAIK}\n{SIAPA}" * 30])
    tokens = [len(judge._model.tokenizer(*pair, verbose=False)["input_ids"]) for pair in asked]
    assert 50 < max(tokens) <= 64
    assert " ".join(chunk for chunk, claim in asked if claim == NAIK).count("beras") == 130


@pytest.mark.parametrize("claim", [NAIK, TURUN, SIAPA])
def test_one_score_goes_through_a_sigmoid(models, logits, claim):
    logit = float(logits("one", NAIK, claim)[0])
    score = 1 / (1 + np.exp(-logit))
    judged = NliJudge(str(models["one"])).judge(claim, [NAIK])
    close(judged, "supported" if logit >= 0 else "unsupported", score)


def test_nothing_to_judge_and_nothing_to_judge_by(models):
    judge = NliJudge(str(models["three"]))
    assert judge.judge(" \n", [NAIK]) == Judged(None, reasons=("the claim is empty",))
    for premises in ([], ["", " \n"]):
        expected = Judged("unsupported", 0.0, ("there is no premise",))
        assert judge.judge(NAIK, premises) == expected


@pytest.mark.parametrize("names", [("e", "n", "c"), ("Entailed", "neutral", "1_contradiction")])
def test_other_spellings(tmp_path, models, names):
    folder = make(tmp_path / "spelt", names)
    spelt = NliJudge(str(folder)).judge(NAIK, [SIAPA])
    again = make(tmp_path / "again", ["entailment", "neutral", "contradiction"])
    assert spelt == NliJudge(str(again)).judge(NAIK, [SIAPA])


@pytest.mark.parametrize(
    "names",
    [
        ["LABEL_0", "LABEL_1", "LABEL_2"],
        ["entailment", "not_entailment"],
        ["entailment", "entailed", "neutral"],
        ["entailment", "neutral", "contradiction", "none"],
    ],
)
def test_other_classes_are_refused_by_name(tmp_path, models, names):
    folder = make(tmp_path / "other", names)
    with pytest.raises(JudgeError, match=f"has the classes {', '.join(names)}, not entailment"):
        NliJudge(str(folder))


def test_a_model_that_is_no_classifier_is_refused(tmp_path, models):
    """Its last layer would be made of random numbers."""
    from transformers import AutoTokenizer, BertConfig, BertModel

    folder = tmp_path / "plain"
    BertModel(BertConfig.from_pretrained(models["one"])).save_pretrained(folder)
    AutoTokenizer.from_pretrained(models["one"]).save_pretrained(folder)
    with pytest.raises(JudgeError, match="is a BertModel, no classifier"):
        NliJudge(str(folder))


def test_scores_that_are_no_numbers_are_refused(tmp_path, models):
    import torch
    from transformers import AutoModelForSequenceClassification

    folder = make(tmp_path / "broken", CLASSES)
    model = AutoModelForSequenceClassification.from_pretrained(folder)
    with torch.no_grad():
        model.classifier.bias.fill_(float("nan"))
    model.save_pretrained(folder)
    with pytest.raises(JudgeError, match="scores that are no numbers"):
        NliJudge(str(folder)).judge(NAIK, [NAIK])


def test_what_is_not_there_is_said(tmp_path, monkeypatch, models):
    with pytest.raises(JudgeError, match=r"^The judge .* cannot be loaded: "):
        NliJudge(str(tmp_path / "none"))
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(JudgeError, match=r"Run: pip install 'kutip\[models\]'$"):
        NliJudge("cross-encoder/nli-deberta-v3-small")


def test_sentences():
    text = "Harga beras naik. Siapa presiden?\n\nTurun di pasar Senen"
    assert cut_sentences(text) == ("Harga beras naik.", "Siapa presiden?", "Turun di pasar Senen")
    assert (cut_sentences(" ? "), cut_sentences(" \n")) == (("?",), ())


def test_chunks():
    assert pack(["a b", "c", "d e", "f g h i j k", "l"], 4, words) == (
        "a b c", "d e", "f g h", "i j k l",
    )  # fmt: skip
    assert pack(["one"], 0, words) == ("one",)
    assert pack([], 4, words) == ()

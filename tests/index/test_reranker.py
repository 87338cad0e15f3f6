"""Rerankers by name: a tiny CrossEncoder made here, and every way in which one cannot be had."""

import sys

import numpy as np
import pytest

from index import Index
from index.errors import RerankerError
from index.reranker import make_reranker

WORDS = "harga beras naik turun di pasar bali siapa presiden ?".split()


def save_model(folder, labels=1, safe=True):
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir(parents=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]))
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,
    )
    model = BertForSequenceClassification(config).eval()
    if safe:
        model.save_pretrained(folder)
    else:
        config.save_pretrained(folder)
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    BertTokenizerFast(str(vocabulary), model_max_length=64).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pytest.importorskip("sentence_transformers")
    return save_model(tmp_path_factory.mktemp("models") / "tiny")


def test_none_is_none():
    assert make_reranker(None) is None


def test_scores_are_those_of_the_model(folder):
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    reranker = make_reranker(str(folder))
    texts = ["harga beras naik", "siapa presiden", "harga di pasar bali turun " * 40, "?"]
    scores = reranker.score("harga beras ?", texts)
    assert (reranker.name, scores.dtype, scores.shape) == ("tiny", np.float32, (4,))

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    for text, score in zip(texts, scores, strict=True):
        pair = tokenizer("harga beras ?", text, truncation=True, return_tensors="pt")
        with torch.no_grad():
            logit = model(**pair).logits[0]
        assert float(score) == pytest.approx(float(torch.sigmoid(logit)), abs=1e-5)
    assert len(set(scores.tolist())) == 4


def test_no_texts_no_scores(folder):
    assert make_reranker(str(folder)).score("harga ?", []).shape == (0,)


def test_more_than_one_score_is_refused(tmp_path, folder):
    two = save_model(tmp_path / "two", labels=2)
    with pytest.raises(RerankerError, match="gives 2 scores a passage, not one"):
        make_reranker(str(two))


def test_pickled_weights_are_refused(tmp_path, folder):
    pickled = save_model(tmp_path / "pickled", safe=False)
    with pytest.raises(RerankerError, match="cannot be loaded"):
        make_reranker(str(pickled))


def test_scores_that_are_no_numbers_are_refused(tmp_path, folder):
    import torch
    from transformers import AutoModelForSequenceClassification

    broken = save_model(tmp_path / "broken")
    model = AutoModelForSequenceClassification.from_pretrained(broken)
    with torch.no_grad():
        model.classifier.bias.fill_(float("nan"))
    model.save_pretrained(broken)
    with pytest.raises(RerankerError, match="scores that are no numbers"):
        make_reranker(str(broken)).score("harga ?", ["harga beras"])


@pytest.mark.parametrize("name", ["{tmp}/none", "no-such-user/no-such-model"])
def test_an_unknown_reranker_is_said_in_one_line(tmp_path, monkeypatch, name):
    pytest.importorskip("sentence_transformers")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    named = name.format(tmp=tmp_path)
    with pytest.raises(RerankerError, match=r"^The reranker .* cannot be loaded: .") as caught:
        Index.open(tmp_path / "home", reranker=named)
    assert (named in str(caught.value), "\n" in str(caught.value)) == (True, False)
    assert not (tmp_path / "home").exists()


def test_without_sentence_transformers_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(RerankerError, match=r"Run: pip install 'kutip\[models\]'$"):
        make_reranker("cross-encoder/mmarco-mMiniLMv2-L12-H384-v1")

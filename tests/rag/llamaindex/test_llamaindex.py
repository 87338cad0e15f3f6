"""The retriever and the query engine by themselves: nodes, answers, refusals, events."""

import asyncio
import json
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from llama_index.core.callbacks import CallbackManager, CBEventType, LlamaDebugHandler
from llama_index.core.schema import MetadataMode

from index import Index
from index.errors import QuestionError, UsageError
from index.filters import Filter
from rag.answer import Conflict
from rag.llamaindex import KutipQueryEngine, KutipRetriever

QUESTION = "when did kim pledge unconditional support?"


def stands_in_its_file(found):
    node = found.node
    text = Path(node.metadata["path"]).read_bytes().decode("utf-8-sig")
    assert text[node.start_char_idx : node.end_char_idx] == node.text
    assert (node.metadata["start"], node.metadata["end"]) == (
        node.start_char_idx,
        node.end_char_idx,
    )
    assert node.ref_doc_id == node.metadata["article_id"]


def test_hits_become_nodes_in_order(bot):
    hits = bot.search("unconditional support", k=4)
    nodes = KutipRetriever(bot, k=4).retrieve("unconditional support")
    assert [(n.text, n.score) for n in nodes] == [(h.passage.text, h.score) for h in hits]
    for found, hit in zip(nodes, hits, strict=True):
        stands_in_its_file(found)
        article = hit.passage.article
        known = {name: found.metadata[name] for name in ("title", "outlet", "published")}
        assert known == {
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
        }


def test_ids_are_the_same_over_a_chatbot_and_an_index_opened_anew(bot, indexed_home):
    there = [n.node_id for n in KutipRetriever(bot).retrieve(QUESTION)]
    with Index.open(indexed_home) as index:
        here = [n.node_id for n in KutipRetriever(index).retrieve(QUESTION)]
    assert there == here
    assert len(set(there)) == len(there) > 3


def test_a_model_reads_no_path_and_nothing_that_is_not_stated(bot):
    nodes = KutipRetriever(bot, k=20).retrieve(QUESTION)
    assert any(n.metadata["published"] is None for n in nodes)
    for found in nodes:
        for mode in (MetadataMode.LLM, MetadataMode.EMBED):
            read = found.node.get_content(mode)
            assert found.text in read
            assert "None" not in read
            assert found.metadata["path"] not in read
        if found.metadata["title"]:
            assert found.metadata["title"] in found.node.get_content(MetadataMode.LLM)


def test_a_retriever_looks_only_where_it_may(bot):
    only = Filter(outlets=("URnews",))
    nodes = KutipRetriever(bot, k=20, only=only).retrieve(QUESTION)
    assert {n.metadata["outlet"] for n in nodes} == {"URnews"}


def test_a_retriever_of_nothing_is_refused(bot):
    with pytest.raises(UsageError):
        KutipRetriever(bot, k=0)


def test_an_answer_comes_with_its_quotes(bot):
    answer = bot.ask(QUESTION)
    response = KutipQueryEngine(bot).query(QUESTION)
    assert str(response) == answer.text
    assert [n.text for n in response.source_nodes] == [c.quote for c in answer.citations]
    assert [n.metadata["number"] for n in response.source_nodes] == list(
        range(1, len(answer.citations) + 1)
    )
    for found in response.source_nodes:
        stands_in_its_file(found)
    told = response.metadata
    assert (told["refused"], told["reason"], told["writer"]) == (False, None, "quote")
    assert [s["support"] for s in told["statements"]] == ["supported"] * len(answer.statements)
    cited = {place for statement in told["statements"] for place in statement["citations"]}
    assert cited == {n.node_id for n in response.source_nodes}
    assert json.loads(json.dumps(told)) == told


def test_what_articles_say_differently_and_what_went_wrong_is_told(bot, monkeypatch):
    answer = bot.ask(QUESTION)
    conflict = Conflict("8 / 12", answer.citations[:2], ("8 January", "12 July"))
    monkeypatch.setattr(
        bot, "ask", lambda *_, **__: replace(answer, conflicts=(conflict,), notice="It failed.")
    )
    response = KutipQueryEngine(bot).query(QUESTION)
    told = json.loads(json.dumps(response.metadata))
    ids = [n.node_id for n in response.source_nodes[:2]]
    assert told["conflicts"] == [
        {"about": "8 / 12", "values": ["8 January", "12 July"], "citations": ids}
    ]
    assert told["notice"] == "It failed."


def test_a_refusal_has_no_sources_and_says_what_came_closest(bot):
    response = KutipQueryEngine(bot).query("What did Kim Jong Un's sister promise?")
    assert response.source_nodes == []
    assert (response.metadata["refused"], response.metadata["reason"]) == (True, "not_supported")
    assert response.metadata["statements"] == []
    found = KutipRetriever(bot, k=12).retrieve("What did Kim Jong Un's sister promise?")
    texts = {n.node_id: n.text for n in found}
    assert all(texts[near["id"]] == near["text"] for near in response.metadata["closest"])
    assert response.metadata["closest"]


def test_what_is_no_question_is_an_error_of_ours(bot):
    with pytest.raises(QuestionError):
        KutipQueryEngine(bot).query(" ")


def test_async_gives_the_same(bot):
    async def both():
        return await asyncio.gather(
            KutipRetriever(bot, k=3).aretrieve(QUESTION), KutipQueryEngine(bot).aquery(QUESTION)
        )

    nodes, response = asyncio.run(both())
    assert nodes == KutipRetriever(bot, k=3).retrieve(QUESTION)
    assert str(response) == str(KutipQueryEngine(bot).query(QUESTION))


class Waiting:
    """Answers only once the event loop has gone on meanwhile."""

    def __init__(self, bot):
        self.bot, self.went_on = bot, threading.Event()

    def search(self, *given, **named):
        assert self.went_on.wait(60), "the event loop stood still"
        return self.bot.search(*given, **named)

    def ask(self, *given, **named):
        assert self.went_on.wait(60), "the event loop stood still"
        return self.bot.ask(*given, **named)


@pytest.mark.parametrize("kind", ["retriever", "engine"])
def test_async_does_not_hold_up_the_event_loop(bot, kind):
    waiting = Waiting(bot)

    async def ask_and_go_on():
        made = (
            KutipRetriever(waiting).aretrieve(QUESTION)
            if kind == "retriever"
            else KutipQueryEngine(waiting).aquery(QUESTION)
        )
        asked = asyncio.create_task(made)
        await asyncio.sleep(0.01)
        waiting.went_on.set()
        return await asked

    assert asyncio.run(ask_and_go_on())


def test_callbacks_are_told(bot):
    handler = LlamaDebugHandler(print_trace_on_end=False)
    manager = CallbackManager([handler])
    KutipRetriever(bot, callback_manager=manager).retrieve(QUESTION)
    KutipQueryEngine(bot, callback_manager=manager).query(QUESTION)
    ((_, found),) = handler.get_event_pairs(CBEventType.RETRIEVE)
    assert found.payload["nodes"]
    ((_, answered),) = handler.get_event_pairs(CBEventType.QUERY)
    assert answered.payload["response"].source_nodes


ALONE = """
import sys
calls = []
sys.addaudithook(lambda name, _: name in ("socket.connect", "socket.getaddrinfo")
                 and calls.append(name))
from rag import Chatbot, Settings
before = [name for name in sys.modules if name.startswith("llama_index")]
from rag.answer import Conflict
from rag.llamaindex import KutipQueryEngine, KutipRetriever
from llama_index.core import Settings as Global, get_response_synthesizer
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
question = "when did kim pledge unconditional support?"
with Chatbot.open(Settings(home=sys.argv[1], llm="quote")) as bot:
    assert KutipQueryEngine(bot).query(question).source_nodes
    synthesizer = get_response_synthesizer(llm=MockLLM())
    engine = RetrieverQueryEngine(KutipRetriever(bot, k=2), synthesizer)
    assert engine.query(question).source_nodes
heavy = {"openai", "torch", "gradio"} & set(sys.modules)
print(before, calls, sorted(heavy), Global._llm, Global._embed_model)
"""


def test_nothing_is_called_and_no_global_model_is_made(indexed_home, clean_environment, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(indexed_home)],
        cwd=tmp_path,
        env={**clean_environment, "OPENAI_API_KEY": ""},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "[] [] [] None None\n"), done.stderr

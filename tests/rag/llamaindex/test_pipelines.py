"""Kutip's parts inside LlamaIndex' own: synthesizers, fusion, sub-questions, evaluators."""

import asyncio
import json

import pytest
from llama_index.core import get_response_synthesizer
from llama_index.core.evaluation import FaithfulnessEvaluator, RetrieverEvaluator
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine, SubQuestionQueryEngine
from llama_index.core.question_gen import LLMQuestionGenerator
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.tools import QueryEngineTool

from index.filters import Filter
from rag.llamaindex import KutipQueryEngine, KutipRetriever

QUESTION = "when did kim pledge unconditional support?"


def test_their_synthesizer_reads_our_passages(bot):
    engine = RetrieverQueryEngine(KutipRetriever(bot, k=2), get_response_synthesizer(llm=MockLLM()))
    response = engine.query(QUESTION)
    hits = bot.search(QUESTION, k=2)
    assert [n.text for n in response.source_nodes] == [hit.passage.text for hit in hits]
    for hit in hits:  # the model of this test says its prompt again
        assert hit.passage.text in str(response)
        assert hit.passage.article.title in str(response)
        assert hit.passage.article.path not in str(response)


def test_their_synthesizer_async(bot, scripted):
    llm = scripted("On 12 July 2025 [1].")
    engine = RetrieverQueryEngine(KutipRetriever(bot, k=2), get_response_synthesizer(llm=llm))
    response = asyncio.run(engine.aquery(QUESTION))
    assert str(response) == "On 12 July 2025 [1]."
    assert all(n.text in llm.prompts[0] for n in response.source_nodes)
    assert len(llm.prompts) == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_their_fusion_of_two_of_our_retrievers(bot, scripted, at_once):
    llm = scripted("surat Putin\nKim Jong Un Rusia")
    one = KutipRetriever(bot, k=5, only=Filter(outlets=("URnews",)))
    all_ = KutipRetriever(bot, k=5)
    fusion = QueryFusionRetriever(
        [one, all_],
        llm=llm,
        mode="reciprocal_rerank",
        num_queries=3,
        similarity_top_k=6,
        use_async=at_once,
    )
    nodes = fusion.retrieve(QUESTION)
    ids = [n.node_id for n in nodes]
    assert len(ids) == len(set(ids)) == 6
    assert {"URnews"} < {n.metadata["outlet"] for n in nodes}
    queries = (QUESTION, "surat Putin", "Kim Jong Un Rusia")
    found = {n.node_id for q in queries for r in (one, all_) for n in r.retrieve(q)}
    assert set(ids) <= found


def test_their_sub_questions_are_answered_by_our_engine(bot, scripted):
    asked = json.dumps({"items": [{"sub_question": QUESTION, "tool_name": "news"}]})
    writer = scripted("In July 2025 and January 2026.")
    engine = SubQuestionQueryEngine.from_defaults(
        query_engine_tools=[
            QueryEngineTool.from_defaults(
                KutipQueryEngine(bot), name="news", description="News articles."
            )
        ],
        question_gen=LLMQuestionGenerator.from_defaults(llm=scripted(f"```json\n{asked}\n```")),
        response_synthesizer=get_response_synthesizer(llm=writer),
        llm=writer,
        verbose=False,
    )
    response = engine.query("What did Kim do?")
    assert str(response) == "In July 2025 and January 2026."
    assert bot.ask(QUESTION).text in writer.prompts[0]
    quotes = {citation.quote for citation in bot.ask(QUESTION).citations}
    assert quotes <= {n.text for n in response.source_nodes}


def test_their_retriever_evaluator_scores_our_retriever(bot):
    retriever = KutipRetriever(bot, k=3)
    first, second, _ = (n.node_id for n in retriever.retrieve(QUESTION))
    evaluator = RetrieverEvaluator.from_metric_names(["mrr", "hit_rate"], retriever=retriever)
    scores = [
        evaluator.evaluate(QUESTION, [wanted]).metric_vals_dict
        for wanted in (first, second, "no such node")
    ]
    assert scores == [
        {"mrr": 1.0, "hit_rate": 1.0},
        {"mrr": 0.5, "hit_rate": 1.0},
        {"mrr": 0.0, "hit_rate": 0.0},
    ]


@pytest.mark.parametrize(("verdict", "passing"), [("YES", True), ("NO", False)])
def test_their_faithfulness_evaluator_reads_our_answer_and_quotes(bot, scripted, verdict, passing):
    llm = scripted(*[verdict] * 5)
    response = KutipQueryEngine(bot).query(QUESTION)
    result = FaithfulnessEvaluator(llm=llm).evaluate_response(QUESTION, response)
    assert result.passing is passing
    assert str(response) in llm.prompts[0]
    for found in response.source_nodes:
        assert any(found.text in prompt for prompt in llm.prompts)

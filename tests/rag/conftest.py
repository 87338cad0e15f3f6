"""What tests of the answers share: a chatbot, the lexicon, and articles of a few sentences."""

import pytest

from index import Index
from index.article import Article, Span
from index.lexicon import Lexicon
from index.split import split_sentences
from rag import Chatbot, Settings
from rag.evidence import content_terms, weigh_views
from rag.question import understand
from rag.shelf import ArticleView


@pytest.fixture(scope="session")
def bot(indexed_home):
    """A chatbot over the seed articles."""
    with Chatbot.open(Settings(home=indexed_home, llm="quote")) as opened:
        yield opened


@pytest.fixture(scope="session")
def lexicon():
    return Lexicon()


@pytest.fixture(scope="session")
def make_view():
    """Makes an article as the writer reads it; each line of the text is a paragraph."""

    def make(text, article_id="a1", language="id", **known):
        lines, start = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                lines.append(Span(start, start + len(line.rstrip())))
            start += len(line)
        given = {"title": None, "outlet": None, "author": None, "published": None, **known}
        article = Article(article_id, language=language, path=f"/{article_id}.txt", **given)
        return ArticleView(article, text, split_sentences(text, lines, language))

    return make


@pytest.fixture(scope="session")
def weigh_all(lexicon):
    """Weighs all sentences of views against a question; returns the question and the evidence."""

    def weigh(text, *views, history=()):
        question = understand(text, history)
        terms = content_terms(question)
        chosen = {view.article.id: set(range(len(view.sentences))) for view in views}
        share = {term.folded: 0.1 for term in terms}
        return question, weigh_views(question, terms, share, views, chosen, lexicon)

    return weigh


@pytest.fixture
def bot_over(tmp_path):
    """Indexes texts given by file name and opens a chatbot over them."""
    opened = []

    def make(texts):
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        with Index.open(tmp_path / "home") as index:
            assert index.sync([folder]).rejected == ()
        opened.append(Chatbot.open(Settings(home=tmp_path / "home", llm="quote")))
        return opened[-1]

    yield make
    for bot in opened:
        bot.close()

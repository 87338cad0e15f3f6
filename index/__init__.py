"""Articles in, passages found."""

from index.article import Article, Hit, Passage, Rejection, Sentence, Span
from index.collection import Index
from index.errors import KutipError
from index.status import Status
from index.sync import Progress, SyncReport

__all__ = [
    "Article",
    "Hit",
    "Index",
    "KutipError",
    "Passage",
    "Progress",
    "Rejection",
    "Sentence",
    "Span",
    "Status",
    "SyncReport",
]

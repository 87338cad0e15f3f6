"""Every error that Kutip raises on purpose, in one tree.

Each message says what failed, the value seen, and the command or setting that mends it. The
command line prints the message as one line and exits with 1 (2 for a ``UsageError``).

    KutipError
    ├── UsageError            the caller asked for something that makes no sense
    │   ├── SettingError      a setting has a value Kutip cannot use
    │   └── QuestionError     an empty or overlong question
    ├── PathError             a path to index does not exist or cannot be opened
    ├── HomeError             the home folder cannot be used
    │   ├── HomeBusy          another process is writing to this home
    │   └── HomeDamaged       the archive in this home cannot be read
    ├── NothingIndexed        the home holds no articles
    ├── UnknownArticle        no article has this id
    ├── EmbedderError         the embedding model cannot be loaded or does not fit the index
    ├── RerankerError         the reranking model cannot be loaded or does not score
    ├── ReaderError           the reading model cannot be loaded
    ├── EntailmentError       the model that checks claims cannot be loaded
    ├── WriterError           the language model that was to write the answer did not
    │   ├── WriterUnreachable no server answers at its address
    │   ├── UnknownModel      the server, file or package is there without that model
    │   ├── WriterBusy        its server has too much to do
    │   ├── WriterTooSlow     it did not begin, go on or come to an end in time
    │   └── WriterBroke       what it sent broke off, or is not what its protocol says
    ├── CaseError             a file of evaluation cases cannot be read
    ├── BaselineError         a system to be measured beside Kutip is not installed or failed
    └── JudgeError            a judge of answers is not installed, not there or not answering
"""

from __future__ import annotations


class KutipError(Exception):
    """Base of all errors that Kutip raises on purpose."""


class UsageError(KutipError):
    """The caller asked for something that makes no sense."""


class SettingError(UsageError):
    """A setting has a value Kutip cannot use."""


class QuestionError(UsageError):
    """A question is empty or too long."""


class PathError(KutipError):
    """A path to index does not exist or cannot be opened."""


class HomeError(KutipError):
    """The home folder cannot be used."""


class HomeBusy(HomeError):
    """Another process is writing to this home."""


class HomeDamaged(HomeError):
    """The archive in this home cannot be read."""


class NothingIndexed(KutipError):
    """The home holds no articles."""


class UnknownArticle(KutipError):
    """No article has this id."""


class EmbedderError(KutipError):
    """The embedding model cannot be loaded or does not fit the index."""


class RerankerError(KutipError):
    """The reranking model cannot be loaded or does not score."""


class ReaderError(KutipError):
    """The reading model cannot be loaded."""


class EntailmentError(KutipError):
    """The model that checks claims cannot be loaded."""


class WriterError(KutipError):
    """The language model that was to write the answer did not; base of the ways it can fail."""


class WriterUnreachable(WriterError):
    """No server answers at the address of the language model."""


class UnknownModel(WriterError):
    """The server, file or package of the language model is there without that model."""


class WriterBusy(WriterError):
    """The server of the language model says that it has too much to do."""


class WriterTooSlow(WriterError):
    """The language model did not begin, go on or come to an end in time."""


class WriterBroke(WriterError):
    """What the language model sent broke off, or is not what its protocol says."""


class ReceiptError(KutipError):
    """A file is no receipt that can be read, or a receipt cannot be made or written."""


class CaseError(KutipError):
    """A file of evaluation cases cannot be read."""


class BaselineError(KutipError):
    """A system to be measured beside Kutip is not installed or failed."""


class JudgeError(KutipError):
    """A judge of answers is not installed, not there or not answering."""

"""Receipts: an answer in a file, with all that is needed to check it offline later.

A receipt is one JSON object in UTF-8, format version 1:

| Key | |
|---|---|
| ``kutip_receipt`` | version of this format, 1 |
| ``created`` | when it was made, ISO 8601 with its offset from UTC |
| ``versions`` | ``kutip``, ``reading`` (of files), ``trafilatura`` (of web pages), ``embedder`` |
| ``question``, ``resolved`` | as asked; as understood, null if the same |
| ``language`` | of question and answer, ``id`` or ``en`` |
| ``text`` | the answer: its leads, then its statements, with ``[1]`` marks |
| ``refused``, ``reason`` | whether the articles do not say, and why |
| ``leads`` | ``text``, ``verbatim`` (as an article has it), ``citations`` (numbers of quotes) |
| ``statements`` | ``text``, ``support``, ``why``, ``citations`` |
| ``withheld`` | the same for what verification kept back; it stands on nothing, so no citations |
| ``quotes`` | ``number``, ``quote``, ``start``, ``end``, ``article`` (its id) |
| ``articles`` | ``id``, ``title``, ``outlet``, ``published``, ``language``, ``url``, ``path`` and |
| | ``sha256`` |
| ``writer``, ``confidence`` | who wrote the answer; how likely the articles answer, or null |
| ``notice`` | what is to be known of how it was written, or null |
| ``conflicts`` | what articles say differently: ``about``, ``values``, ``citations`` |

``quote`` is ``text[start:end]`` of its article, counted in Unicode code points. ``sha256`` is of
that text in UTF-8: the decoded text of a ``.txt`` or ``.md`` file without its byte order mark,
newlines as they are; the extracted body of HTML and JSON. Unknown keys are ignored.

A receipt is not signed: checking it shows that its quotes stand in the articles and that its
answer is made of them, not who made it, when, or what was asked.
"""

from index.errors import ReceiptError
from rag.receipt.articles import Found, from_files, from_index
from rag.receipt.check import Line, check
from rag.receipt.parse import parse_receipt
from rag.receipt.receipt import Receipt
from rag.receipt.write import make_receipt, receipt_object, receipt_of, versions

__all__ = [
    "Found",
    "Line",
    "Receipt",
    "ReceiptError",
    "check",
    "from_files",
    "from_index",
    "make_receipt",
    "parse_receipt",
    "receipt_object",
    "receipt_of",
    "versions",
]

"""The sets of items that people labelled, as they stand in a data folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from eval.agreement.labelled import Labelled, load_labelled
from eval.retrieval.data_files import find_file

FILES: Mapping[str, str] = {
    "ragtruth_qa": "faithfulness/ragtruth_qa_response_dev",
    "ragtruth_summary": "faithfulness/ragtruth_summary_response_dev",
    "qags_cnndm": "faithfulness/qags_cnndm",
    "qags_xsum": "faithfulness/qags_xsum",
    "indonli_lay": "faithfulness/indonli_test_lay",
    "english_claims": "faithfulness/indonli_english_claims_dev",
}
"""Files by the name of their set."""

# The same items without those that the premise neither bears out nor contradicts.
OPPOSED = "_e_c"
WITH_OPPOSED = ("indonli_lay",)


def load_sets(data: Path) -> dict[str, tuple[Labelled, ...]]:
    """All sets of a data folder, by name.

    Raises:
        CaseError: If a file is missing or cannot be used.
    """
    sets = {name: load_labelled(find_file(data, stem)) for name, stem in FILES.items()}
    for name in WITH_OPPOSED:
        sets[f"{name}{OPPOSED}"] = tuple(i for i in sets[name] if i.label != "unsupported")
    return sets

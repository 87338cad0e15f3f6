"""What the deterministic judge is fitted on: nothing of the half that it is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from eval.agreement.labelled import Labelled
from eval.agreement.sets import OPPOSED, load_sets
from eval.judges.judge import Label
from eval.pairs.cases import PairClaim, PairPassage, load_pairs
from index.training_pairs import read_rows
from rag.drafting.marks import read_marks
from rag.reader.training.held_back import is_held_back

# Of these no item is fitted on. IndoNLI has others; the one-sentence summaries of XSum are written
# so freely that weights for both sets tell those of CNN and Daily Mail apart less well.
LEFT_OUT = ("indonli_lay", "qags_xsum")
_LABELS: dict[str, Label] = {"e": "supported", "c": "contradicted", "n": "unsupported"}


def items(data: Path) -> dict[str, list[Labelled]]:
    """The items by the name of their set."""
    sets = {name: all_ for name, all_ in load_sets(data).items() if not name.endswith(OPPOSED)}
    measured = {one.premise for of in sets.values() for one in of if one.in_test_half}
    found = {
        name: [one for one in of if one.premise not in measured]
        for name, of in sets.items()
        if name not in LEFT_OUT
    }
    measured |= {one.premise for one in sets["indonli_lay"]}
    found["indonli_held_back"] = list(_indonli(data, measured))
    found["pairs"] = [one for one in map(of_pair, load_pairs()) if not one.in_test_half]
    return found


def _indonli(data: Path, measured: set[str]) -> Iterator[Labelled]:
    """Claims over premises that are neither measured on nor known to the entailment model.

    What that was trained on is left out: its word on it is surer than on anything else.
    """
    folder = data / "faithfulness"
    for name, fields in (
        ("indonli_train", ("premise", "hypothesis", "label")),
        ("indonli_val", ("context", "claim", "nli")),
    ):
        for number, row in enumerate(read_rows(folder / f"{name}.jsonl.gz")):
            premise, claim, label = (row[field] for field in fields)
            if premise not in measured and is_held_back(" ".join(premise.split())):
                yield Labelled(
                    f"{name}-{number}", premise, "id", premise, "", claim, _LABELS[label]
                )


def of_pair(pair: PairClaim) -> Labelled:
    """A claim of a minimal pair over the passages that it cites."""
    marked = read_marks(pair.claim, {passage.number for passage in pair.passages})
    cited = [passage for passage in pair.passages if passage.number in marked.numbers]
    item = Labelled(
        id=pair.id,
        group=pair.group,
        language=pair.claim_language,
        premise="\n".join(map(_premise, cited)),
        question="",
        claim=marked.text,
        label="supported" if pair.supported else "unsupported",
    )
    return item if pair.supported else replace(item, errors=(pair.kind,))


def _premise(passage: PairPassage) -> str:
    about = ", ".join(part for part in (passage.outlet, passage.published) if part)
    return f"{passage.title}\n{about}\n{passage.text}"

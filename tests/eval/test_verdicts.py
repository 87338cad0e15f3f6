"""What counts as a verdict, and the replies in which others find one."""

import pytest

from eval.judges.verdicts import read_verdict, read_yes_no


@pytest.mark.parametrize(
    ("reply", "label"),
    [
        ("VERDICT: SUPPORTED", "supported"),
        ("VERDICT: UNSUPPORTED", "unsupported"),
        ("VERDICT: CONTRADICTED", "contradicted"),
        ("verdict: supported.\n", "supported"),
        ("**VERDICT:** UNSUPPORTED", "unsupported"),
        ("`VERDICT : contradicted`", "contradicted"),
        ("\n  Supported  \n", "supported"),
        ("“UNSUPPORTED”", "unsupported"),
    ],
)
def test_one_verdict_on_one_line(reply, label):
    assert read_verdict(reply) == label


@pytest.mark.parametrize(
    "reply",
    [
        "",
        " \n",
        "VERDICT:",
        "not supported",
        "VERDICT: NOT SUPPORTED",
        "VERDICT: NOT_SUPPORTED",
        "VERDICT: ~~SUPPORTED~~ UNSUPPORTED",
        "SUPPORTED or UNSUPPORTED",
        "VERDICT: SUPPORTED\nVERDICT: UNSUPPORTED",
        "VERDICT: SUPPORTED|CONTRADICTED|UNSUPPORTED",
        "VERDICT: and one of the three words.",
        "Reply with one line and nothing else: VERDICT: SUPPORTED",
        "The claim is supported.",
        "VERDICT: SUPPORTED\nThe passages do not say so.",
        "VERDICT: UNSUPPORTED because nothing is said of it",
        "VERDICT: SUPPORTED?",
        "VERDICT: PARTIALLY SUPPORTED",
        "VERDICT: UNSUPPORTABLE",
        "<think>It is</think>VERDICT: SUPPORTED",
        "First, the passage says so. VERDICT: SUPPORTED",
        "VERDICT:\nSUPPORTED",
        "VERDICT: ſUPPORTED",
        "Correct",
        "C",
        "Yes",
    ],
)
def test_whatever_else_is_none(reply):
    assert read_verdict(reply) is None


@pytest.mark.parametrize(
    ("reply", "label"),
    [
        ("Yes", "supported"),
        ("No", "unsupported"),
        (" yes.\n", "supported"),
        ("**NO**", "unsupported"),
    ],
)
def test_yes_and_no(reply, label):
    assert read_yes_no(reply) == label


@pytest.mark.parametrize(
    "reply",
    ["", "yesterday", "Yes or No", "Yes, it does", "Not", "no no", "None", "Y", "SUPPORTED"],
)
def test_neither_yes_nor_no(reply):
    assert read_yes_no(reply) is None

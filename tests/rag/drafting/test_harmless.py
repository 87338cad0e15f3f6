"""What is taken out of a text before a model reads it, and what is not."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.drafting.harmless import harmless

TOKENS = """
<|im_start|> <|im_end|> <|endoftext|> <|begin_of_text|> <|eot_id|> <|start_header_id|> <s> </s>
<bos> <eos> <pad> <unk> [INST] [/INST] <<SYS>> <</SYS>> <start_of_turn> <end_of_turn> <think>
</think> <tool_call> </tool_call> [TOOL_CALLS] [SYSTEM_PROMPT] <|START_OF_TURN_TOKEN|> <BOS_TOKEN>
<｜User｜> <｜begin▁of▁sentence｜> <|channel|> <turn|> <|turn> <fim_prefix> <unused12> <extra_id_0>
[gMASK] [CLS] [SEP] [MASK] <0x0A>
""".split()
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u202e\u2066\u200f\u00ad"
INVISIBLE += "\x00\x1b\x07\x7f\U000e0041\U000e0101\ufe0f"
KEPT = [
    "harga < Rp 5.000 dan > Rp 3.000",
    "[INSTANSI] terkait",
    "a | b || c",
    "x <= 5, y >= 6, i << 2",
    "Ia berkata [sic] begitu.",
    "Surel: <redaksi@contoh.id> atau <https://contoh.id>",
    "قال الرئيس إن ٢٥ دولة وقعت الاتفاق.",
    "总统说：“今天下雨。”",
    "Café déjà-vu, “naïve” — 25 km², Rp5.000,50 (8/1) 😀",
]


@pytest.mark.parametrize("token", TOKENS)
def test_a_chat_token_is_taken_out(token):
    assert harmless(f"Kim {token} pergi") == "Kim pergi"


@pytest.mark.parametrize("text", KEPT)
def test_ordinary_text_is_kept(text):
    assert harmless(text, "k7f2") == text


@given(
    st.lists(
        st.one_of(
            st.sampled_from(TOKENS),
            st.sampled_from(INVISIBLE),
            st.text(max_size=3),
            st.sampled_from(
                [
                    "<|",
                    "|>",
                    "<",
                    ">",
                    "[",
                    "]",
                    "s",
                    "INST",
                    "im_start",
                    "think",
                    "k7f2",
                    "k7",
                    "f2",
                ]
            ),
        ),
        max_size=30,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_token_no_nonce_and_nothing_invisible_remains(pieces):
    found = harmless("".join(pieces), "k7f2")
    assert not [token for token in TOKENS if token in found]
    assert not re.search(r"<[|｜]|[|｜]>|k7f2", found)
    assert not [c for c in found if c in INVISIBLE or unicodedata.category(c) in ("Cc", "Cs", "Co")]
    assert found == " ".join(found.split())


@given(st.text(alphabet=st.characters(categories=("L", "N", "Po", "Sm", "Sc")), max_size=80))
@settings(deadline=None)
def test_letters_and_figures_of_any_script_are_kept(text):
    text = re.sub("[<>|｜\u115f\u1160\u3164\uffa0]", "", text)
    assert harmless(text) == text

"""The past tense of English verbs, for "when did X visit Y" said as "when X visited Y"."""

from __future__ import annotations

import re

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "be:was become:became begin:began bind:bound bite:bit blow:blew break:broke "
        "bring:brought build:built burn:burned buy:bought catch:caught choose:chose come:came "
        "cost:cost cut:cut deal:dealt do:did draw:drew drive:drove eat:ate fall:fell feed:fed "
        "feel:felt fight:fought find:found flee:fled fly:flew forbid:forbade get:got "
        "give:gave go:went grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held "
        "keep:kept know:knew lay:laid lead:led leave:left lend:lent let:let lose:lost "
        "make:made mean:meant meet:met overthrow:overthrew pay:paid put:put quit:quit "
        "read:read ride:rode ring:rang rise:rose run:ran say:said see:saw seek:sought "
        "sell:sold send:sent set:set shake:shook shoot:shot shut:shut sing:sang sink:sank "
        "sit:sat speak:spoke spend:spent split:split spread:spread stand:stood steal:stole "
        "strike:struck swear:swore sweep:swept swim:swam take:took teach:taught tell:told "
        "think:thought throw:threw undergo:underwent understand:understood win:won "
        "withdraw:withdrew write:wrote"
    ).split()
)
_PARTICIPLES = frozenset(
    "born begun broken brought built bought caught chosen done found given held hit hung known led "
    "left lost made met overthrown paid put seen sent set shot shut sold spoken spent split stolen "
    "struck sunk sworn taken told thrown torn won written".split()
)
_DOUBLED = frozenset(
    "admit ban commit drop equip grab occur permit plan prefer refer regret rob ship stop submit "
    "transfer trip".split()
)


def past_tense(verb: str) -> str:
    """The past tense of a verb's base form: "visit" gives "visited", "meet" gives "met"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if verb in _DOUBLED else ''}ed"


def is_participle(word: str) -> bool:
    """True for a word that may stand after "was": "opened", "built"."""
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > 4)

"""What one does to another, in the many ways in which both languages say it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rag.entailment.training.roles.beings import Being, body, event, person, rows

Frames = Mapping[str, Sequence[str]]
# Of a verb. {a} does it to {b}; what only a passage says comes in WIDE.
VERB: Frames = {
    "en": (
        "{a} {past} {b}{tail}.",
        "{a} {past} {b}{tail}.",
        "{b} was {participle} by {a}{tail}.",
        "{b} was {participle} by {a}{tail}.",
        "{b} {converse} {a}{tail}.",
        "It was {a} who {past} {b}.",
        "It was {b} who was {participle} by {a}.",
        "{a} has {participle} {b}.",
        "{b} has been {participle} by {a}.",
        "The one who {past} {b} was {a}.",
    ),
    "id": (
        "{a} {me} {b}{tail}.",
        "{a} {me} {b}{tail}.",
        "{b} {di} oleh {a}{tail}.",
        "{b} {di} {a}{tail}.",
        "{b} {lawan} {a}{tail}.",
        "{a} yang {me} {b}.",
        "{b} yang {di} oleh {a}.",
        "{a} telah {me} {b}.",
        "{b} sudah {di} {a}.",
        "Yang {me} {b} adalah {a}.",
    ),
}
VERB_WIDE: Frames = {
    "en": (
        "{a} admitted {gerund} {b}{tail}.",
        "{b} spoke of being {participle} by {a}{tail}.",
        "{a}, who {past} {b}{tail}, {more}.",
        "{b}, {participle} by {a}{tail}, {more}.",
        "{b}, whom {a} {past}{tail}, {more}.",
        "Before {gerund} {b}, {a} {more}.",
    ),
    "id": (
        "{a} mengaku {me} {b}{tail}.",
        "{b} mengaku {di} oleh {a}{tail}.",
        "{a}, yang {me} {b}{tail}, {more}.",
        "{b}, yang {di} {a}{tail}, {more}.",
        "{b} {more} setelah {di} oleh {a}{tail}.",
        "Sebelum {me} {b}, {a} {more}.",
    ),
}
VERB_DENIED: Frames = {
    "en": (
        "{a} never {past} {b}.",
        "{a} has not {participle} {b}.",
        "{b} was not {participle} by {a}{tail}.",
    ),
    "id": ("{a} tidak {me} {b}{tail}.", "{b} tidak {di} {a}.", "{b} belum {di} oleh {a}."),
}
TRANSFER: Frames = {
    "en": (
        "{a} {past} {thing} to {b}{tail}.",
        "{b} {converse} {thing} from {a}{tail}.",
        "{Thing} was {participle} to {b} by {a}{tail}.",
        "It was {a} who {past} {thing} to {b}.",
        "{a} has {participle} {thing} to {b}.",
    ),
    "id": (
        "{a} {me} {thing} kepada {b}{tail}.",
        "{b} {lawan} {thing} dari {a}{tail}.",
        "{Thing} {di} kepada {b} oleh {a}{tail}.",
        "{Thing} {di} {a} kepada {b}{tail}.",
        "{a} yang {me} {thing} kepada {b}.",
    ),
}
RELATION: Frames = {
    "en": ("{a} {past} {b}.", "{b} {converse} {a}."),
    "id": ("{a} {me} {b}.", "{b} {lawan} {a}."),
}
TAILS: Frames = {
    "en": (
        "on Monday/last week/in Jakarta/on 12 March/in 2023/over a land dispute/after a long "
        "meeting/in the final/before the cameras/in court/two days ago/during the campaign"
    ).split("/"),
    "id": (
        "pada Senin/pekan lalu/di Jakarta/pada 12 Maret/pada 2023/karena sengketa tanah/setelah "
        "rapat panjang/di final/di depan kamera/di pengadilan/dua hari lalu/selama kampanye"
    ).split("/"),
}
MORE: Frames = {
    "en": ("lives in Medan", "was born in 1970", "declined to comment", "is to speak on Thursday"),
    "id": ("tinggal di Medan", "lahir pada 1970", "menolak berkomentar", "akan bicara pada Kamis"),
}
WITH_TAIL = 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """A way to say what one does to another.

    Attributes:
        sense: What is done; relations of one sense say the same.
        words: The words that stand in the frames, by their names there.
        frames, wide, denied: Frames of claims, those of passages only, and of what is denied.
        beings: Make one who may do it.
    """

    sense: str
    words: Mapping[str, str]
    frames: Frames
    wide: Frames
    denied: Frames
    beings: tuple[Callable[[random.Random], Being], ...]

    def say(
        self, language: str, a: str, b: str, rng: random.Random, *, wide: bool, denied: bool
    ) -> str:
        """A sentence in which ``a`` does it to ``b``.

        Args:
            language: Of the sentence.
            a: Who does it.
            b: To whom.
            rng: Decides how.
            wide: Whether it may say more.
            denied: Whether it says that ``a`` does not.
        """
        frames = self.denied if denied else self.frames
        some = [*frames[language], *(self.wide.get(language, ()) if wide and not denied else ())]
        usable = [frame for frame in some if not any(f"{{{gap}}}" in frame for gap in self._gaps())]
        tail = rng.choice(TAILS[language]) if wide and rng.random() < WITH_TAIL else ""
        words = {
            **self.words,
            "thing": self.words.get(f"thing {language}", ""),
            "Thing": self.words.get(f"thing {language}", "").capitalize(),
            "tail": f" {tail}" if tail else "",
            "more": rng.choice(MORE[language]),
        }
        said = rng.choice(usable).format(a=a, b=b, **words)
        if tail and rng.random() < 0.2 and said.endswith(f" {tail}."):
            said = f"{tail[0].upper()}{tail[1:]}, {said.removesuffix(f' {tail}.')}."
        return said

    def _gaps(self) -> list[str]:
        """The forms that this verb has not."""
        return [name for name, word in self.words.items() if word == "-"]


def all_relations() -> list[Relation]:
    """Those of the tables of this folder."""
    keys = ("past", "participle", "gerund", "me", "di", "converse", "lawan")
    made = [
        Relation(sense, dict(zip(keys, forms, strict=True)), VERB, VERB_WIDE, VERB_DENIED, _BOTH)
        for sense, *forms in rows("verbs.tsv")
    ]
    for sense, past, participle, converse, me, di, lawan, english, indonesian in rows(
        "transfers.tsv"
    ):
        words = {"past": past, "participle": participle, "converse": converse}
        words |= {"me": me, "di": di, "lawan": lawan}
        for thing, benda in zip(english.split("/"), indonesian.split("/"), strict=True):
            things = {"thing en": thing, "thing id": benda}
            made.append(Relation(sense, words | things, TRANSFER, {}, {}, _BOTH))
    for kind, past, converse, me, lawan in rows("relations.tsv"):
        words = {"past": past, "converse": converse, "me": me, "lawan": lawan}
        made.append(Relation(past, words, RELATION, {}, {}, _BEINGS[kind]))
    return made


_BOTH = (person, person, person, body)
_BEINGS = {"person": (person,), "group": (body,), "event": (event,)}

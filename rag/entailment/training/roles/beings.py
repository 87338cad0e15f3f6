"""Made-up people, companies, groups and events, as both languages call them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
GIVEN = (
    "Andi Budi Citra Dewi Eka Fajar Gita Hadi Indra Joko Kartika Lestari Made Nyoman Oki Putri "
    "Ratna Sari Tono Umar Vina Wahyu Yanti Zaenal Agus Bambang Siti Rahmat Yusuf Nurul Farhan "
    "Intan Rudi Slamet Tri Wulan Maya Anna John Maria Peter Laura Daniel Emma James Sofia Lucas "
    "Olga Ivan Chen Wei Kenji Yuki Fatima Omar Leila Hassan Pierre Claire Hans Greta Marco Lucia "
    "Erik Ingrid Pablo Elena Tomas Nadia Viktor Amara Kwame Zola Priya Arjun Mei Linh Carlos Ana"
).split()
FAMILY = (
    "Santoso Wijaya Pratama Nugroho Hidayat Saputra Siregar Nasution Lubis Simanjuntak Hutapea "
    "Ginting Tanjung Rahman Kusuma Halim Setiawan Wibowo Suryadi Firmansyah Maulana Ramadhan "
    "Permana Gunawan Sutrisno Hartono Mulyadi Kurniawan Smith Miller Brown Garcia Rossi Weber "
    "Novak Petrov Ivanova Tanaka Kim Nguyen Silva Costa Dubois Laurent Berg Hansen Larsen Keller "
    "Okafor Mensah Khan Singh Patel Haddad Aziz Cohen Levi Walsh Clarke Turner Moreno Ortega "
    "Vargas Popov Kowalski Horvat Lindqvist Virtanen Rumengan Latuheru Tumbel Wanggai"
).split()
FIRMS = (
    "Nusa Arta Bumi Surya Cahaya Mega Prima Sinar Tirta Mitra Delta Orion Nova Vega Atlas Borealis"
).split()
TRADES = (
    "Energi Sentosa Abadi Makmur Media Pangan Motor Farma Logistik Tekno Air Foods Labs Systems"
).split()
LANDS = tuple(
    pair.split("/")
    for pair in (
        "Japan/Jepang China/Cina Germany/Jerman France/Prancis Spain/Spanyol Italy/Italia "
        "India/India Egypt/Mesir Brazil/Brasil Mexico/Meksiko Poland/Polandia Norway/Norwegia "
        "Sweden/Swedia Turkey/Turki Greece/Yunani Kenya/Kenya Thailand/Thailand Peru/Peru"
    ).split()
)
TITLED, POSTED = 0.25, 0.25  # people of whom is said what they are, before or after their name


@dataclass(frozen=True, slots=True)
class Being:
    """Somebody or something.

    Attributes:
        full: As a text first names it, by language.
        short: As it is called afterwards, by language.
    """

    full: Mapping[str, str]
    short: Mapping[str, Sequence[str]]


def rows(name: str) -> list[list[str]]:
    """The lines of a table of this folder, without those that explain it."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


_TITLES, _GROUPS, _EVENTS = rows("titles.tsv"), rows("groups.tsv"), rows("events.tsv")


def person(rng: random.Random) -> Being:
    """Somebody, with or without a title."""
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    name = f"{given} {family}"
    names = [given, family, name]
    chance = rng.random()
    if chance >= TITLED + POSTED:
        return Being({"en": name, "id": name}, {"en": names, "id": names})
    english, indonesian = rng.choice(_TITLES)
    if chance < TITLED:
        full = {"en": f"{english.capitalize()} {name}", "id": f"{indonesian.title()} {name}"}
    else:
        full = {"en": f"the {english}, {name},", "id": f"{indonesian} {name}"}
    short = {"en": [*names, f"the {english}"], "id": [*names, f"{indonesian} itu"]}
    return Being(full, short)


def body(rng: random.Random) -> Being:
    """A company, a country or a group of people."""
    chance = rng.random()
    if chance < 0.35:
        name = f"{rng.choice(FIRMS)} {rng.choice(TRADES)}"
        full = rng.choice((name, f"PT {name}"))
        return Being({"en": full, "id": full}, {"en": [name], "id": [name]})
    english, indonesian = rng.choice(LANDS if chance < 0.6 else _GROUPS)
    return _plain(english, indonesian)


def event(rng: random.Random) -> Being:
    """Something that happened."""
    return _plain(*rng.choice(_EVENTS))


def unlike(beings: Sequence[Being]) -> bool:
    """True if no two of them share a name, so that each name means one of them."""
    names = [{*b.full.values(), *b.short["en"], *b.short["id"]} for b in beings]
    return len(set().union(*names)) == sum(map(len, names))


def _plain(english: str, indonesian: str) -> Being:
    names = {"en": english, "id": indonesian}
    return Being(names, {language: [name] for language, name in names.items()})

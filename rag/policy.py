"""The limits that decide what is shown: those fitted, or those of a calibration's policy file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from index.errors import SettingError
from rag import fitted

POLICY_FILE = "policy.json"  # in the home
VERSION = 1  # of the file's form
LARGEST = 1_000_000  # bytes; ours have some thousand
FARTHEST = 50.0  # log-odds of no use beyond
NO_MODEL = "none"
# What mends a file that cannot be used.
ANEW = "Calibrate anew: kutip eval calibrate. Or do without: KUTIP_THRESHOLDS=builtin"
# Which models' scores a limit is a limit of; "fitted" are the numbers that weigh them.
MODELS = {
    "borne_out": ("entailment", "fitted"),
    "partly_borne_out": ("entailment", "fitted"),
    "answerable": ("reader", "embedder", "fitted"),
    "read_answerable": ("reader", "embedder", "fitted"),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits that verification and refusal go by.

    Attributes:
        borne_out: A claim at least this likely (``rag/claims/weigh.py``) is shown as supported.
        partly_borne_out: From this probability on, as supported in part.
        answerable: Below these log-odds Kutip refuses.
        read_answerable: The same for what the reader has read.
    """

    borne_out: float = fitted.BORNE_OUT
    partly_borne_out: float = fitted.PARTLY_BORNE_OUT
    answerable: float = fitted.ANSWERABLE
    read_answerable: float = fitted.READ_ANSWERABLE


BUILTIN = Thresholds()
LIMITS = tuple(field.name for field in fields(Thresholds))


@dataclass(frozen=True, slots=True)
class Policy:
    """What a policy file says.

    Attributes:
        thresholds: The limits; the fitted ones where the file has none.
        calibrated: Names of the limits that the file has.
        models: Digests of the models that they were calibrated with, by role.
    """

    thresholds: Thresholds
    calibrated: tuple[str, ...]
    models: Mapping[str, str]

    def check_models(self, present: Mapping[str, str], file: Path) -> None:
        """Makes sure that the limits are of the models in use.

        A limit means nothing for another model's scores. Whoever has chosen calibrated limits is
        told so, as going on without them would break what they were chosen for.

        Raises:
            SettingError: If one of the limits was calibrated with another model.
        """
        roles = dict.fromkeys(role for limit in self.calibrated for role in MODELS[limit])
        for role in roles:
            made, now = self.models[role], present[role]
            if made != now:
                raise SettingError(
                    f"The thresholds of {file} were calibrated with the {role} {made}, but "
                    f"{now} is in use. {ANEW}"
                )


def load_policy(file: Path) -> Policy:
    """Reads a policy file; fields other than the limits and the models do not count.

    Raises:
        SettingError: If it cannot be used; the field is named.
    """
    values = _read(file)
    if values.get("version") != VERSION or isinstance(values["version"], bool):
        raise _wrong(file, values, "version", str(VERSION))
    calibrated = tuple(name for name in LIMITS if values.get(name) is not None)
    if not calibrated:
        raise SettingError(f"{file} has none of {', '.join(LIMITS)}. {ANEW}")
    if ("borne_out" in calibrated) != ("partly_borne_out" in calibrated):
        raise SettingError(f"{file} has one of borne_out and partly_borne_out alone. {ANEW}")
    limits = {name: _limit(file, values, name) for name in calibrated}
    thresholds = replace(BUILTIN, **limits)
    if thresholds.partly_borne_out > thresholds.borne_out:
        raise _wrong(file, values, "partly_borne_out", "at most borne_out")
    models = values.get("models")
    if not isinstance(models, dict):
        raise _wrong(file, values, "models", "an object of digests")
    for role in dict.fromkeys(role for name in calibrated for role in MODELS[name]):
        if not isinstance(models.get(role), str) or not models[role]:
            raise _wrong(file, models, role, "a digest")
    known = {role: digest for role, digest in models.items() if isinstance(digest, str)}
    return Policy(thresholds, calibrated, known)


def model_digest(file: Path) -> str:
    """What tells a model in ONNX from others: a digest of it and of its tokenizer.

    Raises:
        SettingError: If one cannot be read.
    """
    made = hashlib.sha256()
    for part in (file, file.with_name("tokenizer.json")):
        try:
            made.update(part.read_bytes())
        except OSError as error:
            raise SettingError(f"{part} cannot be read: {error.strerror}. {ANEW}") from error
    return made.hexdigest()[:12]


def fitted_digest() -> str:
    """What tells the models of ``rag/fitted.py`` from those of another fit."""
    made = hashlib.sha256()
    for name, value in sorted(vars(fitted).items()):
        if isinstance(value, fitted.Linear):
            plain = (name, value.names, value.weights.tolist(), value.bias)
            made.update(f"{plain!r}\n".encode())
    return made.hexdigest()[:12]


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise SettingError(
            f"There are no thresholds to use in {file}: {error.strerror}. {ANEW}"
        ) from error
    if len(content) > LARGEST:
        raise SettingError(f"{file} has more than {LARGEST:,} bytes: no policy file. {ANEW}")
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:  # undecodable bytes are a ValueError too
        raise SettingError(f"{file} is not JSON. {ANEW}") from error
    if not isinstance(values, dict):
        raise SettingError(f"{file} is not a JSON object but {type(values).__name__}. {ANEW}")
    return values


def _limit(file: Path, values: Mapping[str, Any], name: str) -> float:
    value = values[name]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if name.endswith("borne_out"):
        # From 0 on a claim would be shown that the rules found wrong.
        if not number or not 0.0 < value <= 1.0:
            raise _wrong(file, values, name, "a number above 0 and at most 1")
    elif not number or not -FARTHEST <= value <= FARTHEST:  # nor is nan
        raise _wrong(file, values, name, f"a number between -{FARTHEST:g} and {FARTHEST:g}")
    return float(value)


def _wrong(file: Path, values: Mapping[str, Any], field: str, wanted: str) -> SettingError:
    value = repr(values.get(field))
    shown = value if len(value) <= 80 else value[:79] + "…"
    return SettingError(f'{file}: field "{field}" is {shown}, not {wanted}. {ANEW}')

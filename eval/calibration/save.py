"""The policy file: what a calibration chose and measured, for ``KUTIP_THRESHOLDS``."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.calibration.part import Part
from eval.calibration.run import Calibrated
from index.errors import HomeError
from rag.policy import VERSION

BEFORE = ".before"  # what the name of the former policy file ends in


def policy_values(calibrated: Calibrated) -> dict[str, Any] | None:
    """What the policy file is to say; None where no bound holds, so that there is nothing to say.

    A limit whose bound does not hold is left out, so that the fitted one stays: one that withholds
    everything would keep its promise too, but nobody would be served by it.
    """
    held = [part for part in calibrated.parts if part.choice.holds]
    if not held:
        return None
    return {
        "version": VERSION,
        **{limit: part.choice.threshold for part in held for limit in part.limits},
        "models": dict(calibrated.models),
        "data": dict(calibrated.data),
        "calibration": {part.name: part_values(part) for part in held},
    }


def part_values(part: Part) -> dict[str, Any]:
    """A calibrated threshold as plain values: what was asked, proven and measured."""
    choice = part.choice
    return {
        "limits": list(part.limits),
        "risk": part.risk,
        "confidence": part.confidence,
        "holds": choice.holds,
        "threshold": choice.threshold,
        "tested": asdict(choice.step),
        "other_half": _measured(part, choice.step.threshold),
        "other_half_builtin": _measured(part, part.builtin),
    }


def _measured(part: Part, threshold: float) -> dict[str, Any]:
    found = {language: asdict(each) for language, each in part.measure(threshold).items()}
    return {"threshold": threshold, **found}


def write_policy(file: Path, values: Mapping[str, Any]) -> Path | None:
    """Writes the policy file whole or not at all.

    Returns:
        Where the former one is kept; None if there was none.

    Raises:
        HomeError: If it cannot be written.
    """
    before = file.with_name(file.name + BEFORE)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        former = file.read_bytes() if file.exists() else None
        if former is not None:
            _put(before, former)
        _put(file, (json.dumps(values, indent=2) + "\n").encode())
    except OSError as error:
        raise HomeError(
            f"{file} cannot be written: {error.strerror}. Name another home: --home FOLDER"
        ) from error
    return None if former is None else before


def _put(file: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise

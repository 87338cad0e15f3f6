"""Writes the trained reader as ONNX with 8-bit weights, which onnxruntime runs without torch."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import torch

from rag.reader.training.network import ReaderNetwork

SHAPES = {"pieces": (2, 16), "attention": (2, 16), "passage": (2, 16)}


def export(network: ReaderNetwork, tokenizer: Any, folder: Path) -> None:
    """Writes ``reader.onnx`` and ``tokenizer.json`` into a folder."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    example = tuple(torch.ones(shape, dtype=torch.long) for shape in SHAPES.values())
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "reader.onnx"
        batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
        torch.onnx.export(
            network.eval(),
            example,
            whole,
            input_names=list(SHAPES),
            output_names=["starts", "ends", "answers"],
            dynamic_shapes=tuple({0: batch, 1: length} for _ in SHAPES),
            dynamo=True,
            external_data=False,
        )
        model = onnx.load(whole)
        _strip(model.graph)
        onnx.save(model, whole)
        quantize_dynamic(
            whole, folder / "reader.onnx", per_channel=True, weight_type=QuantType.QInt8
        )


def _strip(graph: Any) -> None:
    """Takes out the exporter's notes: source files' paths, shapes the quantizer stumbles on."""
    del graph.value_info[:]
    for part in (*graph.node, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("doc_string")
        del part.metadata_props[:]
    del graph.metadata_props[:]

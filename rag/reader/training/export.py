"""Writes a trained network as ONNX with 8-bit weights, which onnxruntime runs without torch."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn

BLOCK = 128  # weights that share a scale
SHAPES = {"pieces": (2, 16), "attention": (2, 16), "passage": (2, 16)}


def export(
    network: nn.Module, tokenizer: Any, folder: Path, name: str, outputs: Sequence[str]
) -> None:
    """Writes the model and ``tokenizer.json`` into a folder.

    Args:
        network: Takes pieces, attention and passage.
        tokenizer: Cuts texts into its pieces.
        folder: Where to; made if need be.
        name: Of the model's file.
        outputs: Names of what the network gives.

    Word vectors get one scale a table, other weights one for each BLOCK, and activations are scaled
    row by row: with one scale for a whole batch (``quantize_dynamic`` throughout) a quarter of the
    best spans changed, and each window's scores hung on the others of its batch.
    """
    import onnx
    from onnxruntime.quantization import quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    example = tuple(torch.ones(shape, dtype=torch.long) for shape in SHAPES.values())
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / name
        batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
        torch.onnx.export(
            network.eval(),
            example,
            whole,
            input_names=list(SHAPES),
            output_names=list(outputs),
            dynamic_shapes=tuple({0: batch, 1: length} for _ in SHAPES),
            dynamo=True,
            external_data=False,
        )
        model = onnx.load(whole)
        _strip(model.graph)
        onnx.save(model, whole)
        vectors = Path(scratch) / "vectors.onnx"
        quantize_dynamic(whole, vectors, op_types_to_quantize=["Gather"])
        quantizer = MatMulNBitsQuantizer(
            onnx.load(vectors), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=4
        )
        quantizer.process()
        quantizer.model.save_model_to_file(str(folder / name))


def _strip(graph: Any) -> None:
    """Takes out the exporter's notes: source files' paths, shapes the quantizer stumbles on."""
    del graph.value_info[:]
    for part in (*graph.node, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("doc_string")
        del part.metadata_props[:]
    del graph.metadata_props[:]

"""Writes a trained network as ONNX with weights of a byte, which onnxruntime runs without torch."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

BLOCK = 128  # weights that share a scale
SHAPES = {"pieces": (2, 16), "attention": (2, 16), "passage": (2, 16)}


def export(
    network: Any,
    tokenizer: Any,
    folder: Path,
    name: str,
    outputs: Sequence[str],
    *,
    one_row: bool = False,
) -> None:
    """Writes the model and ``tokenizer.json`` into a folder.

    Args:
        network: Takes pieces, attention and passage, and has an ``encoder``.
        tokenizer: Cuts texts into its pieces.
        folder: Where to; made if need be.
        name: Of the model's file.
        outputs: Names of what the network gives.
        one_row: True if it is run over one row at a time.
    """
    import onnx

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    example = tuple(torch.ones(shape, dtype=torch.long) for shape in SHAPES.values())
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / name
        network.encoder.set_attn_implementation("eager")  # "sdpa" guards against rows of padding
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
        (_round_by_call if one_row else _round_by_row)(whole, folder / name)


def _round_by_call(whole: Path, rounded: Path) -> None:
    """Weights get one scale a column, activations one a call: faster than ``_round_by_row``.

    So the scores of a row would hang on the others of its batch. What GELU gives goes by row: its
    few large values would coarsen all others. 7 bits a weight, since processors without VNNI add
    up pairs of products in 16 bits.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = onnx.load(whole).graph.node
    given = {name for node in nodes if node.op_type == "Gelu" for name in node.output}
    assert given, "the exporter takes GELU apart"
    partly = whole.with_name("partly.onnx")
    quantize_dynamic(
        whole,
        partly,
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=True,
        nodes_to_exclude=[node.name for node in nodes if given.intersection(node.input)],
    )
    _round_products_by_row(partly, rounded)


def _round_by_row(whole: Path, rounded: Path) -> None:
    """Word vectors get one scale a table, other weights one for each BLOCK, activations one a row.

    With one scale for a whole batch a quarter of the reader's best spans changed.
    """
    from onnxruntime.quantization import quantize_dynamic

    vectors = whole.with_name("vectors.onnx")
    quantize_dynamic(whole, vectors, op_types_to_quantize=["Gather"])
    _round_products_by_row(vectors, rounded)


def _round_products_by_row(partly: Path, rounded: Path) -> None:
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    quantizer = MatMulNBitsQuantizer(
        onnx.load(partly), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=4
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(rounded))


def _strip(graph: Any) -> None:
    """Takes out the exporter's notes: source files' paths, shapes the quantizer stumbles on."""
    del graph.value_info[:]
    for part in (*graph.node, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("doc_string")
        del part.metadata_props[:]
    del graph.metadata_props[:]

"""A network as small as can be."""

import torch


def small_network(tokenizer, layers=1):
    """An entailment network with layers of width 32, always the same."""
    from transformers import BertConfig, BertModel

    from rag.entailment.training.network import EntailmentNetwork

    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=layers,
        num_attention_heads=2,
        initializer_range=0.3,
    )
    return EntailmentNetwork(BertModel(config, add_pooling_layer=False)).eval()

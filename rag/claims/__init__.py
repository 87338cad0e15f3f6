"""Is a claim borne out by the passages it cites? Facts compared, then the model asked."""

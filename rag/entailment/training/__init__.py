"""How the entailment model is made."""

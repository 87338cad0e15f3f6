"""Thresholds of verification and refusal, fitted so that a bound on their risk holds."""

"""An answer written by a language model: the prompt, and what is read out of what it writes."""

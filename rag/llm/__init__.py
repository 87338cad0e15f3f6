"""Language models that write: Ollama's, a GGUF file in process, any of LlamaIndex."""

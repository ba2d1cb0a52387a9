# fundtrail: `make` alone lists the commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help ingest test test-full lint lock samples tidy weights bench accuracy docs clean

help:  ## list these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet 'uv>=0.9'
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $(READY)

ingest: $(READY)  ## read the sample documents into a warehouse and show funding by year
	$(BIN)/fundtrail ingest

lint: $(READY)  ## formatting, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(READY) lint  ## the checks that every change must pass
	$(BIN)/pytest -m "not slow"

test-full: $(READY) lint  ## the same and the slow suites
	$(BIN)/pytest

lock: $(READY)  ## renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--all-extras pyproject.toml -o requirements.lock \
		--custom-compile-command "make lock"

samples: $(READY)  ## render the sample documents from their sources
	$(BIN)/python samples/render.py

tidy: $(READY)  ## put the knowledge tables in order
	$(BIN)/python -m extractors.knowledge.tidy

docs: $(READY)  ## regenerate docs/data-dictionary.md and what the README's commands print
	$(BIN)/python -m warehouse.dictionary
	$(BIN)/python -m tests.console_blocks README.md

weights: $(READY)  ## learn anew from the labelled texts what speaks for which role, kind, reason and theme
	$(BIN)/python -m bench.learn
	$(BIN)/python -m bench.learn_themes

accuracy: $(READY)  ## score the labelled cases and write docs/accuracy.md
	$(BIN)/python -m bench.accuracy

bench: $(READY)  ## measure speed beside pdfminer alone; WRITE=docs/performance.md keeps the page
	$(BIN)/python -m bench $(if $(WRITE),--write $(WRITE))

clean:  ## remove the virtual environment and the sample warehouse
	rm -rf $(VENV) data/samples

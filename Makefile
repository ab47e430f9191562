# Everything that is done with this project, by name. On a fresh machine each command first sets up
# what it needs (scripts/setup.sh): nothing has to be done by hand.

REPORT ?= samples/veldara-2013.txt
DATA ?= ../shared
SERVE ?=
PYTHON_IN = .venv/bin/python
SETUP = sh scripts/setup.sh
TEST_WORKERS ?= auto
SECONDS = 60
TARGET =

.DEFAULT_GOAL := help
.PHONY: help demo serve test check fuzz bench train lock clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST)) | \
	    awk -F ':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

demo: ## read a report and show its cases (REPORT=file for one of your own)
	@$(SETUP) run
	@sh scripts/demo.sh "$(REPORT)"

serve: ## open a record in the browser, with the sample report in it (SERVE="--port 8001")
	@$(SETUP) serve
	@SERVE="$(SERVE)" sh scripts/serve.sh "$(REPORT)"

test: ## run every test
	@$(SETUP) test
	@$(SETUP) browser
	@$(SETUP) postgresql
	@$(PYTHON_IN) -m pytest --numprocesses $(TEST_WORKERS) --dist worksteal $(ARGS)

check: ## format, lint, types, import rules: what .ci/run asks for before the tests
	@$(SETUP) test
	@$(PYTHON_IN) -m ruff format --check .
	@$(PYTHON_IN) -m ruff check .
	@$(PYTHON_IN) -m mypy
	@.venv/bin/lint-imports

fuzz: ## give mutated files to each parser for SECONDS (60), or to one: TARGET=rtf (see fuzz/)
	@$(SETUP) fuzz
	@$(PYTHON_IN) -m fuzz $(TARGET) --seconds $(SECONDS)

bench: ## measure accuracy and speed into bench/results/ (needs ../shared)
	@$(SETUP) test
	@$(PYTHON_IN) -m bench

train: ## train the English model from DATA, anew or (FURTHER=1) further (writes the shipped weights)
	@$(SETUP) train
	@$(PYTHON_IN) -m habeas.language.en.training "$(DATA)" $(if $(FURTHER),further)

lock: ## pin the dependencies of pyproject.toml anew, with hashes (UPGRADE=--upgrade for newer ones)
	@$(SETUP) test
	@UPGRADE="$(UPGRADE)" sh scripts/lock.sh

clean: ## remove what make and the tools made, .venv included
	rm -rf .venv demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

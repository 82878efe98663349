# The two you need: make demo, make test. All of them: make help.
PYTHON ?= python3.11
PORT ?= 3210
BIN := .venv/bin

.DEFAULT_GOAL := help

.PHONY: help demo sandbox gallery test lint types quick chaos bench browser screenshots snapshots lock clean

help: ## List all targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/run ## Try Herald in your browser, with a town of its own (PORT=3210, FRESH=1)
	@$(BIN)/herald demo --port $(PORT) $(if $(FRESH),--fresh)

sandbox: .venv/run ## Run the local Slack alone, for any Bolt app (PORT= MANIFEST= WORKSPACE= STATE=)
	@$(BIN)/herald sandbox --port $(PORT) $(if $(MANIFEST),--manifest $(MANIFEST)) $(if $(WORKSPACE),--workspace $(WORKSPACE)) $(if $(STATE),--state $(STATE))

gallery: .venv/run ## Look at every view of the bot in every state (PORT=3210)
	@$(BIN)/herald sandbox --port $(PORT) --gallery tests

test: .venv/dev lint types ## Check everything: style, types, structure, tests
	@sh tests/run

quick: .venv/dev ## Run the tests without the browser and the chaos
	@$(BIN)/pytest tests -n 2 -m "not browser" --chaos-runs 20

lint: .venv/dev
	@mkdir -p build
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check . && $(BIN)/lint-imports --no-cache > build/imports.txt || { cat build/imports.txt; exit 1; }

types: .venv/dev
	@$(BIN)/mypy --no-error-summary

chaos: .venv/dev ## Kill couriers a thousand times
	@$(BIN)/pytest tests/chaos --chaos-runs 1000

bench: .venv/dev ## Measure against a bare Bolt app and a textbook one
	@$(BIN)/python -m tests.bench

browser: .venv/dev ## Bring a Chromium for the browser tests
	@sh tests/browser/bring

screenshots: .venv/dev ## Take the pictures of the README anew
	@$(BIN)/pytest tests/browser -k "travels or plays or would_take_each or last_row" --screenshots docs/pictures --browser-path="$$(sh tests/browser/find)"

snapshots: .venv/dev ## Accept how the views look now
	@$(BIN)/pytest tests --snapshot-update -m "not browser" --chaos-runs 1

lock: ## Pin the newest releases (needs uv)
	for name in requirements requirements-dev; do uv pip compile --quiet --upgrade --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --no-header $$name.in -o $$name.txt; done

clean: ## Forget the demo, the environment and what was built
	rm -rf .venv .demo build

.venv/run: requirements.txt pyproject.toml
	@echo "Setting up .venv (once, about a minute) …"
	@test -d .venv || $(PYTHON) -m venv .venv 2>/dev/null || python3 -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p build && touch $@

.venv/dev: requirements-dev.txt .venv/run
	@echo "Adding what the tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@mkdir -p build && touch $@

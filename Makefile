# Two commands do everything: `make run` and `make test`. The virtual environment is made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
ES_PORT ?= 9200
# Tests run on all processors; the browser tests share them.
JOBS ?= auto
PART ?= eligibility

.DEFAULT_GOAL := help
.PHONY: help run test pictures elasticsearch lint format clean bench messages mutants

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

run: $(VENV)/runtime ## Prepare everything and run the site and its worker (PORT=8000)
	@PORT=$(PORT) $(BIN)/python manage.py start

test: $(VENV)/development ## Everything that must pass: style, types, layers, tests with a real browser
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadscope --no-loadscope-reorder --durations=20

lint: $(VENV)/development ## Style, types, templates, layers, missing migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .
	@$(BIN)/djlint --check --lint --quiet templates
	@$(BIN)/lint-imports
	@DJANGO_SETTINGS_MODULE=site_core.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

pictures: $(VENV)/development ## Pictures of every page type in var/pictures, the gallery in docs/pictures
	@$(BIN)/python -m tests.pictures

elasticsearch: $(VENV)/runtime ## A real Elasticsearch node on this machine (ES_PORT=9200), see docs/elasticsearch.md
	@$(BIN)/python -m search.node --port $(ES_PORT)

format: $(VENV)/development ## Format code and templates
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djlint --reformat --quiet templates

bench: $(VENV)/development ## Measure the search and the pages and write docs/performance.md (DOCS=100000 for one size more)
	@$(BIN)/python -m tests.bench --documents 1000 10000 $(DOCS)
	@$(BIN)/python -m tests.bench.pages

messages: $(VENV)/development ## Bring the Vietnamese of the admin to the strings that Wagtail and Django have now, and compile it
	@DJANGO_SETTINGS_MODULE=site_core.settings.test $(BIN)/python -m tests.language.catalogue

mutants: $(VENV)/development ## Put small faults into the code and see which no test notices (PART=eligibility or engines), see docs/mutants.md
	@$(BIN)/python -m tests.mutants $(PART)

clean: ## Remove the virtual environment and all local data
	rm -rf $(VENV) var

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/runtime

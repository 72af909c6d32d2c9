# Commands of the project; each prepares what it needs. A fresh machine has Python 3.11 or later, and make.

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

VENV := .venv
LOWEST := .venv-lowest
BIN := $(VENV)/bin
MANAGE := $(BIN)/python site/manage.py
APPS := search/rrma_search directory/rrma_directory rrma_pages/rrma_pages casestudies/rrma_casestudies newsletter/rrma_newsletter
STATIC_FILES := $(shell find $(APPS) -path '*/static/*' -type f 2>/dev/null)
SPREAD := -q -n 2 --dist loadgroup --no-loadscope-reorder
QUICK := $(SPREAD) -m "not slow and not browser" --ignore=tests/browser
LONG := $(SPREAD) -m slow --ignore=tests/browser
ON_POSTGRESQL := $(SPREAD) --create-db --database-only -m "not slow" tests/search
# What Wagtail and Django have no part in is the same with any of their versions: the house, the analysis of texts, and
# the engines, which read tables of their own.
WITHOUT_WAGTAIL := tests/house tests/search/test_analysis_* tests/search/test_engine_* tests/search/test_light_stems_*
ON_LOWEST := $(QUICK) $(patsubst %,--ignore-glob='%',$(WITHOUT_WAGTAIL))
LOWEST_VERSIONS := "wagtail==7.4.3" "django==5.2"

export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONPATH := site
# What one process has compiled, the many others of the tests need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo demo-data test test-all test-beside-services services lint format messages bench bench-relevance screenshots clean

# ---- the demonstration site

demo: demo-data
	@$(MANAGE) rrma_demo --announce
	@exec $(BIN)/waitress-serve --listen=$(HOST):$(PORT) --threads=4 rrma_site.wsgi:application

demo-data: $(VENV)/site.stamp var/static.stamp
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) rrma_demo --admin

var/static.stamp: $(VENV)/site.stamp $(STATIC_FILES) site/rrma_site/settings.py
	@mkdir -p var
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

# ---- tests

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest $(QUICK)

test-all: export RRMA_TEST_ALL := 1
test-all: test $(VENV)/dev.stamp $(VENV)/vnu.stamp $(LOWEST)/test.stamp
	@$(BIN)/python -m tests.services $(MAKE) --no-print-directory test-beside-services

# PostgreSQL and Elasticsearch until Ctrl+C, and the variables that tell tests of them
services: $(VENV)/test.stamp
	@$(BIN)/python -m tests.services

test-beside-services:
	$(BIN)/python -m pytest $(LONG)
	DATABASE_URL="$$RRMA_TEST_POSTGRESQL_URL" $(BIN)/python -m pytest $(ON_POSTGRESQL)
	$(BIN)/python -m pytest -q -n 2 --dist worksteal tests/browser
	$(MANAGE) makemigrations --check --dry-run
	$(LOWEST)/bin/python site/manage.py makemigrations --check --dry-run
	$(LOWEST)/bin/python -m pytest $(ON_LOWEST)

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet $(APPS) site
	$(BIN)/lint-imports

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/site.stamp
	@for app in $(APPS); do (cd $$app && \
		"$(CURDIR)/$(BIN)/django-admin" makemessages -l fr -e html,txt,mjml,py --no-wrap --no-location && \
		"$(CURDIR)/$(BIN)/django-admin" compilemessages -l fr) || exit 1; done

bench: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks

bench-relevance: $(VENV)/test.stamp
	@$(BIN)/python -m benchmarks.relevance

screenshots: $(VENV)/dev.stamp
	$(BIN)/python -m tests.browser.screenshots

pictures: $(VENV)/dev.stamp
	$(BIN)/python -m tests.browser.documentation

clean:
	rm -rf $(VENV) $(LOWEST) var screenshots dist build .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# ---- virtual environments: a stamp for each group of dependencies, older than pyproject.toml when it is to be made again

define install
	$(1)/bin/python -m pip install --quiet --editable . $(2)
	@touch $@
endef

%/pip.stamp:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and was not found." >&2; exit 1; }
	$(PYTHON) -m venv $*
	$*/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

.PRECIOUS: %/pip.stamp

$(VENV)/site.stamp: pyproject.toml | $(VENV)/pip.stamp
	$(call install,$(VENV),--group site)

$(VENV)/test.stamp: pyproject.toml | $(VENV)/pip.stamp
	$(call install,$(VENV),--group test)
	@touch $(VENV)/site.stamp

$(VENV)/dev.stamp: pyproject.toml | $(VENV)/pip.stamp
	$(call install,$(VENV),--group dev)
	@touch $(VENV)/site.stamp $(VENV)/test.stamp

$(VENV)/vnu.stamp: | $(VENV)/pip.stamp
	npm install --silent --no-fund --no-audit --prefix $(VENV)/vnu vnu-jar
	@touch $@

$(LOWEST)/test.stamp: pyproject.toml | $(LOWEST)/pip.stamp
	$(call install,$(LOWEST),--group test $(LOWEST_VERSIONS))

# Every target prepares what it needs by itself: Python 3.11 or newer is all that has to be there.
# `make` alone lists the targets.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: environment-build environment-dev
environment-build:
	@$(PYTHON) tools/bootstrap.py build

environment-dev:
	@$(PYTHON) tools/bootstrap.py dev

.PHONY: build
build: environment-build ## Build the site into site/ (SITE_URL sets its address)
	$(BIN)/hub build $(ARGS)

.PHONY: offline
offline: environment-build ## Build the site with a copy in it that opens from a disk, as it is published
	$(BIN)/hub build --offline $(ARGS)

.PHONY: serve
serve: environment-build ## Show the site on this computer and rebuild it whenever a file is saved
	$(BIN)/hub serve $(ARGS)

.PHONY: demo
demo: environment-build ## Build the hub of invented authorities, which is never published
	$(BIN)/hub demo $(ARGS)

.PHONY: lint
lint: environment-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: check
check: lint ## Check code, types, data and content without building the site (seconds)
	$(BIN)/hub check $(ARGS)

.PHONY: test
test: lint ## Run every check and every test (ARGS is handed to pytest)
	chromium="$$($(BIN)/python tools/browser.py)" && \
	nginx="$$($(BIN)/python tools/nginx.py)" && \
	office="$$($(BIN)/python tools/office.py)" && \
	HUB_CHROMIUM="$$chromium" HUB_NGINX="$$nginx" HUB_OFFICE="$$office" PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest --numprocesses 2 --dist worksteal $(ARGS)

.PHONY: audit
audit: environment-dev ## Judge every page of both hubs with axe, in every language, minutes long
	chromium="$$($(BIN)/python tools/browser.py)" && \
	HUB_CHROMIUM="$$chromium" $(BIN)/pytest --numprocesses 2 -o python_files="audit_*.py" tests/browser $(ARGS)

.PHONY: bench
bench: environment-dev ## Measure builds beside the stock engine, minutes long (ARGS="--sizes 36")
	$(BIN)/hub bench $(ARGS)

.PHONY: bench-serve
bench-serve: environment-dev ## Measure the time from saving a file to the fresh page in the preview
	$(BIN)/hub bench-serve $(ARGS)

.PHONY: bench-pages
bench-pages: build environment-dev ## Measure the main pages with Lighthouse: scores, weight, requests, layout shift
	chromium="$$($(BIN)/python tools/browser.py)" && HUB_CHROMIUM="$$chromium" $(BIN)/hub bench-pages $(ARGS)

.PHONY: bench-search
bench-search: environment-dev ## Measure what the search finds, beside the stock search (ARGS="--sizes 1000 --misses")
	chromium="$$($(BIN)/python tools/browser.py)" && HUB_CHROMIUM="$$chromium" $(BIN)/hub bench-search $(ARGS)

.PHONY: format
format: environment-dev ## Format the code and repair what can be repaired by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: lock
lock: environment-dev ## Take the newest versions that pyproject.toml allows into the locks
	$(BIN)/python tools/lock.py

.PHONY: audit-packages
audit-packages: environment-build ## Look the locked packages up among known faults (asks the package databases)
	$(BIN)/python tools/audit.py

.PHONY: clean
clean: ## Remove what was generated (the environments stay)
	rm -rf build site demo/build demo/site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find hooks tests tools -name __pycache__ -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## Remove the environments as well
	rm -rf .venv node_modules

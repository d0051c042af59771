# Everything a developer or a reader of the checkout types. It runs in .venv, and needs only make and Python 3.11 or newer.

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.ready
TEST := $(PY) -m pytest -n auto --dist loadgroup
# The pip that knows dependency groups; what Python brings along may be older.
PIP := pip>=25.1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench bench-scale bench-screen picture goldens lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(STAMP) ## make .venv, with Briefing and its tools

demo: $(STAMP) ## open the reader on the sample briefing
	@$(VENV)/bin/briefing demo

test: $(STAMP) ## run the tests (one file: make test ARGS=tests/unit/test_dates.py)
	@$(TEST) $(ARGS)

check: $(STAMP) ## format, lint, types, import contracts, then the tests
	@$(PY) -m ruff format --check --quiet . || { echo 'Not formatted: run `make format`.' >&2; exit 1; }
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-logo
	@$(TEST) $(ARGS)

format: $(STAMP) ## format the code and mend what the linter can mend
	@$(PY) -m ruff check --quiet --fix . ; $(PY) -m ruff format --quiet .

bench: $(STAMP) ## measure speed (tests/benchmarks)
	@$(PY) tests/benchmarks/bench.py $(ARGS)

bench-scale: $(STAMP) ## what 100 more articles cost 10,000 and 100,000 (ARGS="--articles 1000000" takes an hour)
	@$(PY) tests/benchmarks/bench_scale.py $(ARGS)

bench-screen: $(STAMP) ## compare the screen with newsboat (ARGS="--articles 1000 --rounds 1" for a short run)
	@$(PY) tests/benchmarks/bench_screen.py $(ARGS)

picture: $(STAMP) ## draw the pictures in the README
	@$(PY) tests/picture.py

goldens: $(STAMP) ## keep how every screen looks now (tests/goldens)
	@$(PY) tests/walk.py

lock: ## pin the newest allowed version of everything in constraints.txt
	@rm -rf $(VENV)-lock
	@$(call find_python) && "$$python" -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet --upgrade '$(PIP)'
	@$(VENV)-lock/bin/python -m pip install --quiet --editable . --group dev
	@{ echo '# Exact versions that Briefing is tested with; `make lock` writes this file.'; \
	   $(VENV)-lock/bin/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools | grep -v ' @ '; } > constraints.new
	@mv constraints.new constraints.txt && rm -rf $(VENV)-lock
	@echo "constraints.txt is written; \`make check\` tells whether it holds."

clean: ## remove .venv and everything that can be made again
	@rm -rf $(VENV) $(VENV)-lock dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis bench-out
	@find briefing widgets tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Sets $$python to the first Python on the path that is new enough.
define find_python
python=$$(for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done); \
	[ -n "$$python" ] || { echo 'Briefing needs Python 3.11 or newer, and there is none on the path.' >&2; exit 1; }
endef

# uv where it is there (it is faster), else venv and pip. The packages are compiled here, because a machine that forbids
# Python to write .pyc files would otherwise compile them anew at every start.
$(STAMP): pyproject.toml constraints.txt
	@echo 'Setting up $(VENV) (once; a minute without uv) ...'
	@if command -v uv >/dev/null 2>&1 \
	    && uv venv --quiet --allow-existing --python '>=3.11' $(VENV) \
	    && uv pip install --quiet --python $(PY) --constraints constraints.txt --editable . --group dev; then :; \
	else \
	  $(call find_python); \
	  "$$python" -m venv $(VENV) \
	    && $(PY) -m pip install --quiet --disable-pip-version-check --upgrade '$(PIP)' \
	    && $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev; \
	fi
	@$(PY) -m compileall -q briefing widgets
	@touch $@

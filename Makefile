# Needs make, and Python 3.11 or later with pip; everything else goes into .venv.
#   make demo   read the shipped report and show its tables
#   make test   build the wheel, install it, lint, check types, run the tests on it
#   make test-generator   test the generators of test documents, which take longest

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The first interpreter that is new enough; PYTHON=... overrides it.
PYTHON ?= $(firstword $(foreach name,python3 python python3.14 python3.13 python3.12 python3.11,\
  $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

SOURCES := pyproject.toml README.md LICENSE \
  $(shell find src -type f ! -name '*.pyc')

.PHONY: help demo test test-generator lint bench docs release dev clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile
	@echo 'make lint   ruff and mypy alone'
	@echo 'make docs   write the generated pages of docs/ again, then the site, into site/'
	@echo 'make bench  how long parsing takes'
	@echo 'make release  build what is released and check it'
	@echo 'make dev    install the source tree itself, editable, with all tools'
	@echo 'make clean  remove what the others made'

demo: $(VENV)/.wheel
	$(BIN)/govinfo-parse parse examples/report.html

test: $(VENV)/.wheel $(VENV)/.tools lint
	$(BIN)/python -I -c 'import govinfo_parse as g; assert "site-packages" in g.__file__, g.__file__'
	$(BIN)/pytest --ignore tests/generators

test-generator: $(VENV)/.wheel $(VENV)/.tools
	$(BIN)/pytest tests/generators

lint: $(VENV)/.wheel $(VENV)/.tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.wheel $(VENV)/.tools
	$(PIP) install --group bench
	$(BIN)/python benchmarks/parse_speed.py
	$(BIN)/python benchmarks/document_speed.py

docs: $(VENV)/.wheel $(VENV)/.tools
	$(PIP) install --group docs
	$(BIN)/python docs/make_fields.py
	$(BIN)/python docs/make_licenses.py
	$(BIN)/python -m sphinx -W --keep-going -q -E docs site

release: $(VENV)/.created
	rm -rf dist
	$(PIP) install --group release
	$(BIN)/python -m build --quiet
	$(BIN)/twine check --strict dist/*
	$(BIN)/check-wheel-contents --toplevel govinfo_parse dist/*.whl
	rm -f $(VENV)/.wheel

dev: $(VENV)/.tools
	$(PIP) install --editable .
	rm -f $(VENV)/.wheel

clean:
	rm -rf $(VENV) dist build site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Dependency groups need a newer pip than Python 3.11 brings.
$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or later was not found; set PYTHON=...' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

# A wheel of the same version is not replaced unless forced; its requirements come second.
$(VENV)/.wheel: $(VENV)/.created $(SOURCES)
	rm -rf dist
	$(PIP) wheel --no-deps --wheel-dir dist .
	$(PIP) install --no-deps --force-reinstall dist/*.whl
	$(PIP) install dist/*.whl
	@touch $@

$(VENV)/.tools: $(VENV)/.created pyproject.toml
	$(PIP) install $(addprefix --group ,test lint $(GROUPS))
	@touch $@

# make demo: set up, import the samples, show what came in.  make test: set up, check everything.
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.9.30
READY := $(VENV)/.ready

.PHONY: demo test lint bench samples clean

demo: $(READY)
	$(BIN)/referat demo

test: $(READY) lint
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

samples: $(READY)
	$(BIN)/python -m tests.make_samples

bench: $(READY)
	$(BIN)/python -m benchmarks.run

$(READY): pyproject.toml uv.lock
	test -x $(BIN)/python || python3 -m venv $(VENV) || { echo "Install Python's venv first: sudo apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet "uv==$(UV_VERSION)"
	$(BIN)/uv sync --quiet --locked --inexact --active
	touch $@

clean:
	rm -rf $(VENV) data/out

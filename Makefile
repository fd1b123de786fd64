# make demo: set up, import the samples, show what came in.  make test: set up, check everything.
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
READY := $(VENV)/.ready
SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
OCR := tesseract-ocr tesseract-ocr-dan
BROWSER := chromium
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := $(VENV)

.PHONY: demo test lint bench samples pictures clean

demo: $(READY)
	$(BIN)/referat demo

test: $(READY) lint
	$(BIN)/pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

samples: $(READY)
	$(BIN)/python -m tests.make_samples

pictures: $(READY)
	$(BIN)/python -m tests.make_pictures

bench: $(READY)
	$(BIN)/python -m benchmarks.reading

# Debian keeps Python's venv in a package of its own, Tesseract with its Danish reads scans, and Chromium shows
# the reading room to the tests; they are installed only where they are missing.
$(READY): pyproject.toml uv.lock
	$(BIN)/python -m pip --version >/dev/null 2>&1 || python3 -m venv --clear $(VENV) \
	  || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv && python3 -m venv --clear $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	$(BIN)/uv sync --quiet --locked --inexact --all-extras
	tesseract --list-langs 2>/dev/null | grep -qx dan \
	  || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends $(OCR); } \
	  || echo "$(OCR) kunne ikke installeres: scannede sider bliver ikke læst, alt andet virker."
	command -v $(BROWSER) >/dev/null \
	  || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends $(BROWSER); } \
	  || echo "$(BROWSER) kunne ikke installeres: prøverne af læsesalen i browseren fejler, alt andet virker."
	touch $@

clean:
	rm -rf $(VENV) data/out

# The commands of daily work. `make run` and `make test` need nothing but Python and this folder.

SHELL := /bin/sh
BIN := .venv/bin
RUN_STAMP := .venv/requirements.stamp
TEST_STAMP := .venv/requirements-dev.stamp
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

.PHONY: run test check bench chaos score lock

run: $(RUN_STAMP)
	@exec env NEWSDESK_SAMPLE=$${NEWSDESK_SAMPLE:-yes} $(BIN)/python manage.py up

# A single file is quicker without -n: .venv/bin/python -m pytest tests/views/test_queue.py
test: $(TEST_STAMP) check
	$(BIN)/python -m pytest -n logical --maxprocesses 4

check: $(TEST_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .

# What a journalist waits for; the workbench of a long article; extraction beside the bare pipeline;
# and how claims find their sources in a library of PASSAGES=100000, or of a million.
bench: $(TEST_STAMP)
	$(BIN)/python -m tests.bench.desk
	$(BIN)/python -m pytest -s tests/bench/workbench.py
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench.extraction
	PASSAGES=$${PASSAGES:-100000} $(BIN)/python -m pytest -s tests/bench/library.py

# kill -9 of everything for half an hour while articles come in. Shorter: MINUTES=1 KILLS=20.
chaos: $(TEST_STAMP)
	$(BIN)/python -m tests.faults.chaos --minutes $${MINUTES:-30} --kills $${KILLS:-600} \
	  --broker $${BROKER_URL:-pgmq://localhost}

# The extractor against texts that people annotated: NEWSDESK_EVAL=folder of the evaluation kit.
score: $(RUN_STAMP)
	@$(BIN)/python -m claims.extraction.score

# Resolve the *.in files again, every file pinned by hash, for all Pythons and systems.
lock: $(TEST_STAMP)
	$(PIP) install uv
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-header $$name.in -o $$name.txt || exit 1; \
	done

$(RUN_STAMP): requirements.txt | .venv
	@echo "Installing what Newsdesk needs into .venv (once, and when requirements.txt changes)."
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(TEST_STAMP): requirements-dev.txt | .venv
	@echo "Installing what the tests need into .venv."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)

# The first Python that is new enough, not too new, and able to make an environment.
.venv:
	@for name in python3.11 python3.12 python3.13 python3; do \
	  if $$name -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	    2>/dev/null; then exec $$name -m venv .venv; fi; \
	done; \
	echo "Newsdesk needs Python 3.11, 3.12 or 3.13 with its venv module. Install one" \
	  "(on Debian and Ubuntu: apt install python3 python3-venv) and try again." >&2; exit 1

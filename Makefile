# The commands a person types. Each sets itself up: Python 3.11 or later and make are all it takes.
#   make dataset   raw/ -> curated/ -> checks -> releases/
#   make test      format, lint, types, import contracts, tests
#   make fuzz      100,000 hostile inputs (N=... for another number); fuzz-guided: led by coverage
#   make evaluate  how right the reading is: writes evaluation/figures.csv, which releases carry
#   make faults    kill 200 builds, and see that no harm comes of it (half an hour)
#   make bench     how fast and how large, beside other tools: benchmarks/REPORT.md
#                  (BENCH=quick takes some six minutes, BENCH=full three quarters of an hour); the costs in docs/scaling.md:
#                  .venv/bin/python -m benchmarks.scaling FOLDER
#   make dev       the Dagster page and its daemon, on this machine alone: it runs by itself
#   make lock      pin what pyproject.toml asks for; what is pinned already stays (needs uv)

.DEFAULT_GOAL := dataset
.PHONY: dataset test evaluate faults fuzz fuzz-guided dev bench lock

VENV := .venv
BIN := $(VENV)/bin
CORPUS := $(firstword $(wildcard ../shared/corpus))

export DAGSTER_HOME ?= $(CURDIR)
export DAGSTER_DISABLE_TELEMETRY := yes
export GX_ANALYTICS_ENABLED := false
export PYTHONUTF8 := 1
ifneq ($(CORPUS),)
export RESOLUTIONS_CORPUS ?= $(abspath $(CORPUS))
endif

dataset: $(VENV)/.ready
	@$(BIN)/resolutions build

test: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

fuzz: $(VENV)/.ready-dev
	$(BIN)/python -m tests.fuzz $(or $(N),100000)

# Coverage-guided inputs for SECONDS; what fails is left in .fuzz/
fuzz-guided: .fuzz/.ready
	cd .fuzz && PYTHONPATH=$(CURDIR):$(firstword $(wildcard $(CURDIR)/$(VENV)/lib/python3*/site-packages)) \
	    bin/python -m tests.fuzz.guided corpus \
	    -max_total_time=$(or $(SECONDS),600) -timeout=60 -rss_limit_mb=1024

.fuzz/.ready: tests/fuzz/requirements.lock $(VENV)/.ready-dev
	$(BIN)/python -m venv .fuzz
	@.fuzz/bin/python -m pip install --quiet --require-hashes --no-deps \
	    --requirement tests/fuzz/requirements.lock
	@touch $@

evaluate: $(VENV)/.ready
	@$(BIN)/resolutions evaluate

faults: $(VENV)/.ready-dev
	$(BIN)/python -m tests.faults --times 200
	$(BIN)/python -m tests.faults --times 20 --whole
	$(BIN)/python -m tests.faults --times 40 --blow full denied --disk

dev: $(VENV)/.ready
	$(BIN)/dg dev --host 127.0.0.1

# Other tools are measured in an environment of their own, pinned in benchmarks/requirements.lock.
BENCH ?= full
PEERS := benchmarks/.venv

bench: $(VENV)/.ready $(PEERS)/.ready
	@$(BIN)/python -m benchmarks $(BENCH) --peers $(PEERS)/bin/python

$(PEERS)/.ready: benchmarks/requirements.lock $(VENV)/.ready
	@$(BIN)/python -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	    --no-deps --requirement benchmarks/requirements.lock
	@touch $@

COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet

# requirements.lock is what a build needs; requirements-dev.lock is that and what the tests need.
lock:
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --all-extras --constraints requirements.lock \
	    --output-file requirements-dev.lock
	$(subst pyproject.toml,benchmarks/requirements.in,$(COMPILE)) \
	    --output-file benchmarks/requirements.lock

# The lock holds for Python 3.11 to 3.14; the first of these that runs and can make a venv is it.
SUITS := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	--no-deps --no-build-isolation --use-pep517

# setuptools comes first, from the lock too: what has no wheel is built with it, not with another.
$(VENV)/.locked: requirements.lock
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	    if $$python -c "$(SUITS)" 2>/dev/null; then \
	        echo "Making $(VENV) with $$($$python --version)"; \
	        exec $$python -m venv $(VENV); \
	    fi; \
	done; \
	echo "No Python 3.11 to 3.14 that can make a venv was found" \
	     "(on Debian and Ubuntu: apt install python3 python3-venv)" >&2; exit 1
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements.lock > $(VENV)/build.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	    --requirement $(VENV)/build.lock
	@echo "Installing from requirements.lock (a minute or two)"
	@$(INSTALL) --requirement requirements.lock
	@touch $@

$(VENV)/.locked-dev: requirements-dev.lock $(VENV)/.locked
	@echo "Installing from requirements-dev.lock"
	@$(INSTALL) --requirement requirements-dev.lock
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.locked-dev $(VENV)/.ready
	@touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --no-build-isolation --editable .
	@touch $@

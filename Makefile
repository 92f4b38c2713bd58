# `make demo` and `make test` do all their set-up; see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Faults thrown at the robots and the robots at work by themselves: a part of `make test` that `make faults` runs alone.
FAULTS := $(wildcard $(patsubst %,tests/wiki/test_%.py,accidents faults doctor serve live_refresh))

# A file is one process's, since its tests share a wiki; one more than processors, since they wait for what they watch.
# `make test` keeps the order they are written in, so that a failure comes back; `make versions` shuffles them.
WIKI_TESTS := $(BIN)/pytest -n $(shell expr $$(nproc) + 1) --dist loadfile --no-loadscope-reorder

# The main job, the form, conflicts, limits and faults, on a wiki served as cooperatives do.
PRODUCTION := $(patsubst %,tests/wiki/test_%.py,production main_job extension_form live_saving live_limits accidents faults)

# Where it is set, each program compiles all of ours anew: collecting the unit tests takes 22 s instead of 9.
unexport PYTHONDONTWRITEBYTECODE

# Unit tests in as many parts as there are processors, each a plain process with files of its own: side by side in one
# run, each would collect all 5,000 tests and tell of each to a third process, an eighth of the whole.
PARTS := $(shell nproc)
UNIT := $(addprefix check-unit-,$(shell seq $(PARTS)))

# The parts of `make check`, longest first.
CHECKS := $(UNIT) check-types check-generated check-lint

# How long `make soak` lasts.
MINUTES ?= 60

.PHONY: demo demo-run demo-stop test check $(CHECKS) generate format versions faults production soak judge bench pictures deb clean

demo: $(READY)
	$(BIN)/python demo/demo.py start

demo-run: $(READY)
	$(BIN)/python demo/demo.py run

demo-stop: $(READY)
	$(BIN)/python demo/demo.py stop

test: check
	$(BIN)/pytest -n auto -m long tests/unit
	$(WIKI_TESTS) -p no:randomly tests/wiki

versions: $(READY)
	EVERY_VERSION=1 $(WIKI_TESTS) tests/wiki

faults: $(READY)
	$(WIKI_TESTS) $(FAULTS)

production: $(READY)
	PRODUCTION=1 $(WIKI_TESTS) $(PRODUCTION)

soak: $(READY)
	$(BIN)/python tests/soak/run.py --minutes $(MINUTES)

# All at once: each one's output stands together, and a failure of one does not hide those of the others.
check: $(READY)
	@$(MAKE) --no-print-directory --jobs --keep-going --output-sync=target $(CHECKS)

$(UNIT): check-unit-%:
	$(BIN)/pytest --part $*/$(PARTS) -m "not long" tests/unit

check-types:
	$(BIN)/mypy

check-generated:
	$(BIN)/python -m coopwiki.generate --check

check-lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

generate: $(READY)
	$(BIN)/python -m coopwiki.generate

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

judge: $(READY)
	$(BIN)/python tests/judge/run.py

bench: $(READY)
	$(BIN)/python bench/run.py

pictures: $(READY)
	$(BIN)/python demo/pictures.py

deb:
	sh docs/debian/build.sh

$(READY): requirements-dev.txt pyproject.toml demo/system.sh
	sh demo/system.sh
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	rm -rf build
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q bots/coopwiki
	touch $(READY)

clean:
	rm -rf $(VENV) build var bots/*.egg-info

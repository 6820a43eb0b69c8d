# Each target does its own set-up (scripts/setup.sh), skips what is there, and can be run twice.
# Tests run in parallel; PYTEST takes more options: make test PYTEST="-k fonts -x"

.DEFAULT_GOAL := build
.PHONY: build test test-full lint format bench bench-province bench-site mutations page docs looks shots pin clean setup-build setup-test

bin := .venv/bin
PYTEST ?=

build: setup-build
	$(bin)/briefgen build

test: lint
	$(bin)/python -m pytest -n auto $(PYTEST)

test-full: lint
	$(bin)/python -m pytest -n auto -m "slow or not slow" $(PYTEST)

lint: setup-test
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

format: setup-test
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

# Measures everything but the next target and writes docs/performance.md; some minutes on a quiet machine.
bench: setup-test
	$(bin)/python benchmarks/run.py

# Builds 2,800 documents; its figures are kept, and bench prints the last ones.
bench-province: setup-test
	$(bin)/python benchmarks/province_run.py

# Publishes 300 and 3,000 documents; its figures are kept, and bench prints the last ones.
bench-site: setup-test
	$(bin)/python benchmarks/site_run.py

# Changes every number of the samples and writes who noticed to docs/mutations.md; some minutes.
mutations: setup-test
	$(bin)/python benchmarks/mutate.py

# Measures the pages of all samples and writes docs/official-page-figures.md.
page: setup-test
	$(bin)/python benchmarks/page.py

# Writes the small pictures of the samples' pages that a test compares with; view them before a commit.
looks: setup-test build
	$(bin)/python tests/samples/look.py

# Takes the pictures of the website that the README shows; view them before a commit.
shots: setup-test
	$(bin)/briefgen publish
	$(bin)/python scripts/web/shoot.py site

docs: setup-build
	$(bin)/python scripts/docs.py
	$(bin)/python scripts/links.py

# Moves the pinned versions in constraints.txt to the newest.
pin:
	scripts/pin.sh

# What the other targets leave in the tree; .venv and the fonts in the user's folder stay.
clean:
	find output -mindepth 1 ! -path output/README.md -delete
	rm -rf site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests scripts -name __pycache__ -prune -exec rm -rf {} +

setup-build setup-test: setup-%:
	@scripts/setup.sh $*

#!/usr/bin/env bash
# Writes constraints.txt from the newest versions that pyproject.toml allows. Not part of a build: builds only read the pins.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check hatchling editables
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation --editable '.[dev]'
{
    echo "# Every package of the development environment, pinned. Written by scripts/pin.sh; edit pyproject.toml instead."
    "$scratch/venv/bin/pip" --disable-pip-version-check freeze --exclude-editable | sort -f
} > constraints.txt

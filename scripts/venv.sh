#!/usr/bin/env bash
# Makes .venv and installs briefgen in it, editable, at the pinned versions: venv.sh build|test.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

case ${1:?build or test} in
build) wanted='.[charts,publish]' ;;
test) wanted='.[dev]' ;;
esac

key=$(cat pyproject.toml constraints.txt scripts/venv.sh | sha256sum | cut -d' ' -f1)
# What the tests need includes what the build needs.
for stamp in .venv/.done-test ".venv/.done-$1"; do
    if [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && .venv/bin/python -c '' 2>/dev/null; then exit 0; fi
done

for python in python3.11 python3 none; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
if [ "$python" = none ]; then
    say "Python 3.11 or newer is needed, and python3 is not that" >&2
    exit 1
fi
say "installing Python packages into .venv"
.venv/bin/python -c '' 2>/dev/null || rm -rf .venv
if command -v uv >/dev/null; then
    [ -d .venv ] || uv venv --quiet --seed --python "$python" .venv
    install() { uv pip install --quiet --python .venv/bin/python --constraint constraints.txt "$@"; }
else
    [ -d .venv ] || "$python" -m venv .venv
    install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "$@"; }
fi
# The build tool goes in first and from the pins: an isolated build would fetch whatever is newest.
install hatchling editables
install --no-build-isolation --editable "$wanted"
echo "$key" > ".venv/.done-$1"

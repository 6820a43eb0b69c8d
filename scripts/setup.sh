#!/usr/bin/env bash
# All that a target needs on a bare machine: setup.sh build|test. Skips what is there; running it twice changes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

scripts/system.sh "$1"
scripts/venv.sh "$1"
.venv/bin/python scripts/fonts.py || lacking "the fonts above are missing: PDF cannot be written"
if [ "$1" = test ]; then
    scripts/verapdf/run --prepare || lacking "veraPDF is not to be had: its tests are skipped"
    scripts/web/setup.sh || lacking "the checkers of the site are not to be had: their tests are skipped"
fi

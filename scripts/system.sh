#!/usr/bin/env bash
# Installs the Debian packages that Python packages cannot bring: system.sh build|test. Asks for what they offer, not for
# their names, so that another system's packages count too. Fonts are not here: see fonts.py.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

libraries=$(/sbin/ldconfig -p 2>/dev/null || true)
library() { [[ $libraries == *$'\t'"$1 "* ]]; }
venv_works() { command -v uv || python3 -c 'import ensurepip, venv'; }

wanted=() # package names
want() { # PACKAGE PROBE...
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || wanted+=("$package")
}

want python3-venv venv_works
want libpango-1.0-0 library libpango-1.0.so.0
want libpangoft2-1.0-0 library libpangoft2-1.0.so.0
# Without it WeasyPrint still works, ten times slower.
want libharfbuzz-subset0 library libharfbuzz-subset.so.0
if [ "${1:?build or test}" = test ]; then
    want git command -v git
    want libreoffice-writer-nogui command -v soffice
    want default-jdk-headless command -v javac
    want qpdf command -v qpdf
    want poppler-utils command -v pdftotext
    want strace command -v strace
    want npm command -v npm
    want chromium command -v chromium
fi
[ ${#wanted[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    lacking "no apt-get here; still wanted, by their Debian names: ${wanted[*]}"
    exit 0
fi
as_root=()
if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        lacking "not root; run: sudo apt-get install --no-install-recommends ${wanted[*]}"
        exit 0
    fi
    as_root=(sudo -n)
fi

say "installing ${wanted[*]}"
export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" apt-get install --yes --quiet=2 --no-install-recommends "${wanted[@]}" </dev/null >/dev/null; }
"${as_root[@]}" apt-get update --quiet=2 || say "apt-get update failed; trying with the lists at hand"
install || lacking "apt-get could not install ${wanted[*]}"

#!/usr/bin/env bash
# Puts the checkers of HTML and of accessibility, which come from npm, beside this file; skips what is there.
set -euo pipefail
cd "$(dirname "$0")"
. ../say.sh

key=$(cat package.json package-lock.json | sha256sum | cut -d' ' -f1)
[ "$(cat node_modules/.done 2>/dev/null)" = "$key" ] && exit 0
command -v npm >/dev/null || exit 1
say "installing the checkers of the site into scripts/web"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
echo "$key" >node_modules/.done

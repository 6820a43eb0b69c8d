# shellcheck shell=bash
# Messages of the set-up scripts, and the rule for what is missing. Sourced, not run.

say() { printf 'set-up: %s\n' "$*"; }

# A developer's machine goes on with less; on CI a thing that is missing would make a green run a lie.
lacking() {
    printf 'set-up: %s\n' "$*" >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
}

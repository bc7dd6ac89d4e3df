#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing, builds and passes the tests. The last line is "N passed, N failed".
#
#   tools/test.sh [--all] [--preset NAME]
#
# --all      the long kill, damage and random tests in full, not a tenth of them
# --preset   release (default), dev, asan or tsan
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
unset VRAAGBAAK_BASE VRAAGBAAK_PLAIN VRAAGBAAK_TEST_FULL

preset=release
while [ $# -gt 0 ]; do
    case $1 in
        --all) export VRAAGBAAK_TEST_FULL=1 ;;
        --preset) preset=${2:?--preset NAME}; shift ;;
        *) echo "tools/test.sh [--all] [--preset NAME]" >&2; exit 2 ;;
    esac
    shift
done

build() {
    if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
    tools/install_packages.sh test &&
        cmake --preset "$preset" -DVRAAGBAAK_BUILD_TESTS=ON &&
        cmake --build --preset "$preset"
}

# What CTest says at its end, as one line: a test that was skipped is none that passed.
totals() {
    awk '
        / tests passed, [0-9]+ tests? failed out of [0-9]+/ { sub(/.*passed, /, ""); failed = $1; total = $NF }
        /^[ \t]*[0-9]+ - .* \((Skipped|Disabled)\)/ { ++skipped }
        END {
            if (total + 0 == 0) { total = 1; failed = 1 }  # it came to no end
            printf "%d passed, %d failed%s\n", total - failed - skipped, failed, skipped ? ", " skipped " skipped" : ""
        }' "$1"
}

if ! build; then
    echo "Bouwen lukt niet / the build failed" >&2
    echo "0 passed, 1 failed"
    exit 1
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
ctest --preset "$preset" --parallel 2 --no-tests=error | tee "$log"
status=${PIPESTATUS[0]}
totals "$log"
exit "$status"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing of packages.txt: the packages without a word behind them, and those with one of the words
# given (test, bench, fuzz, lint). Needs the network, and root or sudo, only when something is missing.
#
#   tools/install_packages.sh [WORD…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

wanted() {
    awk -v words="$*" '
        BEGIN { count = split(words, list, " "); for (i = 1; i <= count; ++i) asked[list[i]] }
        $1 ~ /^#/ || NF == 0 { next }
        NF == 1 { print $1; next }
        { for (i = 3; i <= NF; ++i) if ($i in asked) { print $1; next } }' packages.txt
}

installed() { dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        return 1
    fi
}

# Without fresh lists an installation may still work, from a disc or a cache; so only the second step decides.
install() {
    as_root apt-get -qq -o DPkg::Lock::Timeout=300 update || true
    as_root apt-get -qq -o DPkg::Lock::Timeout=300 --yes --no-install-recommends install "$@"
}

missing=()
for package in $(wanted "$@"); do
    installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "apt-get install ${missing[*]}"
if ! install "${missing[@]}" </dev/null >/dev/null; then
    echo "Installeren lukt niet; doe als root / cannot install, do as root: apt-get install ${missing[*]}" >&2
    exit 1
fi

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# From a fresh clone to answers: installs what is missing, builds the program, makes a base from corpus/, asks three
# questions and plays the scenes of docs/demo.md. Fails when a first answer is not the right one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset VRAAGBAAK_BASE VRAAGBAAK_PLAIN

program=build/bin/vraagbaak
base=build/oeverwaarde.kennisbank

build() {
    if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
    cmake --preset release -DVRAAGBAAK_BUILD_TESTS=OFF
    cmake --build --preset release --target vraagbaak_program
}

make_base() {
    rm -rf "$base"
    cp -r corpus "$base"
    local status=0
    "$program" -b "$base" index || status=$?
    [ "$status" = 0 ] || [ "$status" = 3 ]  # 3: some records are rejected, as is meant in exports/
}

search() { "$program" -b "$base" --date 2027-02-23 --groups kcc "$@"; }

# ask QUESTION ID: shows the first answers; ID must be the first.
ask() {
    echo
    echo "> $1"
    search search --limit 2 "$1"
    local first
    first=$(search --json search --limit 1 "$1" | sed -nE 's/.*"hits":\[\{"id":"([^"]*)".*/\1/p')
    if [ "$first" != "$2" ]; then
        echo "Het eerste antwoord is niet / the first answer is not: $2" >&2
        exit 1
    fi
}

# Each heading of docs/demo.md with its commands, which are run here.
scenes() {
    local line
    while IFS= read -r line; do
        case $line in
            "## "*) printf '\n\n%s\n%s\n' "${line#\#\# }" "${line//?/-}" ;;
            "$ "*) printf '\n%s\n' "$line"; eval "${line#\$ }" || [ $? = 1 ] ;;  # 1: nothing found, which one scene is about
        esac
    done <docs/demo.md
}

tools/install_packages.sh
build
make_base
ask "wat heb ik nodig om mijn rijbewijs te verlengen" rijbewijs-verlengen
ask "mijn afvalcontainer is kapot" container-kapot
ask "lantaarnpaal doet het niet" straatverlichting
scenes

echo
echo "Vraag zelf verder / ask on:"
printf '  %q -b %q --date 2027-02-23 --groups kcc search\n' "$PWD/$program" "$PWD/$base"

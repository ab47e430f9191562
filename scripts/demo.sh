#!/bin/sh
# Reads one report, shows its cases in the terminal, and writes its page. Run by `make demo`.
set -eu
cd "$(dirname "$0")/.."

report=$1
habeas=.venv/bin/habeas

mkdir -p demo
"$habeas" read "$report"
"$habeas" read "$report" --format html --out demo
name=$(basename "$report")
echo
echo "The report with its events marked, as a page for the browser: $(pwd)/demo/${name%.*}.html"

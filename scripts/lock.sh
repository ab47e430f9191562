#!/bin/sh
# Pins every package that Habeas is installed, checked, tested and built with, with its hashes.
# Run by `make lock`, after a change of the dependencies in pyproject.toml. To take newer versions
# of what is pinned already: make lock UPGRADE=--upgrade
set -eu
cd "$(dirname "$0")/.."

compile() { # compile TO [OPTION...]: pins what pyproject.toml asks for, for every system
    to=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        ${UPGRADE:-} --output-file "$to" "$@"
}

.venv/bin/python -m pip install --quiet uv==0.13.9
compile requirements.lock pyproject.toml
compile requirements-workspace.lock pyproject.toml --extra workspace --extra postgresql \
    --constraint requirements.lock
compile requirements-dev.lock pyproject.toml --extra dev --extra corpus --extra dask \
    --extra workspace --extra postgresql --constraint requirements-workspace.lock
compile requirements-fuzz.lock pyproject.toml --extra fuzz --constraint requirements-dev.lock
compile requirements-build.lock requirements-build.in
echo "pinned: requirements.lock, and those for the workspace, dev, fuzz and build"

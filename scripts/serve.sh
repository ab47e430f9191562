#!/bin/sh
# Serves the record in habeas-record (or $HABEAS_RECORD), with the sample report in it. Run by
# `make serve`; what is in the record already stays, and the sample is not read twice.
set -eu
cd "$(dirname "$0")/.."

habeas=.venv/bin/habeas

"$habeas" add "$@"
exec "$habeas" serve ${SERVE:-}

#!/bin/sh
# Sets up .venv, from the index of packages and the lock files alone, on a machine that has a
# Python of 3.11 or later. Run by make; safe to run again: what is there is left as it is.
#
#   setup.sh run     what reading needs
#   setup.sh serve   and what the workspace needs
#   setup.sh test    and what checking and testing needs
#   setup.sh fuzz    and what fuzzing needs
#   setup.sh train   and what training needs
#   setup.sh browser Debian's chromium, for the tests that look at a page
#   setup.sh postgresql  Debian's PostgreSQL, for the tests that start a server of their own
#
# What the system lacks is installed through apt where that is allowed (as root), and otherwise
# named in one line.
set -eu
cd "$(dirname "$0")/.."

stop() {
    echo "habeas: $*" >&2
    exit 1
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

apt_install() { # apt_install PACKAGE...
    echo "habeas: installing $* through apt" >&2
    log=$(mktemp)
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

new_enough() { # new_enough COMMAND
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null && new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    if command -v python3 >/dev/null; then
        stop "Python 3.11 or later is needed; python3 is $(python3 -V 2>&1 | cut -d' ' -f2)"
    fi
    stop "Python 3.11 or later is needed, and there is no python3: apt-get install python3 python3-venv"
}

make_environment() {
    if [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        may_install || stop "the module venv is missing: sudo apt-get install $package"
        apt_install "$package" || stop "the module venv is missing, and apt could not install $package"
    fi
    rm -rf .venv
    "$python" -m venv .venv
}

install_locked() { # install_locked LOCK: what it pins and nothing else, unless that is done already
    mark=".venv/installed-$(basename "$1" .lock)"
    if [ "$(cat "$mark" 2>/dev/null)" != "$(cksum <"$1")" ]; then
        echo "habeas: installing what $1 pins" >&2
        pip install --require-hashes --requirement "$1"
        cksum <"$1" >"$mark"
    fi
}

install_habeas() { # as it stands in src/, so that a change there is at work at once
    mark=.venv/installed-habeas
    if [ "$(cat "$mark" 2>/dev/null)" != "$(cksum <pyproject.toml)" ]; then
        pip install --no-deps --no-build-isolation --editable .
        cksum <pyproject.toml >"$mark"
    fi
}

install_training() { # the versions that pyproject.toml names; large, so only where training is asked for
    echo "habeas: installing what training needs" >&2
    pip install --no-build-isolation --editable ".[train]"
}

pip() {
    .venv/bin/python -m pip -qq --disable-pip-version-check "$@" ||
        stop "pip could not install what is needed: see its message above"
}

browser() {
    if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then
        return
    fi
    if ! may_install || ! apt_install chromium; then
        echo "habeas: chromium is missing, so the tests in a browser cannot run: sudo apt-get install chromium" >&2
    fi
}

postgresql() { # the programs alone: no server of the system's is made or started
    for program in /usr/lib/postgresql/*/bin/postgres; do
        [ -x "$program" ] && return
    done
    command -v postgres >/dev/null && return
    if may_install; then
        settings=/etc/postgresql-common/createcluster.d
        if mkdir -p "$settings" && echo "create_main_cluster = false" >"$settings/habeas.conf" &&
            apt_install postgresql; then
            return
        fi
    fi
    echo "habeas: PostgreSQL is missing, so the tests on it cannot run: sudo apt-get install postgresql" >&2
}

case ${1:-run} in
run)
    make_environment
    install_locked requirements-build.lock
    install_locked requirements.lock
    install_habeas
    ;;
serve)
    make_environment
    install_locked requirements-build.lock
    install_locked requirements-workspace.lock
    install_habeas
    ;;
test)
    make_environment
    install_locked requirements-build.lock
    install_locked requirements-dev.lock
    install_habeas
    ;;
fuzz)
    make_environment
    install_locked requirements-build.lock
    install_locked requirements-dev.lock
    install_locked requirements-fuzz.lock
    install_habeas
    ;;
train)
    make_environment
    install_locked requirements-build.lock
    install_locked requirements-dev.lock
    install_habeas
    install_training
    ;;
browser) browser ;;
postgresql) postgresql ;;
*) stop "setup.sh knows run, serve, test, fuzz, train, browser and postgresql, not $1" ;;
esac

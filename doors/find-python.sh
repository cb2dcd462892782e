# Sets $python to a Python that can run the doors: the project's own, or one of 3.11 or newer on this machine.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
python="$here/.venv/bin/python"
if [ ! -x "$python" ]; then
    python=
    for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            python=$name
            break
        fi
    done
fi
if [ -z "$python" ]; then
    found=$(python3 --version 2>/dev/null || echo 'no Python')
    echo "Veerkracht needs Python 3.11 or newer, and this machine has $found." >&2
    echo "Install a newer one (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python)," >&2
    echo "or name one you have: PYTHON=/path/to/python3.12 $0" >&2
    exit 1
fi

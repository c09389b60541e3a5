#!/bin/sh
# Makes .venv with the given Python, or says in one line what the machine lacks.
set -eu
python=$1

stop() {
    echo "$1" >&2
    exit 1
}

command -v "$python" >/dev/null 2>&1 ||
    stop "Missing: $python. Install it with: apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' ||
    stop "Missing: Python 3.11 to 3.14; $python is $("$python" -V 2>&1 | cut -d" " -f2). Install one (apt-get install python3 python3-venv) and name it: make PYTHON=python3.x"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Missing: venv for $python. Install it with: apt-get install python3-venv"

"$python" -m venv --clear .venv

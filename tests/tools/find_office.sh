#!/bin/sh
# Prints the path of a LibreOffice that recalculates the workbooks of the tests, installing one where none is found.
# Order: $OFFICE; one on the PATH; apt-get, as root. All but the path goes to standard error.
set -u

runs() { [ -n "$1" ] && [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

found() {
    for name in soffice libreoffice localc; do
        path=$(command -v "$name") && runs "$path" && { echo "$path"; return 0; }
    done
    return 1
}

if [ -n "${OFFICE:-}" ]; then
    runs "$OFFICE" && { echo "$OFFICE"; exit 0; }
    echo "find_office: OFFICE=$OFFICE does not run; unset it or name a LibreOffice that does" >&2
    exit 1
fi

found && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "find_office: none found, asking apt-get for libreoffice-calc-nogui" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -o DPkg::Lock::Timeout=300 update &&
      apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends libreoffice-calc-nogui; } </dev/null >&2 && found && exit 0
fi

echo "find_office: no LibreOffice. Install one (on Debian: apt-get install libreoffice-calc-nogui) or set OFFICE to its path" >&2
exit 1

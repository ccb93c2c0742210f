#!/bin/sh
# Prints the path of a Chromium for the browser tests, installing one where none is found.
#   find_chromium.sh [PYTHON]    PYTHON has playwright; it is asked last
# Order: $CHROMIUM; one on the PATH; apt-get, as root; Playwright's own download. All but the path goes to standard error.
set -u
python=${1:-python3}

runs() { [ -n "$1" ] && [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

found() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") && runs "$path" && { echo "$path"; return 0; }
    done
    return 1
}

playwrights_own() {
    path=$("$python" -c 'from playwright.sync_api import sync_playwright as start
with start() as p: print(p.chromium.executable_path)' 2>/dev/null) && runs "$path" && echo "$path"
}

if [ -n "${CHROMIUM:-}" ]; then
    runs "$CHROMIUM" && { echo "$CHROMIUM"; exit 0; }
    echo "find_chromium: CHROMIUM=$CHROMIUM does not run; unset it or name a browser that does" >&2
    exit 1
fi

found && exit 0
playwrights_own && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "find_chromium: none found, asking apt-get for chromium" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -o DPkg::Lock::Timeout=300 update &&
      apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium; } </dev/null >&2 && found && exit 0
fi

echo "find_chromium: none found, asking Playwright for one" >&2
"$python" -m playwright install chromium </dev/null >&2 && playwrights_own && exit 0

echo "find_chromium: no Chromium. Install one (on Debian: apt-get install chromium) or set CHROMIUM to its path" >&2
exit 1

# What some tests need beyond JDK and Maven. Installs what is missing, bounded in time; what cannot be had is said, and those tests are
# skipped with the reason. Sourced by affectlab.

GENERATOR=org.openapitools:openapi-generator-cli:7.25.0

# debian PACKAGES...: installs them where that is possible.
debian() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -q --no-install-recommends "$@" >>"$STATE/logs/tools.log" 2>&1 && return 0
    timeout 120 apt-get update -q >>"$STATE/logs/tools.log" 2>&1 &&
        DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -q --no-install-recommends "$@" >>"$STATE/logs/tools.log" 2>&1
}

# Linters, generator and compiler for the interface description, in a folder of their own that is made anew when a version changes.
prepare_tools() {
    local tools=$STATE/tools wanted
    mkdir -p "$tools" "$STATE/logs"
    : >"$STATE/logs/tools.log"
    command -v npm >/dev/null 2>&1 || debian nodejs npm || echo "No npm: the tests of the interface description are skipped."
    /usr/bin/python3 -c 'import pydantic, dateutil, urllib3' 2>/dev/null || debian python3 python3-pydantic python3-dateutil python3-urllib3 ||
        echo "No pydantic for /usr/bin/python3: the test of the generated Python client is skipped."
    wanted="$GENERATOR $(sha256sum <"$ROOT/e2e-tests/tools/package.json")"
    [ "$(cat "$tools/made" 2>/dev/null)" = "$wanted" ] && return 0
    command -v npm >/dev/null 2>&1 || return 0
    cp "$ROOT/e2e-tests/tools/package.json" "$tools/"
    if (cd "$tools" && timeout 300 npm install --ignore-scripts --no-audit --no-fund --no-package-lock) >>"$STATE/logs/tools.log" 2>&1 &&
        timeout 300 mvn --batch-mode -q dependency:copy -Dartifact="$GENERATOR" -DoutputDirectory="$tools" -Dmdep.stripVersion=true \
            >>"$STATE/logs/tools.log" 2>&1; then
        echo "$wanted" >"$tools/made"
    else
        echo "The tools for the interface description could not be installed (log: $STATE/logs/tools.log): those tests are skipped."
    fi
}

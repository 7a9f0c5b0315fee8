# Small helpers of the affectlab command. Sourced, never run alone.

fail() {
    echo "affectlab: $*" >&2
    exit 1
}

require_command() {
    command -v "$1" >/dev/null 2>&1 || fail "needs '$1', which is not on the PATH${2:+ ($2)}"
}

# A JDK of 17 or later: JAVA_HOME's, else the one on the PATH.
find_java() {
    JAVA=java
    [ -n "${JAVA_HOME:-}" ] && JAVA=$JAVA_HOME/bin/java
    command -v "$JAVA" >/dev/null 2>&1 || fail "needs a JDK, version 17 or later (looked for $JAVA)"
    local version
    version=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
    [ "${version%%.*}" -ge 17 ] 2>/dev/null || fail "needs Java 17 or later, $JAVA is version ${version:-unknown}"
}

# True when something listens on the port.
port_taken() {
    (exec 3<>"/dev/tcp/$ADDRESS/$1") 2>/dev/null
}

# The status code of a GET, or nothing when there is no answer. No HTTP client is needed for this.
http_status() {
    local port=$1 path=$2
    timeout 5 bash -c "exec 3<>/dev/tcp/$ADDRESS/$port && printf 'GET $path HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3 && head -n 1 <&3" \
        2>/dev/null | cut -d ' ' -f 2
}

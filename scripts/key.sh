# Who may call this installation: its keys, and the secret that gateway and services share. Sourced by affectlab.

key_file() { echo "$STATE/local.key"; }
keys_file() { echo "$STATE/keys.json"; }
secret_file() { echo "$STATE/internal.secret"; }

# keys ARGUMENTS...: the gateway's own command on the file of keys.
keys_command() {
    AFFECTLAB_KEYS_FILE=${AFFECTLAB_KEYS_FILE:-$(keys_file)} \
        "$JAVA" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$(jar_of api-gateway)" keys "$@"
}

# write_private FILE: standard input becomes the file, for this user alone, in one step.
write_private() {
    (umask 077 && cat >"$1.new") && mv "$1.new" "$1"
}

# Makes the secret at the first start: 256 random bits.
ensure_secret() {
    local file
    file=$(secret_file)
    [ -s "$file" ] && return 0
    mkdir -p "$STATE"
    od -An -N32 -tx1 -v /dev/urandom | tr -d ' \n' | write_private "$file"
    [ "$(wc -c <"$file")" -eq 64 ] || { rm -f "$file"; fail "could not make a secret in $file"; }
}

# Makes one key at the first start, shows it once, and keeps it for the command line of this checkout.
ensure_key() {
    local file new
    file=$(key_file)
    [ -s "$file" ] && [ -s "$(keys_file)" ] && return 0
    mkdir -p "$STATE"
    new=$(AFFECTLAB_KEYS_FILE=$(keys_file) keys_command create local --scopes admin) ||
        fail "could not make a key; './affectlab keys list' shows what there is"
    printf '%s' "$new" | write_private "$file"
    cat <<TEXT
Key of this installation, shown this once: $new
  It may do everything. Kept in $file for this checkout's command line.
  Send it as Authorization: Bearer KEY, or X-API-Key: KEY. './affectlab keys' makes others.
TEXT
}

# The key that the command line sends: AFFECTLAB_KEY, else that of this checkout.
own_key() {
    if [ -n "${AFFECTLAB_KEY:-}" ]; then
        printf '%s' "$AFFECTLAB_KEY"
    elif [ -s "$(key_file)" ]; then
        cat "$(key_file)"
    else
        fail "no key: set AFFECTLAB_KEY, or start the platform here, which makes $(key_file)"
    fi
}

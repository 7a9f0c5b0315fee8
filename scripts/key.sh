# The key of this installation: whoever has it may load and unload models. Sourced by affectlab.

key_file() { echo "$STATE/local.key"; }

# Makes the key at the first start: 256 random bits, readable by this user alone. It is never printed, only where it is kept.
ensure_key() {
    local file new
    file=$(key_file)
    [ -s "$file" ] && return 0
    mkdir -p "$STATE"
    new=$file.new
    (umask 077 && od -An -N32 -tx1 -v /dev/urandom | tr -d ' \n' >"$new")
    [ "$(wc -c <"$new")" -eq 64 ] || fail "could not make a key in $new"
    chmod 600 "$new"
    mv "$new" "$file"
    echo "Key of this installation: kept in $file (send it as Authorization: Bearer KEY, or X-API-Key: KEY)"
}

# What the services get in place of the key: its SHA-256, in hexadecimal digits.
key_digest() {
    tr -d '[:space:]' <"$(key_file)" | sha256sum | cut -d ' ' -f 1
}

# Sends a file to the running platform and shows the answer. Sourced by affectlab.

# send_file FILE PATH ACCEPT [CURL_OPTION...]: posts a file; afterwards ANSWER is a file with the answer and STATUS its status. Ends the command with the
# problem where the file is refused.
send_file() {
    local file=$1 path=$2 accept=$3
    shift 3
    [ -f "$file" ] && [ -r "$file" ] || fail "cannot read '$file'"
    require_command curl
    own_key >/dev/null
    # Sent as it is read, however large: --data-binary would hold all of it in memory. A small file is not worth asking first whether it is wanted.
    local -a body=(--request POST --globoff --upload-file "$(realpath "$file")")
    [ "$(wc -c <"$file")" -gt 1000000 ] || body+=(--header 'Expect:')
    ANSWER=$(mktemp)
    # shellcheck disable=SC2064
    trap "rm -f '$ANSWER'" EXIT
    # Through a file descriptor: a command line is for everybody's eyes.
    STATUS=$(own_key | sed 's/.*/header = "X-API-Key: &"/' | curl --config - --silent --show-error --output "$ANSWER" --write-out '%{http_code}' --header "Accept: $accept" \
        --header 'Content-Type: application/octet-stream' "$@" "${body[@]}" "http://$ADDRESS:$GATEWAY_PORT$path") ||
        fail "no answer from http://$ADDRESS:$GATEWAY_PORT; is the platform up? ('./affectlab up')"
    case $STATUS in
        200 | 202) return ;;
    esac
    cat "$ANSWER" >&2
    echo >&2
    fail "$file was refused with status $STATUS"
}

analyze() {
    local domain=${1:-}
    [ $# -gt 0 ] && shift
    case $domain in
        speech) analyze_speech "$@" ;;
        pointcloud) analyze_pointcloud "$@" ;;
        *) fail "analyze speech FILE, or analyze pointcloud FILE; './affectlab help' has their options" ;;
    esac
}

# Says what became of a file that was too much for an answer, or was wanted as a job. Sourced by others, too.
show_job() {
    JOB=$(sed -n 's/^{"id":"\([a-z0-9-]*\)".*/\1/p' "$ANSWER")
    echo "$JOB"
    echo "A job: './affectlab jobs follow $JOB' shows its progress, './affectlab jobs result $JOB' its result." >&2
}

analyze_speech() {
    local file="" accept=application/x-ndjson query="" json=false job=false
    while [ $# -gt 0 ]; do
        case $1 in
            --json) json=true; accept=application/json ;;
            --job) job=true ;;
            --model) [ $# -ge 2 ] || fail "--model needs a name"; query+="&model=$2"; shift ;;
            --hop-ms) [ $# -ge 2 ] || fail "--hop-ms needs a number"; query+="&hopMs=$2"; shift ;;
            -*) fail "unknown option '$1'" ;;
            *) [ -z "$file" ] || fail "one file at a time: '$file' or '$1'"; file=$1 ;;
        esac
        shift
    done
    [ -n "$file" ] || fail "analyze speech FILE: no file given"
    local -a async=()
    [ "$job" = true ] && async=(--header 'Prefer: respond-async')
    send_file "$file" "/v1/speech/emotions${query:+?${query#&}}" "$accept" ${async[@]+"${async[@]}"}
    if [ "$STATUS" = 202 ]; then
        show_job
        return
    fi
    if [ "$json" = true ]; then
        cat "$ANSWER"
        echo
    else
        awk -f "$ROOT/scripts/timeline.awk" "$ANSWER"
    fi
}

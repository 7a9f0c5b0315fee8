# Acoustic parameters of a file, by the running platform. Sourced by affectlab.

features() {
    local file="" accept=application/json query=""
    while [ $# -gt 0 ]; do
        case $1 in
            --csv) accept=text/csv ;;
            --arff) accept=text/x-arff ;;
            --set) [ $# -ge 2 ] || fail "--set needs a name"; query+="&set=$2"; shift ;;
            --window-ms) [ $# -ge 2 ] || fail "--window-ms needs a number"; query+="&windowMs=$2"; shift ;;
            --hop-ms) [ $# -ge 2 ] || fail "--hop-ms needs a number"; query+="&hopMs=$2"; shift ;;
            -*) fail "unknown option '$1'" ;;
            *) [ -z "$file" ] || fail "one file at a time: '$file' or '$1'"; file=$1 ;;
        esac
        shift
    done
    [ -n "$file" ] || fail "features FILE [--set egemaps|gemaps|is09] [--window-ms N [--hop-ms N]] [--csv | --arff]"
    send_file "$file" "/v1/speech/features${query:+?${query#&}}" "$accept"
    cat "$ANSWER"
    # A table ends with a line feed; JSON does not, be it the answer or, of a very large file, a job.
    if [ "$accept" = application/json ] || [ "$STATUS" = 202 ]; then
        echo
    fi
}

# Sends a point cloud to the running platform; prints its classes, or writes the cloud with them. Sourced by affectlab.

# The form of an answer that a file's ending means, as 'jobs result --form' has it.
cloud_form() {
    case $1 in
        *.las | *.laz | *.ply | *.npy | *.csv | *.json) echo "${1##*.}" ;;
        *) fail "-o takes a file that ends with .las, .laz, .ply, .npy, .csv or .json, not '$1'" ;;
    esac
}

form_type() {
    case $1 in
        las) echo application/vnd.las ;;
        laz) echo application/vnd.laszip ;;
        ply) echo application/ply ;;
        npy) echo application/x-npy ;;
        csv) echo text/csv ;;
        json) echo application/json ;;
    esac
}

analyze_pointcloud() {
    local file="" out="" form="" accept=application/x-ndjson query="" job=false
    while [ $# -gt 0 ]; do
        case $1 in
            -o | --out) [ $# -ge 2 ] || fail "$1 needs a file"; out=$2; shift ;;
            --json) accept=application/json ;;
            --job) job=true ;;
            --probabilities) query+="&probabilities=true" ;;
            --entropy) query+="&entropy=true" ;;
            --model) [ $# -ge 2 ] || fail "--model needs a name"; query+="&model=$2"; shift ;;
            --format) [ $# -ge 2 ] || fail "--format needs a name"; query+="&format=$2"; shift ;;
            --units) [ $# -ge 2 ] || fail "--units needs a name"; query+="&units=$2"; shift ;;
            --up-axis) [ $# -ge 2 ] || fail "--up-axis needs an axis"; query+="&upAxis=$2"; shift ;;
            --npy) [ $# -ge 2 ] || fail "--npy needs classes, probabilities or entropy"; query+="&npy=$2"; shift ;;
            -*) fail "unknown option '$1'" ;;
            *) [ -z "$file" ] || fail "one file at a time: '$file' or '$1'"; file=$1 ;;
        esac
        shift
    done
    [ -n "$file" ] || fail "analyze pointcloud FILE: no file given"
    if [ -n "$out" ]; then
        form=$(cloud_form "$out")
        accept=$(form_type "$form")
    fi
    local -a async=()
    [ "$job" = true ] && async=(--header 'Prefer: respond-async')
    send_file "$file" "/v1/pointclouds/segmentations${query:+?${query#&}}" "$accept" ${async[@]+"${async[@]}"}
    if [ "$STATUS" = 202 ]; then
        show_job
        # Who wants a file gets it, also of a cloud that was too large for an answer.
        if [ -n "$out" ]; then
            build api-gateway
            jobs_command follow "$JOB" >&2
            jobs_command result "$JOB" --form "$form" --out "$out"
        fi
    elif [ -n "$out" ]; then
        cp "$ANSWER" "$out"
        echo "$out"
    elif [ "$accept" = application/json ]; then
        cat "$ANSWER"
        echo
    else
        awk -f "$ROOT/scripts/classes.awk" "$ANSWER"
    fi
}

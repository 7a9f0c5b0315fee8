# Prints the NDJSON answer of /v1/pointclouds/segmentations as a table. The lines are the platform's own: names of classes need no escapes.

function value(line, key,    rest) {
    if (!match(line, "\"" key "\":")) return ""
    rest = substr(line, RSTART + RLENGTH)
    if (substr(rest, 1, 1) == "\"") {
        rest = substr(rest, 2)
        return substr(rest, 1, index(rest, "\"") - 1)
    }
    if (substr(rest, 1, 1) == "[") return substr(rest, 2, index(rest, "]") - 2)
    match(rest, /^[^,}\]]*/)
    return substr(rest, 1, RLENGTH)
}

function bar(share,    i, text) {
    for (i = 1; i <= int(share * 30 + 0.5); i++) text = text "#"
    return text
}

/"type":"class"/ {
    if (!header++) printf "%4s  %-32s %12s %8s\n", "id", "class", "points", "share"
    share = value($0, "share")
    printf "%4d  %-32s %12d %7.2f%%  %s\n", value($0, "id"), value($0, "name"), value($0, "count"), 100 * share, bar(share)
}

/"type":"summary"/ {
    printf "\n%d points of a %s file, %d without a class; units %s, %s upwards\n", value($0, "points"), value($0, "format"), value($0, "ignoredPoints"), value($0, "units"), value($0, "upAxis")
    warnings = value($0, "warnings")
    if (warnings != "") { gsub(/"/, "", warnings); gsub(/,/, ", ", warnings); print "Warnings: " warnings }
    printf "Model %s version %s, %s\n", value($0, "model"), value($0, "version"), value($0, "digest")
}

# Prints the NDJSON answer of /v1/speech/emotions as a table. The lines are the platform's own: flat objects whose labels need no escapes.

function value(line, key,    rest) {
    if (!match(line, "\"" key "\":")) return ""
    rest = substr(line, RSTART + RLENGTH)
    if (substr(rest, 1, 1) == "\"") {
        rest = substr(rest, 2)
        return substr(rest, 1, index(rest, "\"") - 1)
    }
    match(rest, /^[^,}\]]*/)
    return substr(rest, 1, RLENGTH)
}

function probability(line, label,    inner) {
    match(line, /"probabilities":\{[^}]*\}/)
    inner = substr(line, RSTART + 16, RLENGTH - 16)
    return value(inner, label)
}

function bar(share,    i, text) {
    for (i = 1; i <= int(share * 30 + 0.5); i++) text = text "#"
    return text
}

/"type":"window"/ {
    if (!header++) printf "%9s  %9s  %-10s %s\n", "from", "to", "emotion", "probability"
    emotion = value($0, "emotion")
    share = probability($0, emotion)
    printf "%7.2f s  %7.2f s  %-10s %.3f  %s\n", value($0, "startMs") / 1000, value($0, "endMs") / 1000, emotion, share, bar(share)
}

/"type":"summary"/ {
    emotion = value($0, "emotion")
    printf "\nThe whole recording (%.2f s): %s, probability %.3f\n", value($0, "durationMs") / 1000, emotion, probability($0, emotion)
    printf "Model %s version %s, %s\n", value($0, "model"), value($0, "version"), value($0, "digest")
}

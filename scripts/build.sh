# Builds the jars when sources are newer than them. Sourced by affectlab.

MAVEN_OPTIONS=(--batch-mode --file "$ROOT/pom.xml")

# One line for each file that goes into a jar; a change of any of them makes the build stale.
source_fingerprint() {
    (cd "$ROOT" && find pom.xml libs api-gateway speech-service pointcloud-service training benchmarks -type d -name target -prune -o \
        -type f \( -path '*/src/main/*' -o -name pom.xml \) -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum | cut -c 1-64)
}

jar_of() {
    case $1 in
        training | benchmarks) echo "$ROOT/$1/target/affectlab-$1-0.1.0-SNAPSHOT.jar" ;;
        *) echo "$ROOT/$1/target/affectlab-$1-0.1.0-SNAPSHOT-exec.jar" ;;
    esac
}

# Shows module and number of fetched files while Maven runs; one line that is rewritten on a terminal, a line a module otherwise.
show_progress() {
    local maven=$1 log=$2 started=$SECONDS module="" fetched shown=""
    while kill -0 "$maven" 2>/dev/null; do
        sleep 1
        module=$(sed -n 's/^\[INFO\] Building Affectlab *\(.*\) 0\.1\.0-SNAPSHOT *\[\(.*\)\]$/[\2] \1/p' "$log" | tail -n 1)
        fetched=$(grep -c '^\(\[INFO\] \)\?Downloaded from' "$log" || true)
        if [ -t 1 ]; then
            printf '\r\033[K  %3d s  %s, %s files fetched' $((SECONDS - started)) "${module:-reading the project}" "$fetched"
        elif [ "$module" != "$shown" ]; then
            printf '  %3d s  %s, %s files fetched\n' $((SECONDS - started)) "$module" "$fetched"
            shown=$module
        fi
    done
    [ -t 1 ] && printf '\r\033[K'
    return 0
}

# build MODULE...: builds the modules and what they need, or does nothing when they are fresh.
# AFFECTLAB_BUILD=never takes the jars as they are, stale or not; a test that runs inside a build needs that.
build() {
    find_java
    local now fresh=true module modules
    if [ "${AFFECTLAB_BUILD:-}" = never ]; then
        for module in "$@"; do [ -f "$(jar_of "$module")" ] || fail "$module is not built, and AFFECTLAB_BUILD is 'never'"; done
        return 0
    fi
    now=$(source_fingerprint)
    for module in "$@"; do
        [ -f "$(jar_of "$module")" ] && [ "$(cat "$STATE/build/$module" 2>/dev/null)" = "$now" ] || fresh=false
    done
    [ "$fresh" = true ] && return 0

    require_command mvn "Maven 3.8.7 or later"
    mkdir -p "$STATE/build" "$STATE/logs"
    local log=$STATE/logs/build.log
    echo "Building $(IFS=,; echo "$*") (the first build fetches its libraries, about 400 MB; log in ${log#"$ROOT"/})"
    modules=$(IFS=,; echo "$*")
    mvn "${MAVEN_OPTIONS[@]}" --projects "$modules" --also-make package -DskipTests -Dspotless.check.skip=true -Djacoco.skip=true \
        >"$log" 2>&1 </dev/null &
    local maven=$! started=$SECONDS
    show_progress "$maven" "$log"
    if ! wait "$maven"; then
        grep -E '^\[ERROR\]|BUILD' "$log" | head -n 20 >&2
        fail "the build failed; the whole log is $log"
    fi
    for module in "$@"; do echo "$now" >"$STATE/build/$module"; done
    echo "Built in $((SECONDS - started)) s"
}

exec_training() {
    local threads
    threads=$(nproc)
    # glibc would give the memory of a step back and fault it in again with the next: one arena that is never trimmed.
    DJL_OFFLINE=true OPT_OUT_TRACKING=true OMP_NUM_THREADS=${OMP_NUM_THREADS:-$threads} \
        MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1} MALLOC_MMAP_MAX_=${MALLOC_MMAP_MAX_:-0} \
        MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-8589934592} \
        exec "$JAVA" -Xmx3g -jar "$(jar_of training)" "$@"
}

# Runs the benchmarks against a platform of their own. Sourced by affectlab.

# with_platform COMMAND ARGUMENTS...: starts gateway and services beside whatever runs already, runs one tool of benchmarks/, stops them.
# Ends with the tool's status: 0 when every target was met.
with_platform() {
    build speech-service api-gateway benchmarks
    # What is measured is speech; another service would only take its memory.
    SERVICES=(speech gateway)
    STATE=$STATE/benchmarks
    GATEWAY_PORT=${AFFECTLAB_GATEWAY_PORT:-18080}
    SPEECH_PORT=${AFFECTLAB_SPEECH_PORT:-18081}
    AFFECTLAB_BUILD=never
    mkdir -p "$STATE"
    case $1 in
        abuse | soak) make_heaps_resident ;;
    esac
    platform_up --detach
    trap 'trap - EXIT INT TERM; stop_all' EXIT
    trap 'exit 130' INT TERM
    local -a options=(--root "$ROOT" --models "$MODELS" --speech-port "$SPEECH_PORT" --gateway-port "$GATEWAY_PORT"
        --speech-pid "$(running_pid speech)" --gateway-pid "$(running_pid gateway)"
        --key-file "$(key_file)" --secret-file "$(secret_file)")
    local status=0
    # In the background, since bash handles a signal only between two commands: Ctrl-C must stop the platform, too.
    DJL_OFFLINE=true OPT_OUT_TRACKING=true OMP_NUM_THREADS=1 MALLOC_ARENA_MAX=2 \
        "$JAVA" -Xmx1g -jar "$(jar_of benchmarks)" "$1" "${options[@]}" "${@:2}" &
    wait $! || status=$?
    exit "$status"
}

# Clouds of several sizes; the tool starts the service itself, a fresh process for each.
bench_pointclouds() {
    build pointcloud-service benchmarks
    mkdir -p "$STATE/benchmarks"
    exec "$JAVA" -Xmx3g -jar "$(jar_of benchmarks)" pointclouds --root "$ROOT" --work "$STATE/benchmarks" --models "$MODELS" \
        --service-jar "$(jar_of pointcloud-service)" "$@"
}

# The whole heap is resident from the start, so what resident memory does later is native memory's doing, or a leak.
make_heaps_resident() {
    printf -- '-Xms1g -Xmx1g -XX:+AlwaysPreTouch\n' >"$STATE/speech-heap"
    printf -- '-Xms256m -Xmx256m -XX:+AlwaysPreTouch\n' >"$STATE/gateway-heap"
    AFFECTLAB_SPEECH_HEAP=${AFFECTLAB_SPEECH_HEAP:-@$STATE/speech-heap}
    AFFECTLAB_GATEWAY_HEAP=${AFFECTLAB_GATEWAY_HEAP:-@$STATE/gateway-heap}
}

# Starts, watches and stops the gateway and the services as processes on loopback. Sourced by affectlab.

# In the order in which they start; they stop the other way round.
SERVICES=(speech pointcloud gateway)

service_port() {
    case $1 in
        gateway) echo "$GATEWAY_PORT" ;;
        speech) echo "$SPEECH_PORT" ;;
        pointcloud) echo "$POINTCLOUD_PORT" ;;
        *) fail "unknown service '$1' (there are: ${SERVICES[*]})" ;;
    esac
}

service_port_variable() {
    case $1 in
        gateway) echo AFFECTLAB_GATEWAY_PORT ;;
        speech) echo AFFECTLAB_SPEECH_PORT ;;
        pointcloud) echo AFFECTLAB_POINTCLOUD_PORT ;;
    esac
}

module_of() {
    case $1 in
        gateway) echo api-gateway ;;
        *) echo "$1-service" ;;
    esac
}

pid_file() { echo "$STATE/run/$1.pid"; }

# The pid of a service that 'up' started and that still runs. A number that another process got since does not count.
running_pid() {
    local pid
    pid=$(cat "$(pid_file "$1")" 2>/dev/null) || return 1
    tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$ROOT/" || return 1
    echo "$pid"
}

start_service() {
    local service=$1 log=$STATE/logs/$1.log number=0 behind
    local -a run
    case $service in
        speech)
            run=("${AFFECTLAB_SPEECH_HEAP:--Xmx1g}" -jar "$(jar_of speech-service)" --server.port="$SPEECH_PORT"
                --affectlab.models.folders="$MODELS" --affectlab.models.private-folder="$STATE/models" --affectlab.access.secret-file="$(secret_file)"
                --affectlab.jobs.folder="$STATE/jobs/speech"
                --affectlab.speech.adaptation.source-folder="$ROOT/models/features/speech-corpora-egemaps/1")
            ;;
        pointcloud)
            run=("${AFFECTLAB_POINTCLOUD_HEAP:--Xmx3g}" -jar "$(jar_of pointcloud-service)" --server.port="$POINTCLOUD_PORT"
                --affectlab.models.folders="$MODELS" --affectlab.models.private-folder="$STATE/models" --affectlab.access.secret-file="$(secret_file)"
                --affectlab.jobs.folder="$STATE/jobs/pointcloud")
            ;;
        gateway)
            run=("${AFFECTLAB_GATEWAY_HEAP:--Xmx256m}" -jar "$(jar_of api-gateway)" --server.port="$GATEWAY_PORT")
            # Paths follow from the names.
            for behind in "${SERVICES[@]}"; do
                [ "$behind" = gateway ] && continue
                run+=("--affectlab.gateway.services[$number].name=$behind"
                    "--affectlab.gateway.services[$number].uri=http://$ADDRESS:$(service_port "$behind")")
                number=$((number + 1))
            done
            run+=(--affectlab.gateway.access.keys-file="$(keys_file)" --affectlab.gateway.access.secret-file="$(secret_file)"
                --affectlab.gateway.quotas.unlimited=local)
            ;;
    esac
    # MALLOC_ARENA_MAX keeps glibc from holding an arena for each thread that ever decoded something.
    # The processes lead no group of their own, so that a terminal's Ctrl-C reaches 'up' alone, which then stops them in order.
    DJL_OFFLINE=true OPT_OUT_TRACKING=true MALLOC_ARENA_MAX=2 \
        setsid "$JAVA" -XX:+ExitOnOutOfMemoryError "${run[@]}" --server.address="$ADDRESS" >"$log" 2>&1 </dev/null &
    echo $! >"$(pid_file "$service")"
}

wait_until_ready() {
    local service=$1 port started=$SECONDS limit=$START_TIMEOUT failed="" over=""
    port=$(service_port "$service")
    until [ "$(http_status "$port" /actuator/health/readiness)" = 200 ]; do
        # By its number alone: a process that was just started may not have its own command line yet.
        if ! kill -0 "$(cat "$(pid_file "$service")")" 2>/dev/null; then
            tail -n 25 "$STATE/logs/$service.log" >&2
            stop_all
            fail "$service ended before it was ready; its log is $STATE/logs/$service.log"
        fi
        if [ -z "$failed" ] && failed=$(grep -o '[^ ]*@[^ ]* stays out.*' "$STATE/logs/$service.log"); then
            sed "s/^/  $service: /" <<<"$failed" >&2
        fi
        # A service that does not need the failed model becomes ready all the same, as soon as the others are loaded.
        if [ -n "$failed" ] && [ -z "$over" ] && over=$(grep -o 'first load of models is over' "$STATE/logs/$service.log"); then
            limit=$((SECONDS - started + 5))
        fi
        if [ $((SECONDS - started)) -ge "$limit" ]; then
            [ -n "$failed" ] || tail -n 25 "$STATE/logs/$service.log" >&2
            stop_all
            fail "$service was not ready after $limit s${failed:+, since a model that it needs failed} (AFFECTLAB_START_TIMEOUT is $START_TIMEOUT); its log is $STATE/logs/$service.log"
        fi
        sleep 0.5
    done
    echo "  $service is ready after $((SECONDS - started)) s: http://$ADDRESS:$port"
}

stop_all() {
    local service pid waited
    for service in gateway pointcloud speech; do
        pid=$(running_pid "$service") || { rm -f "$(pid_file "$service")"; continue; }
        kill -TERM "$pid" 2>/dev/null || true
        waited=0
        while kill -0 "$pid" 2>/dev/null && [ $waited -lt 300 ]; do
            sleep 0.1
            waited=$((waited + 1))
        done
        if kill -0 "$pid" 2>/dev/null; then
            echo "  $service did not stop within 30 s and is killed"
            kill -KILL "$pid" 2>/dev/null || true
        else
            echo "  $service stopped"
        fi
        rm -f "$(pid_file "$service")"
    done
}

platform_up() {
    local detach=false service port
    case ${1:-} in
        --detach) detach=true ;;
        "") ;;
        *) fail "up knows only --detach, not '$1'" ;;
    esac
    for service in "${SERVICES[@]}"; do
        running_pid "$service" >/dev/null && fail "$service runs already; './affectlab status' shows it, './affectlab down' stops it"
        port=$(service_port "$service")
        port_taken "$port" && fail "port $port, meant for $service, is taken; free it or set $(service_port_variable "$service")"
    done
    local started=$SECONDS
    local -a modules=()
    for service in "${SERVICES[@]}"; do modules+=("$(module_of "$service")"); done
    build "${modules[@]}"
    mkdir -p "$STATE/run" "$STATE/logs"
    ensure_secret
    ensure_key
    # From here on nothing that was started may be left behind, however this ends.
    trap 'trap - INT TERM; echo; echo "Stopping"; stop_all; exit 0' INT TERM
    echo "Starting ${SERVICES[*]} (logs in $STATE/logs)"
    for service in "${SERVICES[@]}"; do start_service "$service"; done
    for service in "${SERVICES[@]}"; do wait_until_ready "$service"; done
    cat <<TEXT

Affectlab is ready after $((SECONDS - started)) s.
  API            http://$ADDRESS:$GATEWAY_PORT
  Documentation  http://$ADDRESS:$GATEWAY_PORT/docs
  Try            ./affectlab analyze speech FILE
                 ./affectlab analyze pointcloud FILE -o out.laz
TEXT
    if [ "$detach" = true ]; then
        trap - INT TERM
        echo "  Stop           ./affectlab down"
        return 0
    fi
    echo "  Stop           Ctrl-C"
    watch_services
}

# Ends the whole platform when one process of it has died.
watch_services() {
    local service
    while true; do
        for service in "${SERVICES[@]}"; do
            if ! running_pid "$service" >/dev/null; then
                # 'down' from another terminal removes the pid files before it is done: that is an ordered stop.
                [ -f "$(pid_file "$service")" ] || { stop_all; echo "Stopped"; exit 0; }
                echo "$service has died; the last lines of its log:" >&2
                tail -n 25 "$STATE/logs/$service.log" >&2
                stop_all
                exit 1
            fi
        done
        sleep 1
    done
}

platform_down() {
    local service any=false
    for service in "${SERVICES[@]}"; do running_pid "$service" >/dev/null && any=true; done
    [ "$any" = true ] || { echo "Nothing runs"; return 0; }
    stop_all
}

platform_status() {
    local service pid port state all=0
    printf '%-10s %-8s %-8s %-10s %s\n' SERVICE PID PORT STATE SINCE
    for service in "${SERVICES[@]}"; do
        port=$(service_port "$service")
        if pid=$(running_pid "$service"); then
            state=starting
            [ "$(http_status "$port" /actuator/health/readiness)" = 200 ] && state=ready
            printf '%-10s %-8s %-8s %-10s %s\n' "$service" "$pid" "$port" "$state" "$(ps -o lstart= -p "$pid")"
        else
            printf '%-10s %-8s %-8s %-10s %s\n' "$service" - "$port" stopped -
            all=1
        fi
    done
    return $all
}

platform_logs() {
    local follow="" service
    local -a files=()
    for argument in "$@"; do
        case $argument in
            -f) follow=-f ;;
            *) service_port "$argument" >/dev/null; files+=("$STATE/logs/$argument.log") ;;
        esac
    done
    if [ ${#files[@]} -eq 0 ]; then
        for service in "${SERVICES[@]}"; do files+=("$STATE/logs/$service.log"); done
    fi
    for file in "${files[@]}"; do [ -f "$file" ] || fail "no log yet: $file"; done
    exec tail -n 200 $follow "${files[@]}"
}

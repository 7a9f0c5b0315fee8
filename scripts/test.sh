# Runs the tests. Sourced by affectlab.

run_tests() {
    find_java
    require_command mvn "Maven 3.8.7 or later"
    local data=$ROOT/../shared/data
    [ -d "$data" ] || echo "No data sets beside the checkout: the tests that need them are reported as skipped."
    prepare_tools
    DJL_OFFLINE=true OPT_OUT_TRACKING=true OMP_NUM_THREADS=1 \
        mvn "${MAVEN_OPTIONS[@]}" --no-transfer-progress -Daffectlab.tools="$STATE/tools" verify "$@"
    test_networks
}

# The networks' Python is needed only to change a network, so its tests run where PyTorch is there and say so where it is not.
test_networks() {
    local python
    for python in /usr/bin/python3 python3; do
        if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import torch' 2>/dev/null; then
            (cd "$ROOT/models" && OMP_NUM_THREADS=1 "$python" -m unittest discover --start-directory tests)
            return
        fi
    done
    echo "models/tests skipped: no Python with PyTorch here (the exported archives are tested from Java all the same)."
}

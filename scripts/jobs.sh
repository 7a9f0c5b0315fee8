# What works in the background. Sourced by affectlab.

jobs_command() {
    find_java
    AFFECTLAB_URL=${AFFECTLAB_URL:-http://$ADDRESS:$GATEWAY_PORT} AFFECTLAB_KEY=$(own_key) \
        "$JAVA" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$(jar_of api-gateway)" jobs "$@"
}

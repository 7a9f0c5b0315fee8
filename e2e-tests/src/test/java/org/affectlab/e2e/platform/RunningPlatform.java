package org.affectlab.e2e.platform;

import java.util.List;
import org.affectlab.e2e.http.GatewayClient;

/**
 * Gateway and speech service as the launcher starts them, with small heaps, on free ports of the loopback address; ready once constructed.
 * Thread-safe.
 */
public final class RunningPlatform implements AutoCloseable {
    /** A web page's origin that the gateway under test allows. */
    public static final String ALLOWED_ORIGIN = "https://lab.example";

    /** Half of what a body at the upload limit needs, so that a gateway that buffers one dies. */
    private static final String GATEWAY_HEAP = "96m";

    /** What may load and unload models on the platform under test. */
    public static final String ADMIN_KEY = "secret";

    /** {@code printf secret | sha256sum}. */
    private static final String ADMIN_KEY_SHA256 = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    private static final String SPEECH_HEAP = "512m";

    private final ServiceProcess speech;
    private final ServiceProcess gateway;

    private RunningPlatform(ServiceProcess speech, ServiceProcess gateway) {
        this.speech = speech;
        this.gateway = gateway;
    }

    /** Starts both and waits, with a bound, until both are ready. Leaves nothing behind when that fails. */
    public static RunningPlatform start() throws InterruptedException {
        ServiceProcess speech = ServiceProcess.start(
                "speech",
                Checkout.executable("speech-service"),
                SPEECH_HEAP,
                List.of(
                        "--affectlab.models.folders=" + Checkout.models(),
                        "--affectlab.admin.key-sha256=" + ADMIN_KEY_SHA256));
        ServiceProcess gateway = ServiceProcess.start(
                "gateway",
                Checkout.executable("api-gateway"),
                GATEWAY_HEAP,
                List.of(
                        "--affectlab.gateway.services[0].name=speech",
                        "--affectlab.gateway.services[0].uri=" + speech.address(),
                        "--affectlab.gateway.services[0].paths=/v1/speech/**",
                        "--affectlab.gateway.cors.allowed-origins=" + ALLOWED_ORIGIN));
        RunningPlatform platform = new RunningPlatform(speech, gateway);
        boolean ready = false;
        try {
            speech.awaitReady();
            gateway.awaitReady();
            ready = true;
            return platform;
        } finally {
            if (!ready) {
                platform.close();
            }
        }
    }

    public GatewayClient gateway() {
        return new GatewayClient(gateway.address());
    }

    /** The speech service itself, for what the gateway rightly does not show. */
    public GatewayClient speechService() {
        return new GatewayClient(speech.address());
    }

    public ProcessUsage speechUsage() {
        return speech.usage();
    }

    @Override
    public void close() {
        try {
            gateway.close();
        } finally {
            speech.close();
        }
    }
}

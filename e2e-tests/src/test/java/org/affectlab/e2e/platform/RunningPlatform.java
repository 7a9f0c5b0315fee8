package org.affectlab.e2e.platform;

import java.net.URI;
import java.util.List;
import org.affectlab.access.InternalTokens;
import org.affectlab.e2e.http.GatewayClient;

/**
 * Gateway and speech service as the launcher starts them, with small heaps, on free ports of the loopback address; ready once constructed.
 * Thread-safe.
 */
public final class RunningPlatform implements AutoCloseable {
    /** A web page's origin that the gateway under test allows. */
    public static final String ALLOWED_ORIGIN = "https://lab.example";

    /** Largest body of a job, in bytes. */
    public static final long JOB_LIMIT = 100L << 20;

    /** Half of what a body at the upload limit needs, so that a gateway that buffers one dies. */
    private static final String GATEWAY_HEAP = "96m";

    private static final String SPEECH_HEAP = "512m";

    private final Keys keys;
    private final ServiceProcess speech;
    private final ServiceProcess gateway;

    private RunningPlatform(Keys keys, ServiceProcess speech, ServiceProcess gateway) {
        this.keys = keys;
        this.speech = speech;
        this.gateway = gateway;
    }

    /** Starts both and waits, with a bound, until both are ready. Leaves nothing behind when that fails. */
    public static RunningPlatform start() throws InterruptedException {
        Keys keys = Keys.make("keys");
        ServiceProcess speech = ServiceProcess.start(
                "speech",
                Checkout.executable("speech-service"),
                SPEECH_HEAP,
                List.of(
                        "--affectlab.models.folders=" + Checkout.models(),
                        "--affectlab.access.secret=" + Keys.SECRET,
                        "--affectlab.jobs.min-free-bytes=0",
                        "--affectlab.jobs.max-upload-bytes=" + JOB_LIMIT,
                        "--affectlab.jobs.folder=" + Checkout.emptyWork("jobs")));
        ServiceProcess gateway = startGateway("gateway", keys, speech);
        RunningPlatform platform = new RunningPlatform(keys, speech, gateway);
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

    private static ServiceProcess startGateway(String name, Keys keys, ServiceProcess speech) {
        return ServiceProcess.start(
                name,
                Checkout.executable("api-gateway"),
                GATEWAY_HEAP,
                List.of(
                        "--affectlab.gateway.services[0].name=speech",
                        "--affectlab.gateway.services[0].uri=" + speech.address(),
                        "--affectlab.gateway.services[0].paths=/v1/speech/**",
                        "--affectlab.gateway.access.keys-file=" + keys.file(),
                        "--affectlab.gateway.access.secret=" + Keys.SECRET,
                        "--affectlab.gateway.max-upload-bytes=" + JOB_LIMIT,
                        "--affectlab.gateway.cors.allowed-origins=" + ALLOWED_ORIGIN));
    }

    /** One more gateway before the same service, for a test that kills it. */
    public ServiceProcess startAnotherGateway() throws InterruptedException {
        ServiceProcess another = startGateway("another-gateway", keys, speech);
        another.awaitReady();
        return another;
    }

    public GatewayClient gateway() {
        return gateway(keys.ordinary());
    }

    /** A client with another key; an empty one sends none. */
    public GatewayClient gateway(String key) {
        return new GatewayClient(gateway.address(), key.isEmpty() ? List.of() : List.of("X-API-Key", key));
    }

    public URI gatewayAddress() {
        return gateway.address();
    }

    public Keys keys() {
        return keys;
    }

    /** The speech service itself, as the gateway calls it, for what the gateway rightly does not show. */
    public GatewayClient speechService() {
        return new GatewayClient(speech.address(), List.of(InternalTokens.HEADER, Keys.internalToken()));
    }

    /** The speech service, as somebody may try who finds its port. */
    public GatewayClient directly(List<String> headers) {
        return new GatewayClient(speech.address(), headers);
    }

    /** A token of the gateway, as somebody may have stolen one. */
    public String internalToken() {
        return Keys.internalToken();
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

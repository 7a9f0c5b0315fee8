package org.affectlab.tracing;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Records spans and sends them to a collector in the background, a few seconds later; what the collector does not take in time is dropped and
 * holds nothing up. Without a collector it does nothing. Closing sends what is left, within two seconds. Thread-safe.
 */
public final class Tracing implements AutoCloseable {
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final String SCOPE = "org.affectlab";
    private static final Duration EXPORT_EVERY = Duration.ofSeconds(2);
    private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(5);
    private static final long CLOSING_SECONDS = 2;

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;
    private final Sampler share;

    private Tracing(@Nullable SdkTracerProvider provider, Sampler share) {
        this.share = share;
        this.provider = provider;
        this.tracer = provider == null ? null : provider.get(SCOPE);
    }

    /** @param service as it is called in the collector */
    public static Tracing of(TracingSettings settings, String service) {
        if (settings.endpoint() == null) {
            return new Tracing(null, Sampler.alwaysOff());
        }
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(EXPORT_TIMEOUT)
                .build();
        Sampler share = Sampler.traceIdRatioBased(settings.share());
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(SERVICE, requireNonNull(service, "service is null")))))
                .setSampler(Sampler.parentBased(share))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EXPORT_EVERY)
                        .setExporterTimeout(EXPORT_TIMEOUT)
                        .build())
                .build();
        return new Tracing(provider, share);
    }

    /**
     * Begins the span of a request that has come in; empty if there is no collector.
     *
     * @param traceParent the request's header, valid or not
     */
    public Optional<OpenSpan> received(String name, @Nullable String traceParent) {
        return begin(name, traceParent, SpanKind.SERVER);
    }

    /**
     * As {@link #received}, of work that goes on by itself long after its request: it is recorded if a trace of this id that began here would be.
     *
     * @param origin 16 hexadecimal digits that stand for the request
     */
    public Optional<OpenSpan> continued(String name, String traceId, String origin) {
        if (!traceId.matches("[0-9a-f]{32}")) {
            return begin(name, null, SpanKind.INTERNAL);
        }
        SamplingDecision decision = share.shouldSample(
                        Context.root(), traceId, name, SpanKind.INTERNAL, Attributes.empty(), List.of())
                .getDecision();
        String flags = decision == SamplingDecision.RECORD_AND_SAMPLE ? "01" : "00";
        return begin(name, "00-" + traceId + "-" + origin + "-" + flags, SpanKind.INTERNAL);
    }

    private Optional<OpenSpan> begin(String name, @Nullable String traceParent, SpanKind kind) {
        Tracer recording = tracer;
        return recording == null
                ? Optional.empty()
                : Optional.of(new OpenSpan(
                        recording,
                        recording
                                .spanBuilder(name)
                                .setSpanKind(kind)
                                .setParent(TraceParent.context(traceParent))
                                .startSpan()));
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
        }
    }
}

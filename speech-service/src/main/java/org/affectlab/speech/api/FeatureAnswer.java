package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.servicekit.jobs.batch.SummarisedAnswer;
import org.affectlab.servicekit.limits.Analysed;
import org.affectlab.servicekit.negotiation.TabularAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Acoustic parameters of a recording: either functionals of the whole, or windows, of which there is at least one. As CSV and ARFF: one row for the
 * recording or for each window, one column a functional; as NDJSON: one line a window, then one summary line. Contours are in JSON alone. All values are
 * finite.
 */
@Schema(name = "FeatureAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"set", "title", "functionals", "durationMs", "windows", "contours", "provenance"})
public record FeatureAnswer(
        @Schema(example = "egemaps") String set,
        @Schema(description = "The set's usual name with its release", example = "eGeMAPSv02") String title,
        @Schema(
                        description = "By name, in the set's order; absent with windows",
                        example = "{\"loudness_sma3_amean\":0.84}")
                @Nullable
                Map<String, Double> functionals,
        @Schema(example = "3303") long durationMs,
        @Schema(description = "Only with windowMs") @Nullable List<FeatureWindow> windows,
        @Schema(description = "Only with contours=true") @Nullable FeatureContours contours,
        FeatureProvenance provenance)
        implements TabularAnswer, SummarisedAnswer, Analysed {
    private static final List<String> SPAN_COLUMNS = List.of("startMs", "endMs");
    private static final List<String> WINDOWS_SUMMARY = List.of("durationMs", "windows");

    public FeatureAnswer {
        requireNonNull(set, "set is null");
        requireNonNull(title, "title is null");
        requireNonNull(provenance, "provenance is null");
        functionals = functionals == null ? null : NamedValues.copyOf(functionals);
        windows = windows == null ? null : List.copyOf(windows);
        if ((functionals == null) != (windows != null && !windows.isEmpty())) {
            throw new IllegalArgumentException("an answer has functionals or at least one window");
        }
    }

    private List<FeatureWindow> spans() {
        if (functionals != null) {
            return List.of(new FeatureWindow(0, durationMs, functionals));
        }
        return windows == null ? List.of() : windows;
    }

    @Override
    public String relation() {
        return title;
    }

    @Override
    public List<String> columns() {
        return join(SPAN_COLUMNS, spans().get(0).functionals().keySet());
    }

    @Override
    public Stream<List<Object>> rows() {
        return spans().stream()
                .map(span -> join(
                        List.of(span.startMs(), span.endMs()),
                        span.functionals().values()));
    }

    @Override
    public Stream<Object> lines() {
        Stream<FeatureWindow> inside = windows == null ? Stream.empty() : windows.stream();
        return Stream.concat(inside.map(WindowLine::of), Stream.of(SummaryLine.of(this)));
    }

    @Override
    public String analysed() {
        return "seconds=" + BigDecimal.valueOf(durationMs, 3).toPlainString();
    }

    @Override
    public List<String> summaryColumns() {
        return functionals == null ? WINDOWS_SUMMARY : join(List.of("durationMs"), functionals.keySet());
    }

    @Override
    public List<Object> summary() {
        return functionals == null
                ? List.of(durationMs, spans().size())
                : join(List.of(durationMs), functionals.values());
    }

    private static <T> List<T> join(List<? extends T> first, Collection<? extends T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    /** A window as a line of NDJSON. */
    @Schema(name = "FeatureWindowLine")
    @JsonPropertyOrder({"type", "startMs", "endMs", "functionals"})
    public record WindowLine(String type, long startMs, long endMs, Map<String, Double> functionals) {
        static WindowLine of(FeatureWindow window) {
            return new WindowLine("window", window.startMs(), window.endMs(), window.functionals());
        }
    }

    /** The last line of NDJSON. */
    @Schema(name = "FeatureSummaryLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"type", "set", "title", "functionals", "durationMs", "provenance"})
    public record SummaryLine(
            String type,
            String set,
            String title,
            @Nullable Map<String, Double> functionals,
            long durationMs,
            FeatureProvenance provenance) {
        static SummaryLine of(FeatureAnswer answer) {
            return new SummaryLine(
                    "summary",
                    answer.set(),
                    answer.title(),
                    answer.functionals(),
                    answer.durationMs(),
                    answer.provenance());
        }
    }
}

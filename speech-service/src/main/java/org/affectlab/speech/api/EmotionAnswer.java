package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.servicekit.jobs.batch.SummarisedAnswer;
import org.affectlab.servicekit.limits.Analysed;
import org.affectlab.servicekit.negotiation.TabularAnswer;

/**
 * The emotion of a recording and of its windows. As CSV: one row a window, one column a label; as NDJSON: one line a window, then one summary
 * line. Probabilities are by label in the model's order and sum to 1.
 */
@Schema(name = "EmotionAnswer")
@JsonPropertyOrder({"emotion", "probabilities", "durationMs", "timeline", "provenance"})
public record EmotionAnswer(
        @Schema(description = "The most probable label", example = "angry") String emotion,
        @Schema(description = "By label, sum 1", example = "{\"angry\":0.81,\"sad\":0.19}")
                Map<String, Double> probabilities,
        @Schema(example = "3303") long durationMs,
        List<EmotionWindow> timeline,
        Provenance provenance)
        implements TabularAnswer, SummarisedAnswer, Analysed {
    private static final List<String> SUMMARY_COLUMNS = List.of("emotion", "durationMs");
    private static final List<String> FIXED_COLUMNS = List.of("startMs", "endMs", "emotion");

    public EmotionAnswer {
        requireNonNull(emotion, "emotion is null");
        requireNonNull(probabilities, "probabilities is null");
        requireNonNull(provenance, "provenance is null");
        timeline = List.copyOf(timeline);
    }

    @Override
    public List<String> columns() {
        return Stream.concat(FIXED_COLUMNS.stream(), probabilities.keySet().stream())
                .toList();
    }

    @Override
    public String analysed() {
        return "seconds=" + BigDecimal.valueOf(durationMs, 3).toPlainString();
    }

    @Override
    public List<String> summaryColumns() {
        return Stream.concat(SUMMARY_COLUMNS.stream(), probabilities.keySet().stream())
                .toList();
    }

    @Override
    public List<Object> summary() {
        List<Object> summary = new ArrayList<>(List.of(emotion, durationMs));
        summary.addAll(probabilities.values());
        return summary;
    }

    @Override
    public Stream<List<Object>> rows() {
        return timeline.stream().map(window -> {
            List<Object> row = new ArrayList<>(List.of(window.startMs(), window.endMs(), window.emotion()));
            row.addAll(window.probabilities().values());
            return row;
        });
    }

    @Override
    public Stream<Object> lines() {
        return Stream.concat(timeline.stream().map(WindowLine::of), Stream.of(SummaryLine.of(this)));
    }

    /** A window as a line of NDJSON. */
    @Schema(name = "EmotionWindowLine")
    public record WindowLine(String type, long startMs, long endMs, String emotion, Map<String, Double> probabilities) {
        static WindowLine of(EmotionWindow window) {
            return new WindowLine("window", window.startMs(), window.endMs(), window.emotion(), window.probabilities());
        }
    }

    /** The last line of NDJSON. */
    @Schema(name = "EmotionSummaryLine")
    public record SummaryLine(
            String type, String emotion, Map<String, Double> probabilities, long durationMs, Provenance provenance) {
        static SummaryLine of(EmotionAnswer answer) {
            return new SummaryLine(
                    "summary", answer.emotion(), answer.probabilities(), answer.durationMs(), answer.provenance());
        }
    }
}

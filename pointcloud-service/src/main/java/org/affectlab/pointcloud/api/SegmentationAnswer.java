package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.servicekit.jobs.batch.SummarisedAnswer;
import org.affectlab.servicekit.limits.Analysed;
import org.affectlab.servicekit.negotiation.LinedAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a cloud's points. As JSON how many there are of each; as NDJSON a line a class, then one summary line; as CSV, and in all other forms, a row
 * for every point, in the file's order.
 *
 * @param cloud of which the other forms are made; null in a batch, and while the answer is being read
 */
@Schema(name = "SegmentationAnswer")
@JsonPropertyOrder({"points", "classes", "provenance"})
public record SegmentationAnswer(
        @Schema(description = "Of the file", example = "1900000") long points,
        List<ClassSummary> classes,
        Provenance provenance,
        @JsonIgnore @Schema(hidden = true) @Nullable LabelledCloud cloud)
        implements LinedAnswer, SummarisedAnswer, Analysed {
    private static final List<String> SUMMARY_COLUMNS = List.of("points", "ignoredPoints");

    public SegmentationAnswer {
        requireNonNull(provenance, "provenance is null");
        classes = List.copyOf(classes);
    }

    SegmentationAnswer with(LabelledCloud source) {
        return new SegmentationAnswer(points, classes, provenance, source);
    }

    /** @throws IllegalStateException in a batch */
    LabelledCloud requireCloud() {
        if (cloud == null) {
            throw new IllegalStateException("this answer has no cloud");
        }
        return cloud;
    }

    private List<String> names() {
        return classes.stream().map(ClassSummary::name).toList();
    }

    @Override
    public Stream<Object> lines() {
        return Stream.concat(
                classes.stream().map(ClassLine::new), Stream.of(new SummaryLine("summary", points, provenance)));
    }

    @Override
    public String analysed() {
        return "points=" + provenance.analysedPoints();
    }

    @Override
    public List<String> summaryColumns() {
        return Stream.concat(SUMMARY_COLUMNS.stream(), names().stream()).toList();
    }

    @Override
    public List<Object> summary() {
        List<Object> summary = new ArrayList<>(List.of(points, provenance.ignoredPoints()));
        classes.forEach(one -> summary.add(one.count()));
        return summary;
    }

    /** A class as a line of NDJSON. */
    @Schema(name = "ClassLine")
    @JsonPropertyOrder({"type", "class"})
    public record ClassLine(String type, @JsonProperty("class") ClassSummary summary) {
        ClassLine(ClassSummary summary) {
            this("class", summary);
        }
    }

    /** The last line of NDJSON. */
    @Schema(name = "SegmentationSummaryLine")
    @JsonPropertyOrder({"type", "points", "provenance"})
    public record SummaryLine(String type, long points, Provenance provenance) {}
}

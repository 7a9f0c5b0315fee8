package org.affectlab.speech.api.adaptation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.negotiation.TabularAnswer;
import org.affectlab.speech.pipeline.adaptation.AdaptationSettings;
import org.affectlab.speech.pipeline.adaptation.AdaptationWarning;
import org.affectlab.speech.pipeline.adaptation.KeptGroup;
import org.affectlab.speech.pipeline.adaptation.ScoreScale;
import org.jspecify.annotations.Nullable;

/** What an adaptation found. As CSV a row a file of the target, as NDJSON a line a file, in the archive's order. */
@Schema(name = "AdaptationAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "method",
    "set",
    "emotions",
    "settings",
    "source",
    "files",
    "keptGroups",
    "droppedGroups",
    "warnings",
    "package",
    "converged",
    "provenance"
})
public record AdaptationAnswer(
        @Schema(example = "aktlr") String method,
        @Schema(example = "egemaps") String set,
        List<String> emotions,
        @Schema(description = "As asked for; tau and mu hold for 330 source recordings and grow with their number")
                AdaptationSettings settings,
        Source source,
        List<AdaptedFile> files,
        @Schema(description = "Acoustic parameters that count, the largest norm first") List<KeptGroup> keptGroups,
        @Schema(description = "Acoustic parameters that were switched off") List<String> droppedGroups,
        List<AdaptationWarning> warnings,
        @Schema(description = "The recogniser as a model of yours alone") @JsonProperty("package")
                ModelName modelPackage,
        @Schema(description = "Whether the solver reached the optimum") boolean converged,
        Provenance provenance)
        implements TabularAnswer {

    /** What it was adapted from. */
    @Schema(name = "AdaptationSource")
    public record Source(
            @Schema(example = "speech-corpora-egemaps") String name,
            @Schema(description = "Labelled recordings", example = "2703") int clips,
            List<Corpus> corpora,
            @Schema(description = "Of your own labelled recordings those that could not be used")
                    List<AdaptedFile> problems) {
        public Source {
            requireNonNull(name, "name is null");
            corpora = List.copyOf(corpora);
            problems = List.copyOf(problems);
        }
    }

    /** One of the packaged corpora. */
    @Schema(name = "AdaptationCorpus")
    public record Corpus(String name, String licence, String citation) {}

    /** A model that can be named in other calls. */
    @Schema(name = "AdaptedPackage")
    public record ModelName(
            @Schema(example = "adapted-lab-a3ce929d0e0e4736") String name,
            @Schema(example = "1") String version,
            @Schema(example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                    String digest) {}

    /** How it came about: enough to repeat it. */
    @Schema(name = "AdaptationProvenance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Provenance(
            @Schema(description = "What computed the functionals", example = "eGeMAPSv02") String functionals,
            @Schema(description = "Of the packaged source") @Nullable String sourceDigest,
            @Schema(description = "Target recordings that were used", example = "500") int usableFiles,
            @Schema(description = "probabilities = softmax(scale × scores)", example = "4.2") double scale,
            @Schema(
                            description =
                                    "Whose scores the scale was fitted on: those of source speakers that were held out, or the source's own")
                    ScoreScale.FittedOn scaleFittedOn,
            @Schema(description = "Mean recall of the emotions on source speakers that were held out", example = "0.47")
                    @Nullable
                    Double sourceHeldOutUar,
            @Schema(
                            description =
                                    "Share of functionals whose target mean lies outside the source's 1st to 99th percentile",
                            example = "0.06")
                    double unlikeSourceShare,
            @Schema(description = "Of the solver", example = "412") int iterations) {}

    public AdaptationAnswer {
        requireNonNull(method, "method is null");
        requireNonNull(set, "set is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(source, "source is null");
        requireNonNull(provenance, "provenance is null");
        emotions = List.copyOf(emotions);
        files = List.copyOf(files);
        keptGroups = List.copyOf(keptGroups);
        droppedGroups = List.copyOf(droppedGroups);
        warnings = List.copyOf(warnings);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("item", "emotion"));
        columns.addAll(emotions);
        columns.addAll(List.of("code", "detail"));
        return columns;
    }

    @Override
    public Stream<List<Object>> rows() {
        return files.stream().map(this::row);
    }

    private List<Object> row(AdaptedFile file) {
        String emotion = file.emotion();
        Map<String, Double> probabilities = file.probabilities();
        JobProblem problem = file.problem();
        List<Object> row = new ArrayList<>(List.of(file.item(), emotion == null ? "" : emotion));
        row.addAll(probabilities == null ? Collections.nCopies(emotions.size(), "") : probabilities.values());
        row.add(problem == null ? "" : problem.code().name());
        row.add(problem == null ? "" : problem.detail());
        return row;
    }

    @Override
    public Stream<Object> lines() {
        return files.stream().map(Object.class::cast);
    }
}

package org.affectlab.training.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reports and cards say of a corpus beyond what a run knows. Immutable.
 *
 * @param title for people
 * @param description one or more whole sentences
 * @param source where it is published
 * @param licence of the corpus
 * @param weightsLicence of what was trained on it
 * @param weightsLicenceReason a whole sentence
 * @param citation as its authors want it
 * @param limits what a model trained on it cannot know, each a whole sentence or several
 */
public record CorpusInfo(
        String title,
        String description,
        String source,
        String licence,
        String weightsLicence,
        String weightsLicenceReason,
        String citation,
        List<String> limits) {
    private static final String NAME = "[A-Za-z0-9_-]+";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public CorpusInfo {
        text(title, "title");
        text(description, "description");
        text(source, "source");
        text(licence, "licence");
        text(weightsLicence, "weightsLicence");
        text(weightsLicenceReason, "weightsLicenceReason");
        text(citation, "citation");
        limits = List.copyOf(requireNonNull(limits, "limits is null"));
    }

    private static void text(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /**
     * The facts of the corpora that this project knows.
     *
     * @param name of one, or of several joined with {@code +}, or of a source and a target joined with {@code -to-}
     * @throws IOException if it does not know one of them
     */
    public static List<CorpusInfo> known(String name) throws IOException {
        List<CorpusInfo> known = new ArrayList<>();
        for (String corpus : names(name)) {
            known.add(of(corpus));
        }
        return List.copyOf(known);
    }

    /** The corpora in the name of several, joined as for {@link #known}. */
    public static List<String> names(String name) {
        return List.of(name.split("\\+|-to-", -1));
    }

    /** Whether this project knows one corpus of that name. */
    public static boolean isKnown(String corpus) {
        return corpus.matches(NAME) && CorpusInfo.class.getResource(file(corpus)) != null;
    }

    /** Several as one, in whose texts all are named; one stays as it is. */
    public static CorpusInfo joined(List<CorpusInfo> corpora) {
        return new CorpusInfo(
                each(corpora, CorpusInfo::title, "; "),
                each(corpora, CorpusInfo::description, " "),
                each(corpora, CorpusInfo::source, ", "),
                each(corpora, CorpusInfo::licence, "; "),
                each(corpora, CorpusInfo::weightsLicence, "; "),
                each(corpora, CorpusInfo::weightsLicenceReason, " "),
                each(corpora, CorpusInfo::citation, "\n>\n> "),
                corpora.stream()
                        .flatMap(corpus -> corpus.limits().stream()
                                .map(limit -> corpora.size() == 1 ? limit : corpus.title() + ": " + limit))
                        .toList());
    }

    private static String each(List<CorpusInfo> corpora, Function<CorpusInfo, String> text, String separator) {
        return corpora.stream().map(text).distinct().collect(Collectors.joining(separator));
    }

    /**
     * The facts of one corpus that this project knows.
     *
     * @throws IOException if it does not know it
     */
    public static CorpusInfo of(String corpus) throws IOException {
        String resource = file(corpus);
        try (InputStream stream = corpus.matches(NAME) ? resource(resource) : null) {
            if (stream == null) {
                throw new IOException(
                        "nothing is known of corpus " + corpus + ": describe it in a file (--corpus-info)");
            }
            return parse(stream.readAllBytes(), resource);
        }
    }

    /** The facts of a laboratory's own corpus, from JSON with this record's components. */
    public static CorpusInfo read(Path file) throws IOException {
        return parse(Files.readAllBytes(file), file.toString());
    }

    private static String file(String corpus) {
        return "corpora/" + corpus + ".json";
    }

    private static @Nullable InputStream resource(String name) {
        return CorpusInfo.class.getResourceAsStream(name);
    }

    private static CorpusInfo parse(byte[] json, String source) throws IOException {
        try {
            return MAPPER.readValue(json, CorpusInfo.class);
        } catch (JacksonException e) {
            throw new IOException(source + ": " + e.getOriginalMessage(), e);
        }
    }
}

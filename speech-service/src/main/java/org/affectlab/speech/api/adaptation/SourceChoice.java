package org.affectlab.speech.api.adaptation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.sourcefeatures.SourceCorpus;
import org.affectlab.speech.model.AdaptedModel;
import org.affectlab.speech.model.SourceLibrary;
import org.affectlab.speech.pipeline.adaptation.LabelledSource;
import org.jspecify.annotations.Nullable;

/** What a job adapts from: the caller's labelled recordings where there are any, else the packaged corpora. Thread-safe. */
public final class SourceChoice {
    private final SourceLibrary library;

    public SourceChoice(SourceLibrary library) {
        this.library = requireNonNull(library, "library is null");
    }

    /** What was chosen, and how it is shown. */
    record Chosen(
            LabelledSource source,
            AdaptationAnswer.Source shown,
            List<AdaptedModel.Origin> origins,
            @Nullable String digest) {}

    /**
     * @param emotions only these of the source; empty for all
     * @throws ProblemException NO_SOURCE, TOO_FEW_ITEMS, or INVALID_PARAMETER for an emotion that the source has not
     */
    Chosen choose(CollectedItems items, List<String> emotions) throws IOException {
        return items.hasSource() ? own(items, emotions) : packaged(emotions);
    }

    private static Chosen own(CollectedItems items, List<String> emotions) {
        OwnSource own = OwnSource.of(items.source(), items.labels());
        LabelledSource source = only(own.source(), emotions);
        List<Integer> counts = source.counts();
        for (int label = 0; label < counts.size(); label++) {
            if (counts.get(label) < OwnSource.FEWEST_OF_EMOTION) {
                throw ProblemException.withLimit(
                        ProblemCode.TOO_FEW_ITEMS,
                        "The emotion " + source.emotions().get(label) + " has " + counts.get(label)
                                + " usable recordings under source/; at least " + OwnSource.FEWEST_OF_EMOTION
                                + " are needed.",
                        OwnSource.FEWEST_OF_EMOTION,
                        counts.get(label));
            }
        }
        return new Chosen(
                source,
                new AdaptationAnswer.Source("own", source.recordings(), List.of(), own.problems()),
                List.of(new AdaptedModel.Origin(
                        "the caller's labelled recordings", "the caller's own", "", "labelled source")),
                null);
    }

    private Chosen packaged(List<String> emotions) throws IOException {
        SourceLibrary.Packaged packaged = library.get();
        LabelledSource source = only(packaged.source(), emotions);
        List<SourceCorpus> corpora = packaged.header().corpora();
        return new Chosen(
                source,
                new AdaptationAnswer.Source(
                        "speech-corpora-" + packaged.header().set(),
                        source.recordings(),
                        corpora.stream()
                                .map(corpus ->
                                        new AdaptationAnswer.Corpus(corpus.name(), corpus.licence(), corpus.citation()))
                                .toList(),
                        List.of()),
                corpora.stream()
                        .map(corpus -> new AdaptedModel.Origin(
                                corpus.name(), corpus.licence(), corpus.citation(), "labelled source"))
                        .toList(),
                packaged.header().digest());
    }

    private static LabelledSource only(LabelledSource source, List<String> emotions) {
        if (emotions.isEmpty()) {
            return source;
        }
        if (!source.emotions().containsAll(emotions)) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "emotions must be among those of the source: " + String.join(",", source.emotions()) + ".");
        }
        return source.only(emotions);
    }
}

package org.affectlab.training.featurepack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.affectlab.sourcefeatures.SourceCorpus;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.sourcefeatures.SourceHeader;
import org.affectlab.training.report.CorpusInfo;

/** What a reader of packed features has to know. Stateless. */
final class FeatureCard {
    private FeatureCard() {}

    static String of(SourceFeatures packed, List<CorpusInfo> infos) {
        SourceHeader header = packed.header();
        StringBuilder card = new StringBuilder("# Source features: " + header.set() + "\n\n");
        card.append(header.names().size())
                .append(" acoustic functionals (")
                .append(header.implementation())
                .append(") of ")
                .append(packed.clips())
                .append(" labelled clips; ")
                .append(
                        "`POST /v1/speech/adaptations` adapts from them when the caller brings no labelled recordings. ")
                .append("There is no sound in them, no name of a speaker, and no name of a file.\n\n");
        card.append("| corpus | clips | speakers |");
        header.labels().forEach(label -> card.append(' ').append(label).append(" |"));
        card.append(" licence of the corpus | licence of what is derived |\n|")
                .append(" --- |".repeat(5 + header.labels().size()));
        card.append('\n');
        for (int corpus = 0; corpus < header.corpora().size(); corpus++) {
            SourceCorpus one = header.corpora().get(corpus);
            card.append("| ").append(one.title()).append(" | ").append(one.clips());
            card.append(" | ").append(speakers(packed, corpus)).append(" |");
            for (int label = 0; label < header.labels().size(); label++) {
                card.append(' ').append(count(packed, corpus, label)).append(" |");
            }
            card.append(' ').append(one.licence()).append(" | ");
            card.append(infos.get(corpus).weightsLicence()).append(" |\n");
        }
        card.append("\nThe features may be used as the strictest of these licences allows.\n\n## Citations\n\n");
        header.corpora()
                .forEach(corpus -> card.append("> ").append(corpus.citation()).append("\n>\n"));
        card.append("\n## How they were made\n\n");
        card.append(
                "Decoded, mixed to mono, resampled to 16 kHz, whole clips, nothing cut; unscaled, single precision. ");
        card.append("`./affectlab train pack-features --data FOLDER... --set ")
                .append(header.set())
                .append(" --out FOLDER` makes them anew from the corpora.\n\n## Limits\n\n");
        card.append(infos.stream()
                .flatMap(info -> info.limits().stream())
                .map(limit -> "* " + limit)
                .collect(Collectors.joining("\n")));
        return card.append('\n').toString();
    }

    private static int speakers(SourceFeatures packed, int corpus) {
        Set<Integer> speakers = new HashSet<>();
        for (int clip = 0; clip < packed.clips(); clip++) {
            if (packed.corpus(clip) == corpus) {
                speakers.add(packed.speaker(clip));
            }
        }
        return speakers.size();
    }

    private static int count(SourceFeatures packed, int corpus, int label) {
        int count = 0;
        for (int clip = 0; clip < packed.clips(); clip++) {
            count += packed.corpus(clip) == corpus && packed.label(clip) == label ? 1 : 0;
        }
        return count;
    }
}

package org.affectlab.sourcefeatures;

import static java.util.Objects.requireNonNull;

/**
 * One of the corpora behind the features.
 *
 * @param name short
 * @param title for people
 * @param licence of the corpus
 * @param citation as its authors want it
 * @param clips of it among the features
 * @param digest of its recordings, labels and speakers, {@code sha256:} and 64 hexadecimal digits
 */
public record SourceCorpus(String name, String title, String licence, String citation, int clips, String digest) {
    public SourceCorpus {
        requireNonNull(name, "name is null");
        requireNonNull(title, "title is null");
        requireNonNull(licence, "licence is null");
        requireNonNull(citation, "citation is null");
        requireNonNull(digest, "digest is null");
        if (clips < 1) {
            throw new IllegalArgumentException("corpus " + name + " has no clips");
        }
    }
}

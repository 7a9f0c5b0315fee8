package org.affectlab.benchmarks.http;

import java.util.Optional;

/** Judges an answer. Quick, since it runs on the generator's thread; thread-safe. */
public interface AnswerCheck {
    /** What is wrong with it; empty: nothing. */
    Optional<String> fault(Answer answer);

    /** Any answer at all will do. */
    static AnswerCheck none() {
        return answer -> Optional.empty();
    }
}

package org.affectlab.benchmarks.abuse;

import java.util.Optional;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;

/** What has to come back from a bad request: a status of these, as a problem that a client can read. Immutable. */
record Expectation(int least, int most, boolean problem) implements AnswerCheck {
    /** A client's mistake with the reason as JSON. */
    static Expectation refusal() {
        return new Expectation(400, 499, true);
    }

    /** A client's mistake; so broken that the server's HTTP layer may answer without a body of ours. */
    static Expectation bareRefusal() {
        return new Expectation(400, 499, false);
    }

    @Override
    public Optional<String> fault(Answer answer) {
        if (answer.status() < least || answer.status() > most) {
            return Optional.of("status " + answer.status() + ", not " + least + " to " + most);
        }
        if (problem && !answer.text().contains("\"code\"")) {
            return Optional.of("status " + answer.status() + " without a code");
        }
        return Optional.empty();
    }
}

package org.affectlab.speech.api.adaptation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.speech.pipeline.adaptation.AdaptationSettings;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of a request before its body is read. Stateless; whatever is wrong is INVALID_PARAMETER. */
final class AdaptationQuery {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");
    private static final int MOST_EMOTIONS = 32;

    private AdaptationQuery() {}

    static AdaptationParameters check(
            String method,
            @Nullable String emotions,
            @Nullable Double lambda,
            @Nullable Double tau,
            @Nullable Double mu,
            @Nullable String name) {
        method(method);
        AdaptationSettings usual = AdaptationSettings.DEFAULT;
        return new AdaptationParameters(
                emotions(emotions),
                new AdaptationSettings(
                        number("lambda", lambda, usual.lambda()),
                        number("tau", tau, usual.tau()),
                        number("mu", mu, usual.mu())),
                name(name));
    }

    private static void method(String method) {
        if (method.equals("didan")) {
            throw invalid(
                    "DIDAN learns from the source's recordings, which are not here, in minutes to an hour of training;"
                            + " train it offline with './affectlab train cross-corpus'. Here the method is aktlr.");
        }
        if (!method.equals("aktlr")) {
            throw invalid("method must be aktlr.");
        }
    }

    private static List<String> emotions(@Nullable String emotions) {
        if (emotions == null) {
            return List.of();
        }
        List<String> wanted =
                Arrays.stream(emotions.split(",", -1)).map(EmotionName::of).toList();
        for (String one : wanted) {
            if (!EmotionName.isOne(one)) {
                throw invalid("emotions must be names with commas between them, as angry,sad.");
            }
        }
        if (wanted.size() < 2 || wanted.size() > MOST_EMOTIONS || new HashSet<>(wanted).size() < wanted.size()) {
            throw invalid("emotions must be 2 to " + MOST_EMOTIONS + " different ones.");
        }
        return wanted;
    }

    private static double number(String parameter, @Nullable Double value, double usual) {
        if (value == null) {
            return usual;
        }
        if (!AdaptationSettings.fits(value)) {
            throw invalid(parameter + " must be 0 to " + (long) AdaptationSettings.MOST + ".");
        }
        return value;
    }

    private static @Nullable String name(@Nullable String name) {
        if (name != null && !NAME.matcher(name).matches()) {
            throw invalid("name must be 1 to 30 small letters, digits and hyphens, no hyphen first.");
        }
        return name;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail);
    }
}

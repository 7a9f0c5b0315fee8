package org.affectlab.training.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ten speakers of IEMOCAP: two talk to each other in each of five sessions, and both subsets are of the same people. Names are those of
 * {@link IemocapReader}; everybody else is nobody's partner and only himself. Stateless.
 */
public final class IemocapSpeakers {
    private static final Pattern SPEAKER = Pattern.compile("(Ses0[1-5])([FM])");

    private IemocapSpeakers() {}

    /**
     * The other speaker of the same session, named in the same way.
     *
     * @param corpus of the speaker, unless {@code speaker} begins with its own corpus and a colon
     */
    public static Optional<String> partner(String corpus, String speaker) {
        int start = speaker.indexOf(':') + 1;
        Matcher own = SPEAKER.matcher(speaker.substring(start));
        if (!isIemocap(start == 0 ? corpus : speaker.substring(0, start - 1)) || !own.matches()) {
            return Optional.empty();
        }
        String other = own.group(2).equals("F") ? "M" : "F";
        return Optional.of(speaker.substring(0, start) + own.group(1) + other);
    }

    /** @param qualified {@code CORPUS:SPEAKER}, or {@code CORPUS:} and something else; the same for both subsets */
    public static String person(String qualified) {
        int end = Math.max(0, qualified.indexOf(':'));
        return isIemocap(qualified.substring(0, end))
                ? IemocapReader.Subset.ALL.corpus() + qualified.substring(end)
                : qualified;
    }

    private static boolean isIemocap(String corpus) {
        return Arrays.stream(IemocapReader.Subset.values())
                .anyMatch(subset -> subset.corpus().equals(corpus));
    }
}

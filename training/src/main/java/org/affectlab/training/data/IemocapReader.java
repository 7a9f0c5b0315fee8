package org.affectlab.training.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * IEMOCAP as its authors distribute it: {@code Session1/dialog/EmoEvaluation/Ses01F_impro01.txt} says of each turn what most judges heard, {@code
 * Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav} is the turn. Angry, happy, neutral and sad, in one of the two subsets that papers use; a speaker is
 * session and sex. Stateless and thread-safe.
 */
public final class IemocapReader {
    private static final Pattern SESSION = Pattern.compile("Session[1-5]");
    private static final Pattern TURN =
            Pattern.compile("\\[[^\\]]*\\]\\s+((Ses0\\d)[FM]_(impro|script)\\w+_([FM])\\d+)\\s+(\\w+)\\s.*");
    private static final Map<String, String> EMOTIONS =
            Map.of("ang", "angry", "hap", "happy", "neu", "neutral", "sad", "sad");
    private static final String EXCITED = "exc";

    /** Which turns count; their numbers are those of the whole corpus. */
    public enum Subset {
        /** The improvised sessions, excited turns left out: 289 angry, 284 happy, 1099 neutral, 608 sad, 2280 in all (paper: LGFA, ATFNN, as recalled). */
        IMPROVISED("iemocap-improvised"),
        /** All sessions, excited turns counted as happy: 1103 angry, 1636 happy, 1708 neutral, 1084 sad, 5531 in all (our choice, as a switch). */
        ALL("iemocap");

        private final String corpus;

        Subset(String corpus) {
            this.corpus = corpus;
        }

        /** The name of the corpus in results, cards and reports. */
        public String corpus() {
            return corpus;
        }

        /** What it is called behind a folder's name. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Subset> of(String id) {
            return Arrays.stream(values())
                    .filter(subset -> subset.id().equals(id))
                    .findFirst();
        }
    }

    private final Subset subset;

    public IemocapReader(Subset subset) {
        this.subset = subset;
    }

    static boolean isOne(Path directory) {
        return Files.isDirectory(directory.resolve("Session1/dialog/EmoEvaluation"));
    }

    /** @throws IOException if a turn's recording is missing, or there is none */
    public SpeechDataset read(Path directory) throws IOException {
        List<Clip> clips = new ArrayList<>();
        for (Path session : sorted(directory)) {
            Path evaluations = session.resolve("dialog/EmoEvaluation");
            if (!SESSION.matcher(session.getFileName().toString()).matches() || !Files.isDirectory(evaluations)) {
                continue;
            }
            for (Path evaluation : sorted(evaluations)) {
                if (evaluation.getFileName().toString().endsWith(".txt")) {
                    turns(directory, session, evaluation, clips);
                }
            }
        }
        if (clips.isEmpty()) {
            throw new IOException(directory + " holds no turn of IEMOCAP with one of the four emotions");
        }
        return new SpeechDataset(subset.corpus(), clips);
    }

    private void turns(Path root, Path session, Path evaluation, List<Clip> clips) throws IOException {
        for (String line : Files.readAllLines(evaluation, StandardCharsets.ISO_8859_1)) {
            Matcher turn = TURN.matcher(line);
            if (!turn.matches()
                    || (subset == Subset.IMPROVISED && !turn.group(3).equals("impro"))) {
                continue;
            }
            String code = turn.group(5);
            String emotion = subset == Subset.ALL && code.equals(EXCITED) ? "happy" : EMOTIONS.get(code);
            if (emotion == null) {
                continue;
            }
            String name = turn.group(1);
            String dialog = name.substring(0, name.lastIndexOf('_'));
            Path file = session.resolve("sentences/wav").resolve(dialog).resolve(name + ".wav");
            if (!Files.isRegularFile(file)) {
                throw new IOException(evaluation + ": the recording of " + name + " is missing");
            }
            String id = root.relativize(file).toString().replace('\\', '/');
            clips.add(new Clip(file, id, turn.group(2) + turn.group(4), emotion));
        }
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }
}

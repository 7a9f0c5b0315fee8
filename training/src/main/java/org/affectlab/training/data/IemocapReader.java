package org.affectlab.training.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Which turns count. */
    public enum Subset {
        /** The improvised sessions, excited turns left out: 2280 turns in the corpus. */
        IMPROVISED,
        /** All sessions, excited turns counted as happy: 5531 turns in the corpus. */
        ALL
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
        return new SpeechDataset(subset == Subset.ALL ? "iemocap" : "iemocap-improvised", clips);
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

package org.affectlab.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * RAVDESS as its authors distribute it (Zenodo record 1188976): {@code Actor_01/03-01-06-01-02-01-12.wav}, the numbers being modality,
 * vocal channel, emotion, intensity, statement, repetition, actor. Only audio-only speech (03-01) is taken; song and video are skipped.
 * Clips are listed by actor, then by name.
 */
public final class RavdessReader {
    private static final Pattern NAME = Pattern.compile("03-01-(0[1-8])-0[12]-0[12]-0[12]-(\\d\\d)\\.wav");
    private static final List<String> EMOTIONS =
            List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");

    public SpeechDataset read(Path directory) throws IOException {
        List<Clip> clips = new ArrayList<>();
        for (Path actor : sorted(directory)) {
            if (!actor.getFileName().toString().matches("Actor_\\d\\d")) {
                continue;
            }
            for (Path file : sorted(actor)) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    clips.add(new Clip(
                            file,
                            actor.getFileName() + "/" + file.getFileName(),
                            name.group(2),
                            EMOTIONS.get(Integer.parseInt(name.group(1)) - 1)));
                }
            }
        }
        if (clips.isEmpty()) {
            throw new IOException(directory + " holds no audio-only speech of RAVDESS");
        }
        return new SpeechDataset("ravdess", clips);
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }
}

package org.affectlab.training.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A corpus in the generic form whose emotions are pure tones: 400 Hz is neutral, 900 happy, 1,900 sad, 3,800 angry, each over weak noise. */
public final class SyntheticCorpus {
    public static final String[] LABELS = {"neutral", "happy", "sad", "angry"};
    private static final double[] TONES = {400, 900, 1900, 3800};

    private SyntheticCorpus() {}

    /** Each speaker says every emotion once, some clips shorter and some longer than a window. */
    public static Path write(Path directory, int speakers) throws IOException {
        Files.createDirectories(directory.resolve("audio"));
        StringBuilder metadata = new StringBuilder("file,speaker,gender,emotion,duration_s,original_sample_rate\n");
        SplittableRandom random = new SplittableRandom(11);
        for (int speaker = 1; speaker <= speakers; speaker++) {
            for (int label = 0; label < LABELS.length; label++) {
                String name = "audio/s" + speaker + "-" + LABELS[label] + ".wav";
                double seconds = 1.5 + 0.5 * ((speaker + label) % 4);
                Files.write(directory.resolve(name), tone(TONES[label], seconds, random));
                metadata.append(name)
                        .append(",s")
                        .append(speaker)
                        .append(",female,")
                        .append(LABELS[label])
                        .append(',')
                        .append(seconds)
                        .append(",16000\n");
            }
        }
        Files.writeString(directory.resolve("metadata.csv"), metadata);
        return directory;
    }

    /** IEMOCAP's layout: two sessions of two speakers, each of whom improvises every emotion once and reads an excited turn. */
    public static Path writeIemocap(Path directory) throws IOException {
        SplittableRandom random = new SplittableRandom(12);
        for (String session : new String[] {"Ses01", "Ses02"}) {
            Path folder = directory.resolve("Session" + session.charAt(4));
            dialog(folder, session + "F_impro01", new String[] {"neu", "hap", "sad", "ang"}, random);
            dialog(folder, session + "F_script01_1", new String[] {"exc"}, random);
        }
        return directory;
    }

    private static void dialog(Path session, String name, String[] codes, SplittableRandom random) throws IOException {
        Path sound = Files.createDirectories(session.resolve("sentences/wav").resolve(name));
        Path evaluation = Files.createDirectories(session.resolve("dialog/EmoEvaluation"));
        StringBuilder turns = new StringBuilder();
        for (String speaker : new String[] {"F", "M"}) {
            for (int code = 0; code < codes.length; code++) {
                String turn = name + "_" + speaker + "00" + code;
                double tone = codes.length == 1 ? TONES[1] : TONES[code];
                Files.write(sound.resolve(turn + ".wav"), tone(tone, 1.5, random));
                turns.append("[1.0 - 2.5]\t" + turn + "\t" + codes[code] + "\t[2.5, 2.5, 2.5]\n");
            }
        }
        Files.writeString(evaluation.resolve(name + ".txt"), turns);
    }

    private static byte[] tone(double frequency, double seconds, SplittableRandom random) {
        int samples = (int) (seconds * 16_000);
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + 2 * samples)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
        wav.putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(2 * samples);
        double phase = random.nextDouble(2 * Math.PI);
        for (int index = 0; index < samples; index++) {
            double value =
                    0.5 * Math.sin(phase + 2 * Math.PI * frequency * index / 16_000) + 0.02 * random.nextGaussian();
            wav.putShort((short) Math.round(32_000 * value));
        }
        return wav.array();
    }
}

package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AviWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of videos to samples that a run trains on. */
class EnterfaceVideosTest {
    private static final String ANGRY = "subject 1/anger/sentence 1/s1_an_1.avi";
    private static final String HAPPY = "subject 2/happiness/sentence 3/s2_ha_3.avi";

    @TempDir
    private Path folder;

    @Test
    void theSoundOfEveryVideoIsLoaded() throws Exception {
        float[] angry = noise(1, 20_000);
        float[] happy = noise(2, 33_000);
        write(ANGRY, video(angry));
        write(HAPPY, video(happy));

        SpeechDataset dataset = new DatasetReader().read(folder);
        Recordings recordings = new RecordingLoader(new AudioDecoder(), 2).load(dataset.clips());

        assertThat(dataset.name()).isEqualTo("enterface");
        assertThat(dataset.clips())
                .extracting(clip -> clip.speaker() + " " + clip.label())
                .containsExactly("1 angry", "2 happy");
        assertThat(recordings.samples(dataset.clips().get(0))).isEqualTo(angry);
        assertThat(recordings.samples(dataset.clips().get(1))).isEqualTo(happy);
    }

    @Test
    void aVideoThatIsCutOffIsNamed() throws Exception {
        byte[] video = video(noise(1, 20_000));
        write(ANGRY, Arrays.copyOf(video, video.length / 2));

        SpeechDataset dataset = new DatasetReader().read(folder);
        assertThatThrownBy(() -> new RecordingLoader(new AudioDecoder(), 1).load(dataset.clips()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s1_an_1.avi");
    }

    @Test
    void aVideoAndItsSoundAreNotBothRead() throws Exception {
        write(ANGRY, video(noise(1, 20_000)));
        write(ANGRY.replace(".avi", ".wav"), new byte[0]);

        assertThatThrownBy(() -> new DatasetReader().read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds one utterance twice")
                .hasMessageContaining("s1_an_1.avi and ")
                .hasMessageContaining("s1_an_1.wav; keep one of them");
    }

    /** As eNTERFACE'05 has it, but mono at 16 kHz, whose samples come back as they are. */
    private static byte[] video(float[] samples) {
        return new AviWriter(16_000, samples).video().bytes();
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static float[] noise(long seed, int samples) {
        Random random = new Random(seed);
        float[] noise = new float[samples];
        for (int index = 0; index < samples; index++) {
            noise[index] = (random.nextInt(40_000) - 20_000) / 32_768f;
        }
        return noise;
    }
}

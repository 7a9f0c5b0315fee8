package org.affectlab.training.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.encoding.RecordingForm;
import org.junit.jupiter.api.Test;

class FormsStudyTest {
    private static final RecordingForm FLAC = form("flac");
    private static final RecordingForm EIGHT_BITS = form("pcm_u8");

    /** A classifier of loudness: answers 1 for the second label where the first sample is at least a half. */
    @Test
    void differencesAndLabelsAreThoseOfTheDecodedSamples() throws Exception {
        FormsStudy study = new FormsStudy(
                samples -> samples[0] >= 0.501 ? new double[] {0.2, 0.8} : new double[] {0.7, 0.3}, new AudioDecoder());

        List<FormDifference> rows =
                study.compare(List.of(constant(0.75f), constant(0.502f)), List.of(FLAC, EIGHT_BITS));

        assertThat(rows)
                .extracting(FormDifference::title)
                .containsExactly(FLAC.title(), EIGHT_BITS.title(), FormsStudy.SHIFTED);
        assertThat(rows.get(0).largest()).isZero();
        assertThat(rows.get(0).sameLabel()).isEqualTo(2);
        // 0.502 becomes 64/128 with eight bits, 0.75 stays.
        assertThat(rows.get(1).sameLabel()).isEqualTo(1);
        assertThat(rows.get(1).largest()).isCloseTo(0.5, within(1e-9));
        assertThat(rows.get(1).withinAim()).isEqualTo(1);
        assertThat(rows.get(1).quantile(0.5)).isZero();
        assertThat(rows.get(1).quantile(0.9)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void thePageHasARowForEachForm() {
        String page = FormsReport.page(
                "m 1",
                "sha256:1",
                "corpus",
                List.of("21", "22"),
                List.of(
                        new FormDifference("FLAC", true, new double[] {0, 0.00002}, 2),
                        new FormDifference("MP3", false, new double[] {0.3, 0.04}, 1)));

        assertThat(page)
                .contains("2 clips of corpus, speakers 21, 22.")
                .contains("| FLAC | yes | 0e+00 | 2e-05 | 2e-05 | 2 of 2 | 2 of 2 |")
                .contains("| MP3 | no | 0.040 | 0.300 | 0.300 | 1 of 2 | 1 of 2 |");
    }

    private static float[] constant(float value) {
        float[] samples = new float[8_000];
        Arrays.fill(samples, (float) (Math.rint(value * 32_768) / 32_768));
        return samples;
    }

    private static RecordingForm form(String encoder) {
        return RecordingForm.ALL.stream()
                .filter(form -> form.encoder().equals(encoder))
                .findFirst()
                .orElseThrow();
    }
}

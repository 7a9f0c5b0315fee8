package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.affectlab.media.Fixtures.decode;
import static org.affectlab.media.Fixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.affectlab.media.MediaException.Reason;
import org.affectlab.media.WavWriter.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavDecodingTest {
    private static final float[] NOISE = Fixtures.noise(1, 5_001);

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void readsEveryEncodingWithinItsStep(Encoding encoding) throws MediaException {
        DecodedAudio audio = decode(new WavWriter(encoding, 16_000, NOISE).bytes());

        assertThat(audio.samples()).hasSize(NOISE.length);
        assertThat(Fixtures.largestDifference(NOISE, audio.samples())).isLessThanOrEqualTo(encoding.step());
        assertThat(audio.source().container()).isEqualTo("wav");
        assertThat(audio.source().codec()).startsWith("pcm_");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED_16", "SIGNED_24", "SIGNED_32", "FLOAT_32", "FLOAT_64"})
    void monoAtSixteenKilohertzIsExact(Encoding encoding) throws MediaException {
        assertThat(decode(new WavWriter(encoding, 16_000, NOISE).bytes()).samples())
                .isEqualTo(NOISE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED_16", "SIGNED_24", "FLOAT_32", "MU_LAW"})
    void readsTheExtensibleHeader(Encoding encoding) throws MediaException {
        byte[] plain = new WavWriter(encoding, 16_000, NOISE).bytes();
        byte[] extensible = new WavWriter(encoding, 16_000, NOISE).extensible().bytes();

        assertThat(decode(extensible).samples()).isEqualTo(decode(plain).samples());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 8, 17, 32})
    void mixesDownToTheMeanOfAllChannels(int count) throws MediaException {
        float[][] channels = new float[count][];
        float[] mean = new float[NOISE.length];
        for (int c = 0; c < count; c++) {
            channels[c] = Fixtures.noise(100 + c, NOISE.length);
        }
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (float[] channel : channels) {
                sum += channel[i];
            }
            mean[i] = (float) (sum / count);
        }

        DecodedAudio audio = decode(
                new WavWriter(Encoding.SIGNED_16, 16_000, channels).extensible().bytes());

        assertThat(audio.source().channels()).isEqualTo(count);
        assertThat(audio.samples()).hasSize(mean.length);
        assertThat(Fixtures.largestDifference(mean, audio.samples())).isLessThan(1e-6);
    }

    @Test
    void keepsFloatValuesBeyondFullScale() throws MediaException {
        float[] loud = {0, 1.5f, -3.25f, 0.5f};

        assertThat(decode(new WavWriter(Encoding.FLOAT_32, 16_000, loud).bytes())
                        .samples())
                .isEqualTo(loud);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesValuesThatAreNotFinite(float value) {
        float[] samples = NOISE.clone();
        samples[2_500] = value;

        assertThat(refusal(new WavWriter(Encoding.FLOAT_32, 16_000, samples).bytes())
                        .reason())
                .isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(new WavWriter(Encoding.FLOAT_32, 44_100, samples).bytes())
                        .reason())
                .isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void findsTheDataBehindOtherChunksAndStopsBeforeTags() throws MediaException {
        byte[] tags = WavWriter.chunk("LIST", "INFOINAMclip".getBytes(ISO_8859_1));
        byte[] content = WavWriter.mono16(NOISE).before(tags).after(tags).bytes();

        assertThat(decode(content).samples()).isEqualTo(NOISE);
    }

    @Test
    void findsTheDataBehindAChunkLargerThanWhatIsSniffed() throws MediaException {
        byte[] large = WavWriter.chunk("junk", new byte[100_000]);

        assertThat(decode(WavWriter.mono16(NOISE).before(large).bytes()).samples())
                .isEqualTo(NOISE);
    }

    @Test
    void anEmptyDataChunkIsAnEmptyRecording() throws MediaException {
        DecodedAudio audio = decode(WavWriter.mono16(new float[0]).bytes());

        assertThat(audio.samples()).isEmpty();
        assertThat(audio.durationMs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xFFFF_FFFF, 0x7FFF_F000})
    void aSizeLeftOpenByAStreamingWriterMeansToTheEnd(int size) throws MediaException {
        assertThat(decode(WavWriter.mono16(NOISE).dataSize(size).bytes()).samples())
                .isEqualTo(NOISE);
    }

    @Test
    void aHeaderThatClaimsMoreThanTheBytesIsTruncated() {
        MediaException refusal =
                refusal(WavWriter.mono16(NOISE).dataSize(2 * 16_000 * 5).bytes());

        assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal).hasMessageContaining("5000 ms").hasMessageContaining("313 ms");
    }

    @Test
    void oneMissingSampleIsEnough() {
        byte[] content = WavWriter.mono16(NOISE).bytes();

        assertThat(refusal(Arrays.copyOf(content, content.length - 2)).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void aHeaderThatHidesMostOfTheSamplesIsRefused() {
        MediaException refusal = refusal(WavWriter.mono16(NOISE).dataSize(4_000).bytes());

        assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal).hasMessageContaining("smaller size");
    }

    @Test
    void aHeaderThatClaimsMoreThanTheLimitIsTooLong() {
        MediaException refusal =
                refusal(WavWriter.mono16(NOISE).dataSize(2 * 16_000 * 700).bytes());

        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal.limit()).hasValue(600_000);
        assertThat(refusal.actual()).hasValue(700_000);
    }

    @Test
    void nonsenseInTheHeaderIsRefused() {
        assertThat(refusal(WavWriter.mono16(NOISE).channelCount(0).bytes()).reason())
                .isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(WavWriter.mono16(NOISE).headerRate(0).bytes()).reason())
                .isIn(Reason.UNDECODABLE, Reason.UNSUPPORTED_SAMPLE_RATE);
        assertThat(refusal(WavWriter.mono16(NOISE).headerRate(Integer.MIN_VALUE).bytes())
                        .reason())
                .isIn(Reason.UNDECODABLE, Reason.UNSUPPORTED_SAMPLE_RATE);
        assertThat(refusal(WavWriter.mono16(NOISE).headerRate(Integer.MAX_VALUE).bytes())
                        .reason())
                .isIn(Reason.UNDECODABLE, Reason.UNSUPPORTED_SAMPLE_RATE);
        for (int block : new int[] {0, 1, 3, 4, 65_535}) {
            assertThat(refusal(WavWriter.mono16(NOISE).blockAlign(block).bytes())
                            .reason())
                    .isEqualTo(Reason.UNDECODABLE);
        }
    }
}

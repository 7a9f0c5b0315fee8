package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.audio.Pcm;
import org.affectlab.e2e.audio.SampleCoding;
import org.affectlab.e2e.audio.Wav;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are no recording, or none that can be analysed. Each is refused for its own reason, and the next good request works. */
@OnPlatform
class BadRecordingTest {
    private static final long TEN_MINUTES_MS = 600_000;

    private final RunningPlatform platform;

    BadRecordingTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @AfterEach
    void nextGoodRequestWorks() {
        GoodRequest.stillWorks(platform);
    }

    @Test
    void emptyBody() {
        refuses(new byte[0], 400, "EMPTY_BODY");
    }

    @Test
    void textNamedWav() {
        byte[] text =
                "This is no recording, whatever its name says.\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThatProblem(platform.gateway().analyse(text, "audio/wav", ""))
                .is(415, "UNKNOWN_FORMAT")
                .comesInTime();
    }

    @Test
    void randomBytes() {
        byte[] bytes = Wav.mono(Pcm.noise(1, 11), SampleCoding.SIGNED_16);
        refuses(Arrays.copyOfRange(bytes, 44, bytes.length), 415, "UNKNOWN_FORMAT");
    }

    @Test
    void flacThatEndsInTheMiddle() {
        byte[] flac = Fixtures.read("speech.flac");
        refuses(Arrays.copyOf(flac, flac.length / 2), 415, "UNDECODABLE");
    }

    @Test
    void flacOfNothingButItsFirstBytes() {
        refuses(Arrays.copyOf(Fixtures.read("speech.flac"), 40), 415, "UNDECODABLE");
    }

    @Test
    void wavThatClaimsMoreThanItHas() {
        Pcm second = Pcm.noise(1, 12);
        refuses(Wav.claiming(10 * 32_000, second), 415, "UNDECODABLE");
    }

    @Test
    void wavThatClaimsTwoHours() {
        Answer answer = refuses(Wav.claiming(7200 * 32_000, Pcm.noise(1, 13)), 413, "TOO_LONG");
        assertThatProblem(answer).names(TEN_MINUTES_MS, 7_200_000);
    }

    @Test
    void clipOfFiftyMilliseconds() {
        Answer answer = refuses(Wav.mono(Pcm.noise(0.05, 14), SampleCoding.SIGNED_16), 422, "TOO_SHORT");
        assertThatProblem(answer).names(200, 50);
    }

    @Test
    void wavWithoutOneSample() {
        refuses(Wav.mono(Pcm.silence(0), SampleCoding.SIGNED_16), 422, "TOO_SHORT");
    }

    @Test
    void digitalSilence() {
        refuses(Wav.mono(Pcm.silence(3), SampleCoding.SIGNED_16), 422, "SILENT");
    }

    @Test
    void twoHoursOfSilenceInASmallFile() {
        byte[] opus = Fixtures.read("two-hours-of-silence.opus");
        assertThat(opus.length).isLessThan(400_000);
        // Once before measuring: buffers that are made once belong to no request.
        refuses(opus, 413, "TOO_LONG");
        long before = platform.speechUsage().residentMegabytes();
        for (int i = 0; i < 5; i++) {
            Answer answer = refuses(opus, 413, "TOO_LONG");
            assertThat(answer.json().path("limit").asLong()).isEqualTo(TEN_MINUTES_MS);
            assertThat(answer.json().path("actual").asLong()).isGreaterThan(TEN_MINUTES_MS);
        }
        assertThat(platform.speechUsage().residentMegabytes()).isLessThan(before + 64);
    }

    @Test
    void videoWithoutSound() {
        refuses(Fixtures.read("video-without-sound.mp4"), 422, "NO_AUDIO");
        refuses(Fixtures.read("video-without-sound.mkv"), 422, "NO_AUDIO");
    }

    private Answer refuses(byte[] body, int status, String code) {
        Answer answer = platform.gateway().analyse(body);
        assertThatProblem(answer).is(status, code).comesInTime();
        return answer;
    }
}

package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FFmpeg can follow playlists and scripts to files and addresses. Here nothing is followed: a file that lies on the service's own machine,
 * readable and a good recording, is never opened, and no answer carries what is in it.
 */
@OnPlatform
class LocalFileTest {
    private static final String SECRET = "the-laboratory-keeps-this-to-itself";

    private final RunningPlatform platform;
    private final Path recording;
    private final Path note;

    LocalFileTest(RunningPlatform platform, @TempDir Path folder) {
        this.platform = platform;
        this.recording = folder.resolve("private.wav");
        this.note = folder.resolve("private.txt");
    }

    @BeforeEach
    void write() throws IOException {
        Files.write(recording, Fixtures.speechWav());
        Files.writeString(note, SECRET);
    }

    @Test
    void playlistWithAPath() {
        refuses("#EXTM3U\n#EXTINF:3.3,\n" + recording + "\n#EXTINF:3.3,\n" + note + "\n#EXT-X-ENDLIST\n");
    }

    @Test
    void playlistWithAFileAddress() {
        refuses("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:3.3,\n" + recording.toUri() + "\n" + note.toUri()
                + "\n#EXT-X-ENDLIST\n");
    }

    @Test
    void concatScript() {
        refuses("ffconcat version 1.0\nfile '" + recording + "'\nfile '" + note + "'\n");
    }

    @Test
    void sessionDescription() {
        refuses("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n");
    }

    private void refuses(String script) {
        for (String contentType :
                new String[] {"application/octet-stream", "audio/x-mpegurl", "audio/wav", "video/mp4"}) {
            Answer answer = platform.gateway().analyse(script.getBytes(StandardCharsets.UTF_8), contentType, "");
            assertThatProblem(answer).is(415, "UNKNOWN_FORMAT").comesInTime();
            assertThat(answer.body())
                    .doesNotContain(SECRET, recording.getFileName().toString());
        }
        GoodRequest.stillWorks(platform);
    }
}

package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatSnifferTest {
    private final FormatSniffer sniffer = new FormatSniffer();

    @ParameterizedTest
    @CsvSource({
        "RIFF....WAVEfmt , WAV",
        "RF64....WAVEds64, WAV",
        "BW64....WAVEds64, WAV",
        "RIFF....AVI LIST, AVI",
        "fLaC............, FLAC",
        "OggS............, OGG",
        "....ftypM4A ...., MP4",
        "....ftypqt  ...., MP4",
        "....moov........, MP4",
        "....mdat........, MP4",
    })
    void knowsTextualMagic(String head, AudioFormat format) {
        assertThat(sniffer.sniff(head.getBytes(ISO_8859_1))).contains(format);
    }

    @ParameterizedTest
    @CsvSource({
        "FFFB9064, MP3",
        "FFFA9064, MP3",
        "FFF36064, MP3",
        "FFE36064, MP3",
        "FFFD9064, MP3",
        "FFF15080, AAC",
        "FFF95080, AAC",
        "FFF05080, AAC",
        "1A45DFA3, MATROSKA",
    })
    void knowsBinaryMagic(String hex, AudioFormat format) {
        assertThat(sniffer.sniff(bytes(hex))).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FFFB", "FFFBF064", "FFFB9C64", "FFEB9064", "FFFF9064", "FFF17C80", "FEFF0041", "FFFE4100", "00"
            })
    void refusesImpossibleFrameHeaders(String hex) {
        assertThat(sniffer.sniff(bytes(hex))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile '/etc/passwd'\n",
                "file '/etc/passwd'\n",
                "concat:a|b",
                "<?xml version=\"1.0\"?><MPD/>",
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1",
                "RIFF....AVIXLIST",
                "RF64....AVI LIST",
                "RIFF....ACONanih",
                "RIFF",
                "ftyp",
                "hello world, this is text",
                "[playlist]\nFile1=x",
                "ID",
                "ID3",
                "\u007fELF",
                "%PDF-1.7",
                "PK\u0003\u0004",
                "GIF89a"
            })
    void doesNotKnowTextPlaylistsAndOtherFiles(String head) {
        assertThat(sniffer.sniff(head.getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void doesNotTakeUtf16TextForMpegAudio() {
        assertThat(sniffer.sniff("speech".getBytes(UTF_16))).isEmpty();
    }

    @Test
    void skipsId3Tags() {
        byte[] mp3 = bytes("FFFB9064");
        assertThat(sniffer.sniff(tagged(200, mp3))).contains(AudioFormat.MP3);
        assertThat(sniffer.sniff(tagged(200, tagged(5, mp3)))).contains(AudioFormat.MP3);
        assertThat(sniffer.sniff(tagged(200, bytes("FFF15080")))).contains(AudioFormat.AAC);
        assertThat(sniffer.sniff(tagged(0, "fLaC".getBytes(ISO_8859_1)))).contains(AudioFormat.FLAC);
        assertThat(sniffer.sniff(tagged(200, "#EXTM3U".getBytes(ISO_8859_1)))).isEmpty();
    }

    @Test
    void takesATagThatHidesItsContentForMp3() {
        assertThat(sniffer.sniff(Arrays.copyOf(tagged(5_000, new byte[0]), 1_000)))
                .contains(AudioFormat.MP3);
    }

    @Test
    void namesEveryFixture() {
        assertThat(sniffer.sniff(Fixtures.read("speech.wav"))).contains(AudioFormat.WAV);
        assertThat(sniffer.sniff(Fixtures.read("speech.flac"))).contains(AudioFormat.FLAC);
        assertThat(sniffer.sniff(Fixtures.read("tagged.mp3"))).contains(AudioFormat.MP3);
        assertThat(sniffer.sniff(Fixtures.read("speech.aac"))).contains(AudioFormat.AAC);
        assertThat(sniffer.sniff(Fixtures.read("speech.opus"))).contains(AudioFormat.OGG);
        assertThat(sniffer.sniff(Fixtures.read("speech.m4a"))).contains(AudioFormat.MP4);
        assertThat(sniffer.sniff(Fixtures.read("speech.webm"))).contains(AudioFormat.MATROSKA);
        assertThat(sniffer.sniff(Fixtures.read("video-with-sound.avi"))).contains(AudioFormat.AVI);
    }

    private static byte[] bytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    private static byte[] tagged(int tagBytes, byte[] content) {
        byte[] synchsafe = {0, 0, (byte) (tagBytes >> 7), (byte) (tagBytes & 0x7F)};
        return ByteBuffer.allocate(10 + tagBytes + content.length)
                .put("ID3".getBytes(ISO_8859_1))
                .put(new byte[] {3, 0, 0})
                .put(synchsafe)
                .position(10 + tagBytes)
                .put(content)
                .array();
    }
}

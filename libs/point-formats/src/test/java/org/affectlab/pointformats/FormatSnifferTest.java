package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatSnifferTest {
    private final FormatSniffer sniffer = new FormatSniffer();

    private PointCloudFormat sniff(byte[] head, String name) throws PointCloudException {
        return sniffer.sniff(head, head.length, Optional.of(name));
    }

    @Test
    void theNameOfAMarkedFormatMeansNothing() throws Exception {
        assertThat(sniff(Fixtures.all().get("ascii.ply"), "cloud.laz")).isEqualTo(PointCloudFormat.PLY);
        assertThat(sniff(Fixtures.all().get("wide.laz"), "cloud.las")).isEqualTo(PointCloudFormat.LAZ);
        assertThat(sniff(Fixtures.all().get("floats.npy"), "cloud.bin")).isEqualTo(PointCloudFormat.NPY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud.ply", "CLOUD.PCD", "a.las", "a.laz", "a.npy", "a.npz", "a.e57"})
    void textThatLostItsHeaderIsRefused(String name) {
        byte[] lines = "1 2 3\n4 5 6\n".getBytes();
        Reading.refused(lines, ReadOptions.defaults().withFileName(name), Reason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud.xyz", "cloud.txt", "cloud.asc", "cloud", "cloud.ply.csv"})
    void textIsTextUnderAllOtherNames(String name) throws Exception {
        assertThat(sniff("1 2 3\n".getBytes(), name)).isEqualTo(PointCloudFormat.TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "'# comment\nVERSION 0.7\nFIELDS x y z\n', PCD",
        "'FIELDS x y z\n', PCD",
        "'# made by a tool\no box\nv 1 2 3\n', OBJ",
        "'5\n1 2 3\n', PTS",
        "'ASTM-E57 and more', E57"
    })
    void marksWithinText(String content, PointCloudFormat format) throws Exception {
        assertThat(sniff(content.getBytes(), "")).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"E57, 'ASTM-E57'", "OBJ, 'v 1 2 3\nv 4 5 6\n'"})
    void formatsThatAreNotReadAreRefusedByName(String title, String content) {
        assertThat(Reading.refused(content, Reason.UNSUPPORTED_FORMAT)).hasMessageContaining(title);
    }

    @Test
    void scansWithoutAMark() throws Exception {
        byte[] scan = Fixtures.all().get("scan.bin");
        assertThat(sniff(scan, "")).isEqualTo(PointCloudFormat.KITTI_BIN);
        byte[] strong = Bytes.littleEndian().floats(1, 2, 3, 77).done();
        Reading.refused(strong, Reason.UNKNOWN_FORMAT);
        assertThat(sniff(strong, "000008.BIN")).isEqualTo(PointCloudFormat.KITTI_BIN);
        assertThat(Reading.read(strong, ReadOptions.defaults().withFormat(PointCloudFormat.KITTI_BIN))
                        .size())
                .isEqualTo(1);
        Reading.refused(Bytes.littleEndian().raw(scan).bytes(0).done(), Reason.UNKNOWN_FORMAT);
        Reading.refused(new byte[1600], Reason.UNKNOWN_FORMAT);
        Reading.refused(Bytes.littleEndian().floats(1, 2, Double.NaN, 0.5).done(), Reason.UNKNOWN_FORMAT);
    }

    @Test
    void noiseIsUnknown() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        Reading.refused(noise, Reason.UNKNOWN_FORMAT);
    }

    /** Quadratic in the length of a word, this would take minutes. */
    @Test
    @Timeout(60)
    void longWordsAreLookedAtOnce() {
        byte[] digits = new byte[FormatSniffer.HEAD_BYTES];
        Arrays.fill(digits, (byte) '1');
        digits[digits.length - 1] = 'x';
        for (int i = 0; i < 200; i++) {
            Reading.refused(digits, Reason.UNKNOWN_FORMAT);
        }
    }

    @Test
    void nothingIsEmpty() {
        Reading.refused(new byte[0], Reason.EMPTY);
    }

    @Test
    void aDeclaredFormatIsTakenAtItsWord() {
        for (PointCloudFormat format : PointCloudFormat.values()) {
            Reason reason =
                    switch (format) {
                        case E57, OBJ -> Reason.UNSUPPORTED_FORMAT;
                        case KITTI_BIN, LAS, LAZ -> Reason.TRUNCATED;
                        case TEXT -> Reason.UNDECODABLE;
                        default -> Reason.UNDECODABLE;
                    };
            byte[] words = "neither fish nor fowl".getBytes();
            PointCloudException refusal = null;
            try {
                Reading.read(words, ReadOptions.defaults().withFormat(format));
            } catch (PointCloudException expected) {
                refusal = expected;
            }
            assertThat(refusal).as(format.title()).isNotNull();
            assertThat(refusal.reason()).as(format.title()).isEqualTo(reason);
        }
    }
}

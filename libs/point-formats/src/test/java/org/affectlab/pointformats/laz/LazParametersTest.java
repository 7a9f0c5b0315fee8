package org.affectlab.pointformats.laz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.laz.LazItem.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LazParametersTest {
    private static final byte[] NARROW = LazParameters.forRecords(3, 36).toBytes();

    @Test
    void itemsOfEveryPointFormat() {
        assertThat(LazParameters.forRecords(5, 65).items())
                .extracting(LazItem::type)
                .containsExactly(Type.POINT10, Type.GPSTIME11, Type.RGB12, Type.WAVEPACKET13, Type.BYTE);
        assertThat(LazParameters.forRecords(10, 70).items())
                .extracting(LazItem::type)
                .containsExactly(Type.POINT14, Type.RGBNIR14, Type.WAVEPACKET14, Type.BYTE14);
        assertThat(LazParameters.forRecords(10, 70).layers()).isEqualTo(9 + 2 + 1 + 3);
        assertThat(LazParameters.forRecords(6, 30).items()).hasSize(1);
        for (int format = 0; format <= 10; format++) {
            assertThat(LazParameters.forRecords(format, 100).recordLength()).isEqualTo(100);
        }
    }

    @Test
    void theRecordComesBack() throws Exception {
        for (int format = 0; format <= 10; format++) {
            LazParameters parameters = LazParameters.forRecords(format, 70);
            assertThat(LazParameters.parse(parameters.toBytes())).isEqualTo(parameters);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no compression, 0, 0, UNSUPPORTED_FORMAT",
        "unknown compressor, 0, 4, UNSUPPORTED_FORMAT",
        "layers for narrow records, 0, 3, UNDECODABLE",
        "unknown coder, 2, 1, UNSUPPORTED_FORMAT",
        "no items, 32, 0, UNDECODABLE",
        "more items than there are, 32, 9, UNDECODABLE",
        "unknown item, 34, 5, UNSUPPORTED_FORMAT",
        "another first item, 34, 8, UNDECODABLE",
        "wrong size, 36, 21, UNDECODABLE",
        "version of 2010, 38, 1, UNSUPPORTED_FORMAT",
        "no extra bytes, 54, 0, UNDECODABLE"
    })
    void wrongRecords(String what, int at, int value, Reason reason) {
        byte[] wrong = NARROW.clone();
        wrong[at] = (byte) value;
        assertRefused(wrong, reason);
    }

    @Test
    void chunksOfNoPointsAndShortRecords() {
        byte[] empty = NARROW.clone();
        Arrays.fill(empty, 12, 16, (byte) 0);
        assertRefused(empty, Reason.UNDECODABLE);
        assertRefused(Arrays.copyOf(NARROW, 33), Reason.UNDECODABLE);
        assertRefused(Arrays.copyOf(NARROW, NARROW.length - 1), Reason.UNDECODABLE);
    }

    private static void assertRefused(byte[] record, Reason reason) {
        PointCloudException refusal =
                catchThrowableOfType(PointCloudException.class, () -> LazParameters.parse(record));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    }
}

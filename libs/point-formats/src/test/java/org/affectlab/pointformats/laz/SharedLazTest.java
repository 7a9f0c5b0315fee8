package org.affectlab.pointformats.laz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.affectlab.pointformats.SharedFiles;
import org.affectlab.pointformats.source.FileContent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that LASzip itself and others compressed: what we read from them, compressed again by us, gives the same chunks,
 * byte for byte.
 */
class SharedLazTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple.laz",
                "plane.laz",
                "extra.laz",
                "autzen_trim.laz",
                "lidarhd_pf6.laz",
                "lidarhd_pf8_rgb_nir.laz",
                "lidarhd_pf8_hard.laz"
            })
    void compressesAsTheOthersDo(String name) throws Exception {
        Path path = SharedFiles.folder("formats").resolve(name);
        byte[] file = Files.readAllBytes(path);
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int offset = header.getInt(96);
        int points = file[25] == 4 && header.getInt(107) == 0 ? (int) header.getLong(247) : header.getInt(107);
        LazParameters parameters = LazParameters.forRecords(file[104] & 0x7F, header.getShort(105) & 0xFFFF);
        byte[] records = new byte[points * parameters.recordLength()];
        try (FileContent content = FileContent.open(path)) {
            new LazRecordReader(content, parameters, offset, points, Compression.everything(parameters))
                    .read(records, points);
        }
        byte[] again = Compression.compress(records, parameters);
        int table = (int) header.getLong(offset) - offset;
        int ours = (int) ByteBuffer.wrap(again).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        assertThat(Arrays.copyOfRange(again, 8, ours)).isEqualTo(Arrays.copyOfRange(file, offset + 8, offset + table));
    }
}

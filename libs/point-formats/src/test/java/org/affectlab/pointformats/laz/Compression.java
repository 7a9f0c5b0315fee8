package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.source.FileContent;

/** Compresses and decompresses records without a LAS around them. */
final class Compression {
    private Compression() {}

    static byte[] compress(byte[] records, LazParameters parameters) throws IOException, PointCloudException {
        Path file = Files.createTempFile("records", ".laz");
        try {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                LazRecordWriter writer = new LazRecordWriter(channel, parameters);
                for (int at = 0; at < records.length; at += parameters.recordLength()) {
                    writer.write(records, at);
                }
                writer.finish();
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    static byte[] decompress(byte[] compressed, LazParameters parameters, int points)
            throws IOException, PointCloudException {
        return decompress(compressed, parameters, points, everything(parameters));
    }

    /** All bytes of a record. */
    static BitSet everything(LazParameters parameters) {
        BitSet everything = new BitSet();
        everything.set(0, parameters.recordLength());
        return everything;
    }

    static byte[] decompress(byte[] compressed, LazParameters parameters, int points, BitSet wanted)
            throws IOException, PointCloudException {
        Path file = Files.createTempFile("records", ".laz");
        try {
            Files.write(file, compressed);
            byte[] records = new byte[points * parameters.recordLength()];
            try (FileContent content = FileContent.open(file)) {
                new LazRecordReader(content, parameters, 0, points, wanted).read(records, points);
            }
            return records;
        } finally {
            Files.delete(file);
        }
    }
}

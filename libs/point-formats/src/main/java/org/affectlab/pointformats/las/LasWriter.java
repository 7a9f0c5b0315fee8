package org.affectlab.pointformats.las;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointCloudWriter;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.affectlab.pointformats.source.FileContent;

/**
 * Writes LAS or LAZ. The predicted class stands in the classification and, with its measures, in extra bytes (see {@link
 * AddedDimensions}).
 *
 * <ul>
 *   <li><b>From LAS and LAZ</b>: version, point format, scale, offset, coordinates, all other fields, extra bytes, variable
 *       length and extended records are the source's own, byte for byte; only the classification changes, and compression
 *       and COPC records go. The records are read from the source again. Point formats 0 to 5 cannot hold codes above 31 in
 *       the classification: it is 1 there, the extra bytes have the code.
 *   <li><b>From other formats</b>: LAS 1.4, point format 6, or 7 with colour. Coordinates are rounded, since LAS has
 *       integers: {@link Quantisation} says how far. Other attributes than intensity, returns and colour are not written.
 *   <li><b>Streams</b>: a file in the folder for temporary files comes first, since the header is only known at the end.
 * </ul>
 */
public final class LasWriter implements PointCloudWriter {
    private static final PointLimits ANY = new PointLimits(
            PointLimits.MOST_POINTS, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    private final boolean compress;

    /** @param compress whether a LAZ is written */
    public LasWriter(boolean compress) {
        this.compress = compress;
    }

    @Override
    public void write(SegmentedCloud cloud, OutputStream target) throws IOException, PointCloudException {
        Path whole = Files.createTempFile("affectlab-points", compress ? ".laz" : ".las");
        try {
            write(cloud, whole);
            Files.copy(whole, target);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    @Override
    public void write(SegmentedCloud cloud, Path target) throws IOException, PointCloudException {
        PointCloudWriter.requireOther(cloud, target);
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            PointCloudFormat format = cloud.cloud().format();
            if (format == PointCloudFormat.LAS || format == PointCloudFormat.LAZ) {
                fromSource(cloud, channel);
            } else {
                fromCloud(cloud, channel);
            }
        }
    }

    private void fromSource(SegmentedCloud cloud, FileChannel channel) throws IOException, PointCloudException {
        try (FileContent file = FileContent.open(cloud.source())) {
            LasHeader header = new LasHeaderParser(file, ANY).parse();
            LasRecords records = new LasRecords(file, header, ANY);
            Set<String> taken = new HashSet<>();
            records.extraDimensions(header.extraBytes()).forEach(dimension -> taken.add(dimension.name()));
            AddedDimensions added = new AddedDimensions(cloud.predictions(), taken);
            BitSet everything = new BitSet();
            everything.set(0, header.recordLength());
            new LasOutput(channel, new SourceLayout(file, header, records), added, compress)
                    .write(new LasPoints(file, header, records, everything));
        }
    }

    private void fromCloud(SegmentedCloud cloud, FileChannel channel) throws IOException, PointCloudException {
        NewPoints points = new NewPoints(cloud.cloud());
        AddedDimensions added = new AddedDimensions(cloud.predictions(), Set.of());
        new LasOutput(channel, new NewLayout(cloud.cloud(), points), added, compress).write(points);
    }
}

package org.affectlab.pointformats;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.kitti.KittiReader;
import org.affectlab.pointformats.las.LasReader;
import org.affectlab.pointformats.numpy.NpyReader;
import org.affectlab.pointformats.numpy.NpzReader;
import org.affectlab.pointformats.pcd.PcdReader;
import org.affectlab.pointformats.ply.PlyReader;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.text.PtsReader;
import org.affectlab.pointformats.text.PtxReader;
import org.affectlab.pointformats.text.TextReader;

/**
 * Reads a point cloud from a file.
 *
 * <ul>
 *   <li><b>Formats</b>: those of {@link PointCloudFormat} that are readable; the first bytes decide, see {@link
 *       FormatSniffer}.
 *   <li><b>Points</b>: all of the file, in its order; those with NaN or infinite coordinates too. As many as the header
 *       announces, or the file is refused.
 *   <li><b>Bounds</b>: the header is compared with the limits and the file's length before memory is reserved; the file is
 *       read through buffers of less than 1 MB (a compressed chunk of LAZ, at most as long as the file). Memory is that of
 *       the values asked for, twice as much at the end of compressed and text formats.
 *   <li><b>Threads</b>: stateless, for many threads. An interrupt ends a read with {@link
 *       java.nio.channels.ClosedByInterruptException}.
 * </ul>
 */
public final class PointCloudReader {
    private final FormatSniffer sniffer = new FormatSniffer();

    /**
     * @throws PointCloudException when the content is not a point cloud within the limits
     * @throws IOException what the file system threw
     */
    public PointCloud read(Path file, ReadOptions options) throws IOException, PointCloudException {
        requireNonNull(file, "file is null");
        requireNonNull(options, "options is null");
        try (FileContent content = FileContent.open(file)) {
            return decoder(format(content, options)).decode(content, options.attributes(), options.limits());
        }
    }

    /**
     * As many points as {@link #read} can find at most, before it reads any: what the header announces; of text, which has none, what the length of the file allows within the limits.
     *
     * @throws PointCloudException when the header is not that of a point cloud within the limits
     */
    public int mostPoints(Path file, ReadOptions options) throws IOException, PointCloudException {
        try (FileContent content = FileContent.open(file)) {
            return decoder(format(content, options)).mostPoints(content, options.limits());
        }
    }

    /** The format that {@link #read} would take the file for. */
    public PointCloudFormat sniff(Path file, ReadOptions options) throws IOException, PointCloudException {
        try (FileContent content = FileContent.open(file)) {
            return sniff(content, options);
        }
    }

    private PointCloudFormat format(FileContent content, ReadOptions options) throws IOException, PointCloudException {
        return options.format().isPresent() ? options.format().get() : sniff(content, options);
    }

    private PointCloudFormat sniff(FileContent content, ReadOptions options) throws IOException, PointCloudException {
        return sniffer.sniff(content.head(FormatSniffer.HEAD_BYTES), content.size(), options.fileName());
    }

    private static PointCloudDecoder decoder(PointCloudFormat format) throws PointCloudException {
        return switch (format) {
            case PLY -> new PlyReader();
            case PCD -> new PcdReader();
            case LAS, LAZ -> new LasReader();
            case TEXT -> new TextReader();
            case PTS -> new PtsReader();
            case PTX -> new PtxReader();
            case NPY -> new NpyReader();
            case NPZ -> new NpzReader();
            case KITTI_BIN -> new KittiReader();
            case E57, OBJ ->
                throw PointCloudException.unsupported("The file's format is " + format.title() + ", which is not read");
        };
    }
}

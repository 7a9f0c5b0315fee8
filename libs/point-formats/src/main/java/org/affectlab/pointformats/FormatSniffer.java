package org.affectlab.pointformats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/**
 * Names the format by the first bytes. Stateless.
 *
 * <p>A file's name counts in two cases only. Text whose name ends like a format that has a mark of its own ({@code .ply},
 * {@code .pcd}, {@code .las} …) lost its header and is refused, though its lines would do as XYZ. KITTI scans have no mark:
 * bytes that are no other format count as one when the name ends in {@code .bin}, or when the length is a multiple of 16 and
 * the first {@value #PROBED_RECORDS} records look like one (finite, within 1 km, reflectance 0 to 1; our choice).
 */
final class FormatSniffer {
    /** As many bytes of a file as are worth handing in. */
    static final int HEAD_BYTES = 16 << 10;

    private static final int PROBED_RECORDS = HEAD_BYTES / 16;
    private static final int KITTI_BYTES = 16;
    private static final float FARTHEST = 1_000;
    private static final int LAS_POINT_FORMAT = 104;
    private static final Map<String, PointCloudFormat> MAGICS = Map.of(
            "\u0093NUMPY", PointCloudFormat.NPY,
            "PK\u0003\u0004", PointCloudFormat.NPZ,
            "ASTM-E57", PointCloudFormat.E57,
            "# .PCD", PointCloudFormat.PCD,
            "ply\n", PointCloudFormat.PLY,
            "ply\r", PointCloudFormat.PLY,
            "ply ", PointCloudFormat.PLY);
    private static final Map<String, PointCloudFormat> MARKED_ENDINGS = Map.of(
            ".ply", PointCloudFormat.PLY,
            ".pcd", PointCloudFormat.PCD,
            ".las", PointCloudFormat.LAS,
            ".laz", PointCloudFormat.LAZ,
            ".npy", PointCloudFormat.NPY,
            ".npz", PointCloudFormat.NPZ,
            ".e57", PointCloudFormat.E57);

    /**
     * @param head the first bytes, {@link #HEAD_BYTES} of them where there are as many
     * @param size of the whole file
     * @throws PointCloudException EMPTY, UNKNOWN_FORMAT, or UNDECODABLE for text that should have had a header
     */
    PointCloudFormat sniff(byte[] head, long size, Optional<String> fileName) throws PointCloudException {
        if (size == 0) {
            throw new PointCloudException(Reason.EMPTY, "The file is empty");
        }
        Optional<PointCloudFormat> marked = marked(head);
        if (marked.isPresent()) {
            return marked.get();
        }
        String name = fileName.orElse("").toLowerCase(Locale.ROOT);
        Optional<PointCloudFormat> text = TextSniffer.sniff(head);
        if (text.isPresent()) {
            checkEnding(name);
            return text.get();
        }
        if (name.endsWith(".bin") && size % KITTI_BYTES == 0 || looksLikeKitti(head, size)) {
            return PointCloudFormat.KITTI_BIN;
        }
        throw new PointCloudException(
                Reason.UNKNOWN_FORMAT,
                "The content is none of PLY, PCD, LAS, LAZ, NPY, NPZ, KITTI BIN, PTS, PTX and lines of numbers");
    }

    private static Optional<PointCloudFormat> marked(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 16), ISO_8859_1);
        if (start.startsWith("LASF")) {
            boolean compressed = head.length > LAS_POINT_FORMAT && head[LAS_POINT_FORMAT] < 0;
            return Optional.of(compressed ? PointCloudFormat.LAZ : PointCloudFormat.LAS);
        }
        for (Map.Entry<String, PointCloudFormat> magic : MAGICS.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return Optional.of(magic.getValue());
            }
        }
        return startsLikePcd(head) ? Optional.of(PointCloudFormat.PCD) : Optional.empty();
    }

    /** A PCD may begin with other comments, or with none, and is binary after its header. */
    private static boolean startsLikePcd(byte[] head) {
        String text = new String(head, ISO_8859_1);
        for (String line : (Iterable<String>) text.lines().limit(32)::iterator) {
            if (line.startsWith("VERSION ") || line.startsWith("FIELDS ")) {
                return true;
            }
            if (!line.startsWith("#") && !line.isBlank()) {
                return false;
            }
        }
        return false;
    }

    private static void checkEnding(String name) throws PointCloudException {
        for (Map.Entry<String, PointCloudFormat> ending : MARKED_ENDINGS.entrySet()) {
            if (name.endsWith(ending.getKey())) {
                throw PointCloudException.undecodable("The file is named " + ending.getKey()
                        + " and has no header of a " + ending.getValue().title());
            }
        }
    }

    private static boolean looksLikeKitti(byte[] head, long size) {
        if (size % KITTI_BYTES != 0) {
            return false;
        }
        ByteBuffer records = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        boolean anywhere = false;
        for (int at = 0; at + KITTI_BYTES <= head.length; at += KITTI_BYTES) {
            float x = records.getFloat(at);
            float y = records.getFloat(at + 4);
            float z = records.getFloat(at + 8);
            float reflectance = records.getFloat(at + 12);
            boolean near = Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST && Math.abs(z) < FARTHEST;
            if (!near || !(reflectance >= 0 && reflectance <= 1)) {
                return false;
            }
            anywhere |= Math.abs(x) > 1e-3f || Math.abs(y) > 1e-3f;
        }
        return anywhere;
    }
}

package org.affectlab.pointformats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.affectlab.pointformats.las.LasBuilder;

/** Small sound files of every format, made here. */
public final class Fixtures {
    private Fixtures() {}

    /** By a name that ends like a file of the format. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> fixtures = new LinkedHashMap<>();
        fixtures.put("ascii.ply", asciiPly());
        fixtures.put("little.ply", binaryPly("binary_little_endian", Bytes.littleEndian()));
        fixtures.put("big.ply", binaryPly("binary_big_endian", Bytes.bigEndian()));
        fixtures.put("ascii.pcd", pcd("ascii", Bytes.littleEndian().text("1 2 3 4.5\nnan nan nan 0\n-1 0 1e3 7\n")));
        fixtures.put("binary.pcd", binaryPcd());
        fixtures.put("compressed.pcd", compressedPcd());
        fixtures.put("narrow.las", LasBuilder.of(2, 3).randomPoints(40, 1).build());
        fixtures.put("wide.las", wideLas());
        fixtures.put(
                "narrow.laz",
                compressed(LasBuilder.of(1, 1).extraBytes(3).randomPoints(60, 2).build()));
        fixtures.put(
                "waves.laz", compressed(LasBuilder.of(3, 5).randomPoints(60, 3).build()));
        fixtures.put("wide.laz", compressed(wideLas()));
        fixtures.put(
                "infrared.laz",
                compressed(LasBuilder.of(4, 10).randomPoints(60, 4).build()));
        fixtures.put("plain.xyz", text("1.5 2 3\n4 5 6\n\n-7 8e2 nan\n"));
        fixtures.put("named.csv", text("x,y,z,label,\"red\",green,blue\n1,2,3,4,5,6,7\n8,9,10,11,12,13,14\n"));
        fixtures.put("scan.pts", text("2\n1 2 3 -100 255 0 10\n4 5 6 2000 1 2 3\n"));
        fixtures.put("grid.ptx", ptx());
        fixtures.put(
                "floats.npy", npy("'<f4'", false, "(2, 4)", Bytes.littleEndian().floats(1, 2, 3, 4, 5, 6, 7, 8)));
        fixtures.put(
                "fortran.npy", npy("'>f8'", true, "(2, 3)", Bytes.bigEndian().doubles(1, 4, 2, 5, 3, 6)));
        fixtures.put("records.npy", recordsNpy());
        fixtures.put("array.npz", npz("points.npy", fixtures.get("floats.npy")));
        fixtures.put(
                "scan.bin",
                Bytes.littleEndian().floats(10, 2, -1, 0.5, 20, -3, 0, 0.25).done());
        return fixtures;
    }

    static byte[] text(String text) {
        return Bytes.littleEndian().text(text).done();
    }

    static byte[] asciiPly() {
        return text("ply\nformat ascii 1.0\ncomment made for tests\nelement camera 1\nproperty float focus\n"
                + "property list uchar int places\nelement vertex 3\nproperty float x\nproperty double y\nproperty int z\n"
                + "property uchar label\nproperty list uchar float weights\nelement face 1\n"
                + "property list uchar int vertex_indices\nend_header\n"
                + "1.5 2 7 8\n1 2 3 9 0\n-1.25 1e-3 -5 255 2 0.5 0.5\nnan inf 0 0 1 1\n3 0 1 2\n");
    }

    /** The same content as the ascii one, with a list in front of the vertices and one in each. */
    static byte[] binaryPly(String format, Bytes body) {
        Bytes header = Bytes.littleEndian()
                .text(
                        "ply\r\nformat " + format + " 1.0\r\nelement camera 1\r\nproperty float focus\r\n"
                                + "property list uchar int places\r\nelement vertex 3\r\nproperty float x\r\nproperty double y\r\n"
                                + "property int z\r\nproperty uchar label\r\nproperty list uchar float weights\r\nend_header\r\n");
        body.floats(1.5).bytes(2).ints(7, 8);
        body.floats(1).doubles(2).ints(3).bytes(9).bytes(0);
        body.floats(-1.25).doubles(1e-3).ints(-5).bytes(255).bytes(2).floats(0.5, 0.5);
        body.floats(Float.NaN)
                .doubles(Double.POSITIVE_INFINITY)
                .ints(0)
                .bytes(0)
                .bytes(1)
                .floats(1);
        return header.raw(body.done()).done();
    }

    static byte[] pcd(String data, Bytes body) {
        return Bytes.littleEndian()
                .text("# .PCD v0.7\nVERSION 0.7\nFIELDS x y z intensity\nSIZE 4 4 4 4\nTYPE F F F F\nCOUNT 1 1 1 1\n"
                        + "WIDTH 3\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 3\nDATA " + data + "\n")
                .raw(body.done())
                .done();
    }

    static byte[] binaryPcd() {
        return pcd(
                "binary", Bytes.littleEndian().floats(1, 2, 3, 4.5, Float.NaN, Float.NaN, Float.NaN, 0, -1, 0, 1e3, 7));
    }

    /** The fields one after another: three times 1, by a copy where one is possible. */
    static byte[] compressedPcd() {
        byte[] one = Bytes.littleEndian().floats(1).done();
        // Four literals, then a copy of 44 bytes from 4 bytes before.
        Bytes compressed = Bytes.littleEndian().bytes(3).raw(one).bytes(7 << 5, 44 - 2 - 7, 3);
        return pcd("binary_compressed", Bytes.littleEndian().ints(8, 48).raw(compressed.done()));
    }

    static byte[] wideLas() {
        return LasBuilder.of(4, 7)
                .extraBytes(2)
                .extraDimension("Deviation", 3, 0, 0, 0)
                .record("LASF_Projection", 2112, text("PROJCS[\"made up\"]\0"))
                .extended("LASF_Spec", 7, (byte) 1, (byte) 2)
                .randomPoints(60, 5)
                .build();
    }

    static byte[] ptx() {
        return text("1\n2\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n1 0 0 0\n0 1 0 0\n0 0 1 0\n10 20 30 1\n1 2 3 0.5\n0 0 0 0.5\n");
    }

    public static byte[] npy(String type, boolean fortran, String shape, Bytes data) {
        String description = "{'descr': " + type + ", 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        return Bytes.littleEndian()
                .bytes(0x93)
                .text("NUMPY")
                .bytes(1, 0)
                .shorts(description.length())
                .text(description)
                .raw(data.done())
                .done();
    }

    static byte[] recordsNpy() {
        Bytes records = Bytes.littleEndian();
        records.doubles(1.25, 2, 3).longs(7).bytes(200);
        records.doubles(-4, 5, 6).longs(-8).bytes(100);
        return npy(
                "[('x', '<f8'), ('y', '<f8'), ('z', '<f8'), ('instance', '<i8'), ('class', '|u1')]",
                false,
                "(2,)",
                records);
    }

    public static byte[] npz(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The LAS as our writer compresses it, with one dimension added. */
    public static byte[] compressed(byte[] las) {
        return written(las, OutputFormat.LAZ);
    }

    /** What a writer makes of a file whose points have the classes 0, 1, 0, 1 … */
    public static byte[] written(byte[] source, OutputFormat format) {
        try {
            Path file = Files.createTempFile("points", ".test");
            Files.write(file, source);
            PointCloud cloud = new PointCloudReader()
                    .read(file, ReadOptions.defaults().withAttributes(AttributeSelection.standard()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            format.writer().write(new SegmentedCloud(file, cloud, predictions(cloud.size())), bytes);
            Files.delete(file);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (PointCloudException refusal) {
            throw new AssertionError(refusal);
        }
    }

    public static PointPredictions predictions(int points) {
        byte[] ids = new byte[points];
        for (int i = 0; i < points; i++) {
            ids[i] = (byte) (i % 2);
        }
        return PointPredictions.of(ids, List.of(new PointClass(0, "ground", 2), new PointClass(1, "tree", 5)));
    }
}

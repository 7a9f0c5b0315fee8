package org.affectlab.pointformats.numpy;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.source.StreamSource;

/**
 * Reads the points of an NPZ: its only array, or the one with a usual name ({@code points}, {@code xyz}, {@code pc}, {@code
 * pos}, {@code coords}, {@code data}, {@code arr_0}; our choice, in this order). Other arrays are not read. The announced
 * array is checked against what the compressed bytes can hold at most.
 */
public final class NpzReader implements PointCloudDecoder {
    private static final List<String> NAMES = List.of("points", "xyz", "pc", "pos", "coords", "data", "arr_0");
    private static final String ENDING = ".npy";
    private static final long LARGEST_EXPANSION = 1_032;
    private static final int MOST_ENTRIES = 1_000;

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        return withArray(file, limits, array -> array.read(selection, PointCloudFormat.NPZ));
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        return withArray(file, limits, NpyArray::points);
    }

    /** What is done with the array while its archive is open. */
    private interface Work<T> {
        T of(NpyArray array) throws IOException, PointCloudException;
    }

    private static <T> T withArray(FileContent file, PointLimits limits, Work<T> work)
            throws IOException, PointCloudException {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            ZipEntry entry = choose(zip);
            long compressed = Math.max(0, Math.min(entry.getCompressedSize(), file.size()));
            long most = Math.min(Math.max(0, entry.getSize()), compressed * LARGEST_EXPANSION + LARGEST_EXPANSION);
            try (InputStream stream = zip.getInputStream(entry)) {
                ByteCursor cursor = ByteCursor.of(new StreamSource(stream, most));
                return work.of(new NpyArray(cursor, limits, most));
            }
        } catch (ZipException | EOFException damage) {
            throw undecodable("The NPZ is a damaged archive");
        }
    }

    private static ZipEntry choose(ZipFile zip) throws PointCloudException {
        if (zip.size() > MOST_ENTRIES) {
            throw PointCloudException.tooLarge("The NPZ has too many entries", MOST_ENTRIES, zip.size());
        }
        List<ZipEntry> arrays = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().endsWith(ENDING)) {
                arrays.add(entry);
            }
        }
        if (arrays.size() == 1) {
            return arrays.get(0);
        }
        for (String name : NAMES) {
            for (ZipEntry entry : arrays) {
                if (entry.getName().equals(name + ENDING)) {
                    return entry;
                }
            }
        }
        throw undecodable("The NPZ has no array that is named like points");
    }
}

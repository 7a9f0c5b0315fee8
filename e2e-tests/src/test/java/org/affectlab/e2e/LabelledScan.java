package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloudException;

/** A scan whose classes are known. */
record LabelledScan(Path file, PointAttribute labels) {
    private static final int IGNORED = 255;

    /** Of the data beside the checkout; the test is skipped where there are none. */
    static LabelledScan ofSharedData(String name) throws IOException, PointCloudException {
        Path file = Checkout.file("../shared/data/pointcloud/" + name);
        assumeThat(file).as("the scan is not beside the checkout").exists();
        return new LabelledScan(
                file,
                new PointCloudReader()
                        .read(file, ReadOptions.defaults().withAttributes(AttributeSelection.standard()))
                        .attribute(AttributeNames.LABEL)
                        .orElseThrow());
    }

    /** Share of the labelled points that the array has right. @param npy UINT8 (N), in the order of the file */
    double accuracy(byte[] npy) {
        int points = labels.values().size();
        int begin = npy.length - points;
        assertThat(new String(npy, 0, begin, StandardCharsets.ISO_8859_1)).contains("|u1", "(" + points + ",)");
        int right = 0;
        int scored = 0;
        for (int point = 0; point < points; point++) {
            int label = (int) labels.get(point);
            if (label != IGNORED) {
                scored++;
                right += label == (npy[begin + point] & 0xFF) ? 1 : 0;
            }
        }
        return (double) right / scored;
    }
}

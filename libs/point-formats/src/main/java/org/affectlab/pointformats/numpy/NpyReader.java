package org.affectlab.pointformats.numpy;

import java.io.IOException;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;

/**
 * Reads NPY 1.0 to 3.0: arrays of numbers (points by columns) and of records with named numbers, of 8 to 64 bits, in either
 * byte order. Pickled objects are never read. What columns without names mean, {@link
 * org.affectlab.pointformats.columns.UnnamedColumns} says; colours and normals are not recognised in Fortran order, where
 * the sample that decides stands apart.
 */
public final class NpyReader implements PointCloudDecoder {
    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        return new NpyArray(file.cursor(0), limits, file.size()).read(selection, PointCloudFormat.NPY);
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        return new NpyArray(file.cursor(0), limits, file.size()).points();
    }
}

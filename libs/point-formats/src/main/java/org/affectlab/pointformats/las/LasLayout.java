package org.affectlab.pointformats.las;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Everything of a LAS that is to be written but its points. */
interface LasLayout {
    int pointFormat();

    /** Bytes of a record before anything is added to it. */
    int recordLength();

    /**
     * A header block of its own, little-endian, of which the fields that depend on the added dimensions and on the place of
     * the points are still to be set.
     */
    ByteBuffer header();

    /** Variable length records with their headers, without those of extra bytes and of the compression. */
    List<byte[]> records() throws IOException, PointCloudException;

    /** Descriptors of all extra bytes that the records have. */
    byte[] descriptors() throws IOException, PointCloudException;

    /** Bytes between the variable length records and the points. */
    byte[] gap() throws IOException, PointCloudException;

    /** Appends what follows the points and says in the header where it is. */
    void writeTail(FileChannel target, ByteBuffer header) throws IOException, PointCloudException;
}

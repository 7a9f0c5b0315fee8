package org.affectlab.pointformats;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;

/**
 * How a file is read. Immutable.
 *
 * @param format that someone declared; empty to let the content decide
 * @param fileName under which the file was sent, of which only the ending is looked at, and only for formats that have no
 *     mark of their own (see {@link FormatSniffer}); empty when there is none
 */
public record ReadOptions(
        AttributeSelection attributes,
        PointLimits limits,
        Optional<PointCloudFormat> format,
        Optional<String> fileName) {
    public ReadOptions {
        requireNonNull(attributes, "attributes is null");
        requireNonNull(limits, "limits is null");
        requireNonNull(format, "format is null");
        requireNonNull(fileName, "fileName is null");
    }

    /** Standard attributes, default limits, the content decides the format. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                AttributeSelection.standard(), PointLimits.defaults(), Optional.empty(), Optional.empty());
    }

    public ReadOptions withAttributes(AttributeSelection selection) {
        return new ReadOptions(selection, limits, format, fileName);
    }

    public ReadOptions withLimits(PointLimits newLimits) {
        return new ReadOptions(attributes, newLimits, format, fileName);
    }

    public ReadOptions withFormat(PointCloudFormat declared) {
        return new ReadOptions(attributes, limits, Optional.of(declared), fileName);
    }

    public ReadOptions withFileName(String name) {
        return new ReadOptions(attributes, limits, format, Optional.of(name));
    }
}

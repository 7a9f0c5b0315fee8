package org.affectlab.pointformats.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a file says about where its coordinates are: the projection records of a LAS file, uninterpreted. Immutable.
 *
 * @param records in the order of the file; empty where the format has none
 */
public record CoordinateReference(List<Record> records) {
    private static final int WKT_RECORD = 2112;

    public CoordinateReference {
        records = List.copyOf(requireNonNull(records, "records is null"));
    }

    /**
     * A record with the user id {@code LASF_Projection}.
     *
     * @param recordId 2111 and 2112 for WKT, 34735 to 34737 for GeoTIFF keys
     */
    public record Record(int recordId, byte[] data) {
        public Record {
            data = requireNonNull(data, "data is null").clone();
        }

        @Override
        public byte[] data() {
            return data.clone();
        }
    }

    public static CoordinateReference unknown() {
        return new CoordinateReference(List.of());
    }

    /** The coordinate system as WKT, where the file has it so. */
    public Optional<String> wkt() {
        return records.stream()
                .filter(record -> record.recordId() == WKT_RECORD)
                .map(record -> new String(record.data, UTF_8).replace("\0", "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}

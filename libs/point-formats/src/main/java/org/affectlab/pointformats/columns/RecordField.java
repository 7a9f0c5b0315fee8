package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;

/** Takes one column's values out of records of a fixed length. */
public interface RecordField {
    /**
     * @param records whole records that begin at 0; its byte order may be changed
     * @param stride from one record to the next
     * @param first index of the first record's point
     */
    void decode(ByteBuffer records, int stride, int count, int first);
}

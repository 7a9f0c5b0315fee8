package org.affectlab.pointformats.las;

/**
 * A variable length record, extended or not, without its content.
 *
 * @param position where its header begins in the file
 * @param headerBytes 54, or 60 of an extended one
 * @param length of its content
 */
record LasRecord(String userId, int recordId, long position, int headerBytes, long length) {
    static final int HEADER_BYTES = 54;
    static final int EXTENDED_HEADER_BYTES = 60;

    long contentPosition() {
        return position + headerBytes;
    }

    long end() {
        return contentPosition() + length;
    }

    boolean is(String user, int id) {
        return recordId == id && userId.equals(user);
    }
}

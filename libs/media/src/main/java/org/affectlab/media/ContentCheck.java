package org.affectlab.media;

/**
 * Looks at the raw bytes of a container while they pass, for damage that FFmpeg would skip without a word. Confined to one
 * thread; holds a bounded few bytes.
 */
interface ContentCheck {
    /** Passes everything: for formats whose damage FFmpeg itself reports. */
    ContentCheck NONE = new ContentCheck() {
        @Override
        public void accept(byte[] bytes, int offset, int count) {}

        @Override
        public void end() {}
    };

    /** Takes the next bytes of the content. */
    void accept(byte[] bytes, int offset, int count);

    /** @throws MediaException when the content, now at its end, is damaged or cut off */
    void end() throws MediaException;

    /**
     * Compares what was read of a track with what the content, now at its end, holds of it; for formats in which FFmpeg leaves
     * out no packet without a word there is nothing to compare.
     *
     * @param bytes size of all packets together
     * @throws MediaException when they differ
     */
    default void checkRead(int track, long bytes) throws MediaException {}

    /** The check for a format. */
    static ContentCheck of(AudioFormat format, byte[] head) {
        return switch (format) {
            case OGG -> new OggPages();
            case MATROSKA -> new EbmlElements();
            case WAV -> WavHeader.read(head).tailCheck();
            case MP4 -> new Mp4Boxes();
            case AVI -> new AviChunks();
            case FLAC, MP3, AAC -> NONE;
        };
    }
}

package org.affectlab.media;

/**
 * The containers that are read, each with the FFmpeg demuxer that is forced for it. No other demuxer is ever opened, so
 * playlists, concat scripts and the like have no way in.
 */
enum AudioFormat {
    WAV("wav", "wav"),
    FLAC("flac", "flac"),
    MP3("mp3", "mp3"),
    AAC("aac", "aac"),
    OGG("ogg", "ogg"),
    MP4("mp4", "mov"),
    MATROSKA("matroska", "matroska"),
    AVI("avi", "avi");

    private final String container;
    private final String demuxer;

    AudioFormat(String container, String demuxer) {
        this.container = container;
        this.demuxer = demuxer;
    }

    /** The name in {@link AudioSource#container()}. */
    String container() {
        return container;
    }

    /** FFmpeg's short name of the demuxer. */
    String demuxer() {
        return demuxer;
    }

    /**
     * Whether the content is only read forwards, even where it could be sought in. AVI's indices could list a chunk many times
     * or in another order than the one in which it stands; a reader that goes forwards never follows them.
     */
    boolean forwardsOnly() {
        return this == AVI;
    }

    /** Whether the track's rate and padding are only known after its first frames were parsed. */
    boolean needsProbing() {
        return this == MP3 || this == AAC;
    }
}

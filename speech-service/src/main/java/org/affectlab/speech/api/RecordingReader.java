package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.speech.pipeline.RecordingDecoder;

/**
 * From an upload to its decoded recording. The compressed bytes are let go as soon as they are decoded, and the samples count in the same
 * memory budget until the recording is closed. Thread-safe.
 */
public final class RecordingReader {
    private final RecordingDecoder decoder;
    private final MemoryBudget memory;

    public RecordingReader(RecordingDecoder decoder, MemoryBudget memory) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.memory = requireNonNull(memory, "memory is null");
    }

    /**
     * @param upload is closed as soon as it is decoded
     * @throws org.affectlab.servicekit.problem.ProblemException what is wrong with the recording
     */
    public Recording read(Upload upload, Caller caller) {
        DecodedAudio audio;
        try (upload) {
            audio = decoder.decode(upload.content(), caller);
        }
        MemoryLease lease = memory.open();
        lease.grow((long) audio.samples().length * Float.BYTES);
        return new Recording(audio, lease);
    }

    /** A decoded recording and its part of the memory budget. For one thread. */
    public static final class Recording implements AutoCloseable {
        private final DecodedAudio audio;
        private final MemoryLease lease;

        private Recording(DecodedAudio audio, MemoryLease lease) {
            this.audio = audio;
            this.lease = lease;
        }

        public DecodedAudio audio() {
            return audio;
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}

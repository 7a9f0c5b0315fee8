package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import org.affectlab.speech.pipeline.RecordingDecoder;

/**
 * From a request to its decoded recording. The compressed bytes are let go as soon as they are decoded, and the samples count in the same
 * memory budget until the recording is closed. Thread-safe.
 */
public final class RecordingReader {
    private final UploadReader uploads;
    private final RecordingDecoder decoder;
    private final MemoryBudget memory;

    public RecordingReader(UploadReader uploads, RecordingDecoder decoder, MemoryBudget memory) {
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.memory = requireNonNull(memory, "memory is null");
    }

    /** @throws org.affectlab.servicekit.problem.ProblemException what is wrong with the body or the recording */
    public Recording read(HttpServletRequest request, Caller caller) throws IOException {
        DecodedAudio audio;
        try (Upload upload = uploads.read(request, caller.deadline())) {
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

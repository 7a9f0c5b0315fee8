package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.DecodedAudio;
import org.affectlab.media.MediaException;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Decodes uploads, a few at a time: a small compressed file may become the longest allowed recording, so how many are decoded at once bounds
 * the memory. Waiting is fair and ends with the request's deadline. Thread-safe.
 */
public final class RecordingDecoder {
    private final AudioDecoder decoder;
    private final AudioLimits limits;
    private final Semaphore permits;

    public RecordingDecoder(AudioDecoder decoder, AudioLimits limits, int concurrentDecodes) {
        if (concurrentDecodes < 1) {
            throw new IllegalArgumentException("concurrentDecodes must be greater than zero");
        }
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.permits = new Semaphore(concurrentDecodes, true);
    }

    /** @throws ProblemException what is wrong with the recording, or DEADLINE_EXCEEDED */
    public DecodedAudio decode(byte[] content, Deadline deadline) {
        acquire(deadline);
        try {
            return decoder.decode(content, limits);
        } catch (MediaException refused) {
            throw translate(refused);
        } finally {
            permits.release();
        }
    }

    private void acquire(Deadline deadline) {
        try {
            if (!permits.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw Deadline.exceeded();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.causedBy(ProblemCode.SERVICE_UNAVAILABLE, "The service stops.", stopping);
        }
    }

    static ProblemException translate(MediaException refused) {
        ProblemCode code =
                switch (refused.reason()) {
                    case EMPTY -> ProblemCode.EMPTY_BODY;
                    case UNKNOWN_FORMAT -> ProblemCode.UNKNOWN_FORMAT;
                    case UNDECODABLE, TOO_MANY_CHANNELS, UNSUPPORTED_SAMPLE_RATE -> ProblemCode.UNDECODABLE;
                    case NO_AUDIO -> ProblemCode.NO_AUDIO;
                    case TOO_LONG -> ProblemCode.TOO_LONG;
                };
        String detail = refused.getMessage() == null ? code.title() : refused.getMessage();
        return new ProblemException(code, detail, refused.limit(), refused.actual(), null, refused);
    }
}

package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.DecodedAudio;
import org.affectlab.media.MediaException;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Decodes uploads, a few at a time: decoding shares the processors with the models, and a small compressed file may become the longest
 * allowed recording. Waiting is fair, bounded in number, and ends with the request's deadline or with its client. Thread-safe.
 */
public final class RecordingDecoder {
    private final AudioDecoder decoder;
    private final AudioLimits limits;
    private final AudioLimits jobLimits;
    private final Turns turns;

    public RecordingDecoder(AudioDecoder decoder, AudioLimits limits, AudioLimits jobLimits, Turns turns) {
        this.jobLimits = requireNonNull(jobLimits, "jobLimits is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.turns = requireNonNull(turns, "turns is null");
    }

    /**
     * @throws ProblemException what is wrong with the recording, OVERLOADED or DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if the client left before the recording's turn came
     */
    public DecodedAudio decode(byte[] content, Caller caller) {
        AudioLimits own = caller.background() ? jobLimits : limits;
        return turns.take(caller, () -> decodeNow(content, own));
    }

    private DecodedAudio decodeNow(byte[] content, AudioLimits own) {
        try {
            return decoder.decode(content, own);
        } catch (MediaException refused) {
            throw translate(refused);
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

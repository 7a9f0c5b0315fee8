package org.affectlab.media;

import static org.affectlab.media.FfmpegRuntime.allocated;

import java.io.IOException;
import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Runs one input through demuxer, decoder and resampler. Every native object lives and ends inside {@link #decode}.
 */
final class FfmpegAudioDecoder {
    private final AudioFormat format;
    private final AudioLimits limits;
    private final DecodeGuard guard;

    FfmpegAudioDecoder(AudioFormat format, AudioLimits limits, DecodeGuard guard) {
        this.format = format;
        this.limits = limits;
        this.guard = guard;
    }

    /** @param head the first bytes of the input, for checks of the header that FFmpeg does not make */
    DecodedAudio decode(NativeInput input, byte[] head) throws MediaException, IOException {
        try (Demuxer demuxer = Demuxer.open(format, input, guard)) {
            AVStream track = demuxer.track();
            HeaderClaim claim = HeaderClaim.of(format, demuxer, head);
            checkHeader(track.codecpar(), claim);
            try (MonoMixer mixer = new MonoMixer(limits);
                    FrameDecoder decoder = FrameDecoder.open(track, format == AudioFormat.WAV, mixer)) {
                decodeAll(demuxer, decoder);
                mixer.finish();
                claim.checkFound(mixer.sourceSamples(), mixer.sourceMilliseconds());
                input.checkContent();
                input.checkRead(track.index(), demuxer.trackBytes());
                return result(mixer, track);
            }
        }
    }

    private void checkHeader(AVCodecParameters parameters, HeaderClaim claim) throws MediaException {
        // Some containers leave these to the first frame, where they are checked again.
        int rate = parameters.sample_rate();
        int channels = parameters.ch_layout().nb_channels();
        if (rate != 0 && channels != 0) {
            LimitCheck.checkShape(rate, channels, limits);
        }
        LimitCheck.checkDuration(claim.milliseconds(), limits);
    }

    private void decodeAll(Demuxer demuxer, FrameDecoder decoder) throws MediaException, IOException {
        AVPacket packet = allocated(avcodec.av_packet_alloc());
        AVPacket ahead = allocated(avcodec.av_packet_alloc());
        try {
            long wholeTicks = 0;
            boolean more = demuxer.read(packet);
            while (more) {
                // Only who has looked ahead knows which packet is the last.
                more = demuxer.read(ahead);
                if (!more && format == AudioFormat.MP4) {
                    EndPadding.mark(packet, wholeTicks, demuxer.track());
                }
                wholeTicks = packet.duration();
                decoder.decode(packet);
                avcodec.av_packet_unref(packet);
                avcodec.av_packet_move_ref(packet, ahead);
            }
            decoder.decode(null);
        } finally {
            avcodec.av_packet_free(packet);
            avcodec.av_packet_free(ahead);
        }
    }

    private DecodedAudio result(MonoMixer mixer, AVStream track) throws MediaException {
        MonoMixer.AVFrameShape shape = mixer.shape();
        int rate = shape == null ? track.codecpar().sample_rate() : shape.sampleRateHz();
        int channels = shape == null ? track.codecpar().ch_layout().nb_channels() : shape.channels();
        // Only WAV can say in so many words that it is empty.
        if (shape == null && (format != AudioFormat.WAV || rate < 1 || channels < 1)) {
            throw new MediaException(
                    Reason.UNDECODABLE, "The " + format.container() + " container holds no audio frame");
        }
        AudioSource source = new AudioSource(format.container(), FrameDecoder.codecName(track), rate, channels);
        return new DecodedAudio(mixer.toArray(), AudioDecoder.SAMPLE_RATE_HZ, source);
    }
}

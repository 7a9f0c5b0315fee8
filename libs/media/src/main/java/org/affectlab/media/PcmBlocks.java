package org.affectlab.media;

import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;

/** The block alignment of uncompressed sound in a RIFF file, which FFmpeg takes too easily. Stateless. */
final class PcmBlocks {
    private PcmBlocks() {}

    /** @throws MediaException when the block alignment does not fit the channels and bits: samples would be torn apart */
    static void check(AudioFormat format, AVCodecParameters parameters) throws MediaException {
        int bits = avcodec.av_get_bits_per_sample(parameters.codec_id());
        int block = parameters.ch_layout().nb_channels() * bits / Byte.SIZE;
        if (bits > 0 && parameters.block_align() != block) {
            throw new MediaException(
                    Reason.UNDECODABLE,
                    "The " + format + " header's block alignment is " + parameters.block_align() + " bytes where "
                            + block + " are needed");
        }
    }
}

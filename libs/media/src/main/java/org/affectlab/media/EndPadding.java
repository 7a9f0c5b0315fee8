package org.affectlab.media;

import static org.affectlab.media.FfmpegRuntime.allocated;

import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What an AAC encoder adds to fill its last frame. MP4 says it by a last packet that is shorter than the others (its sample table, cut by
 * the edit list); FFmpeg's demuxer knows that duration but has the whole frame decoded. Other containers' demuxers ask for the cut
 * themselves. Stateless.
 */
final class EndPadding {
    /** Start and end as 32 bits in little-endian order, and two reasons (FFmpeg, AV_PKT_DATA_SKIP_SAMPLES). */
    private static final int BYTES = 10;

    private static final int END = 4;

    private EndPadding() {}

    /**
     * Has the decoder cut the padding off; without padding nothing is changed.
     *
     * @param last packet of the track
     * @param wholeTicks duration of the packet before it, in the track's time base; 0 if there is none
     */
    static void mark(AVPacket last, long wholeTicks, AVStream track) {
        long padding = wholeTicks - last.duration();
        if (track.codecpar().codec_id() != avcodec.AV_CODEC_ID_AAC || last.duration() <= 0 || padding <= 0) {
            return;
        }
        long samples = avutil.av_rescale(
                padding,
                (long) track.codecpar().sample_rate() * track.time_base().num(),
                track.time_base().den());
        skipped(last)
                .capacity(BYTES)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(END, (int) samples);
    }

    /** Where the packet says how many samples of it are no sound. */
    private static BytePointer skipped(AVPacket packet) {
        BytePointer present = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, null);
        if (present != null && !present.isNull()) {
            return present;
        }
        BytePointer made = allocated(avcodec.av_packet_new_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, BYTES));
        return made.capacity(BYTES).zero();
    }
}

package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/**
 * A part of the records of a layered chunk that follows the point itself. Each of four scanner channels has models of its
 * own, begun when the channel first appears, from the last values of the channel before. For one thread.
 *
 * <p>In version 3 of the items, which is what LASzip writes, the first record after a change back to a known channel is
 * still predicted from the last values of the channel that was left, and replaces those; version 4 mended that.
 */
final class LayeredItem {
    /** How one channel predicts and codes the part. */
    interface Channel {
        /** @param last values of the part that it is predicted from; become the record's */
        void code(byte[] last, byte[] records, int offset) throws IOException, PointCloudException;
    }

    /** Makes the models of a channel. */
    @FunctionalInterface
    interface ChannelFactory {
        Channel create();
    }

    private static final int CHANNELS = 4;
    /** See {@link Point14Codec} as well. */
    static final int MENDED_VERSION = 4;

    private final int version;
    private final ChannelFactory factory;
    private final @Nullable Channel[] channels = new Channel[CHANNELS];
    private final byte[][] lastOfChannel = new byte[CHANNELS][];
    private int current;

    /** @param channel of the chunk's first record */
    LayeredItem(int version, ChannelFactory factory, byte[] first, int offset, int size, int channel) {
        this.version = version;
        this.factory = factory;
        this.current = channel;
        channels[channel] = factory.create();
        lastOfChannel[channel] = Arrays.copyOfRange(first, offset, offset + size);
    }

    void code(byte[] records, int offset, int channel) throws IOException, PointCloudException {
        byte[] last = lastOfChannel[current];
        Channel models = channels[channel];
        if (models == null) {
            models = factory.create();
            channels[channel] = models;
            last = last.clone();
            lastOfChannel[channel] = last;
        } else if (version >= MENDED_VERSION) {
            last = lastOfChannel[channel];
        }
        current = channel;
        models.code(last, records, offset);
    }
}

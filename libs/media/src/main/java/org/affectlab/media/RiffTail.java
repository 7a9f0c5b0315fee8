package org.affectlab.media;

import org.affectlab.media.MediaException.Reason;

/**
 * Checks what follows the samples of a WAV file: further chunks (tags), or zeros. Anything else is sound that the header
 * hides by too small a size. Only the first following chunk's name is looked at, which tells sound from chunks.
 */
final class RiffTail implements ContentCheck {
    private static final int NAME_BYTES = 4;

    private final long dataEnd;
    private long position;
    private boolean padding = true;
    private int named;
    private boolean damaged;

    /** @param dataEnd offset right after the samples, before the padding byte of an odd size */
    RiffTail(long dataEnd) {
        this.dataEnd = dataEnd;
    }

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        long skip = Math.min(count, Math.max(0, dataEnd - position));
        position += count;
        for (int i = offset + (int) skip; i < offset + count && named < NAME_BYTES; i++) {
            padding &= bytes[i] == 0;
            if (!padding) {
                named++;
                damaged |= bytes[i] < ' ' || bytes[i] > '~';
            }
        }
    }

    @Override
    public void end() throws MediaException {
        if (damaged) {
            throw new MediaException(Reason.UNDECODABLE, "The WAV header gives a smaller size than the data have");
        }
    }
}

package org.affectlab.servicekit.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads a stream of unknown length to its end. Memory is leased before it is allocated and grows with what really arrives, in blocks of at
 * most 1 MiB, so a claimed length costs nothing. The peak is twice the content, while the blocks are joined.
 */
final class ByteCollector {
    private static final int FIRST_BLOCK = 32 * 1024;
    private static final int LARGEST_BLOCK = 1024 * 1024;

    private final MemoryLease lease;
    private final Deque<byte[]> fullBlocks = new ArrayDeque<>();
    private byte[] block = new byte[0];
    private int filled;
    private int total;

    private ByteCollector(MemoryLease lease) {
        this.lease = lease;
    }

    /** After the call the lease holds exactly the length of the result more than before. The stream yields at most 2^31 - 1 MiB bytes. */
    static byte[] readAll(InputStream stream, MemoryLease lease) throws IOException {
        ByteCollector collector = new ByteCollector(lease);
        collector.fill(stream);
        return collector.join();
    }

    private void fill(InputStream stream) throws IOException {
        while (true) {
            if (filled == block.length) {
                nextBlock();
            }
            int count = stream.read(block, filled, block.length - filled);
            if (count < 0) {
                return;
            }
            filled += count;
            total = Math.addExact(total, count);
        }
    }

    private void nextBlock() {
        int size = block.length == 0 ? FIRST_BLOCK : Math.min(LARGEST_BLOCK, block.length * 2);
        lease.grow(size);
        if (filled > 0) {
            fullBlocks.add(block);
        }
        block = new byte[size];
        filled = 0;
    }

    private byte[] join() {
        lease.grow(total);
        byte[] content = new byte[total];
        int position = 0;
        while (!fullBlocks.isEmpty()) {
            byte[] full = fullBlocks.remove();
            System.arraycopy(full, 0, content, position, full.length);
            position += full.length;
            lease.shrink(full.length);
        }
        System.arraycopy(block, 0, content, position, filled);
        lease.shrink(block.length);
        block = new byte[0];
        return content;
    }
}

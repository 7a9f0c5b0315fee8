package org.affectlab.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that writes what it is told, with the test's key in each request's head, and reads only when it is told to. */
public final class RawClient implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final Socket socket;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
    }

    public RawClient write(String text) throws IOException {
        return writeExactly(TestKeys.inEachHead(text));
    }

    /** Without a key. */
    public RawClient writeExactly(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Writes zeros as they are. */
    public RawClient writeBytes(long count) throws IOException {
        OutputStream output = socket.getOutputStream();
        byte[] piece = new byte[PIECE];
        for (long left = count; left > 0; left -= piece.length) {
            output.write(piece, 0, (int) Math.min(left, piece.length));
        }
        return this;
    }

    /** Writes zeros in HTTP chunks, without the last chunk. */
    public RawClient writeChunks(long count) throws IOException {
        byte[] size = (Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] end = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] piece = new byte[PIECE];
        OutputStream output = socket.getOutputStream();
        for (long left = count; left > 0; left -= PIECE) {
            output.write(size);
            output.write(piece);
            output.write(end);
        }
        output.flush();
        return this;
    }

    /** Reads until the other side closes; a reset is an IOException. */
    public String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Reads until the text has been seen. */
    public String readUntil(String text) throws IOException {
        InputStream input = socket.getInputStream();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        while (!seen.toString(StandardCharsets.ISO_8859_1).contains(text)) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("Closed after: " + seen.toString(StandardCharsets.ISO_8859_1));
            }
            seen.write(next);
        }
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether nothing arrives for the time. */
    public boolean isSilentFor(int millis) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() == Integer.MIN_VALUE;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(before);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

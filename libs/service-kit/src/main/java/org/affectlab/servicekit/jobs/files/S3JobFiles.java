package org.affectlab.servicekit.jobs.files;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files in a bucket of an object store that speaks Amazon's S3, which all replicas see. A file is written to this machine's disk first and
 * then sent as a whole, so it is there as a whole or not at all, and no more than a piece of it is in memory. What the store cannot do is an
 * {@link IOException}. Thread-safe; owns the client.
 */
public final class S3JobFiles implements JobFiles, AutoCloseable {
    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Path spool;

    /**
     * @param prefix before every key, as {@code speech/}; may be empty
     * @param spool folder for what is just being written
     */
    public S3JobFiles(S3Client client, String bucket, String prefix, Path spool) throws IOException {
        this.client = requireNonNull(client, "client is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.spool = Files.createDirectories(spool.toAbsolutePath());
    }

    @Override
    public Incoming create(String name) throws IOException {
        String key = key(name);
        Path part = Files.createTempFile(spool, "job", ".part");
        return new Spooled(part, new BufferedOutputStream(Files.newOutputStream(part), 1 << 16), key);
    }

    @Override
    public InputStream open(String name) throws IOException {
        String key = key(name);
        return asking(
                name, () -> client.getObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public long size(String name) throws IOException {
        HeadObjectRequest request =
                HeadObjectRequest.builder().bucket(bucket).key(key(name)).build();
        try {
            return asking(name, () -> client.headObject(request).contentLength());
        } catch (NoSuchFileException absent) {
            return -1;
        }
    }

    @Override
    public void delete(String name) throws IOException {
        String key = key(name);
        asking(name, () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public List<String> olderThan(Instant moment) throws IOException {
        return asking(
                prefix,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(bucket).prefix(prefix))
                                .contents()
                                .stream()
                                .filter(object -> object.lastModified().isBefore(moment))
                                .map(S3Object::key)
                                .map(key -> key.substring(prefix.length()))
                                .toList());
    }

    /** Of the disk that a file passes through; the store itself has no such number. */
    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(spool).getUsableSpace();
    }

    @Override
    public void close() {
        client.close();
    }

    private String key(String name) {
        return prefix + JobFileName.check(name);
    }

    private static <T> T asking(String name, Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException absent) {
            throw (NoSuchFileException) new NoSuchFileException(name).initCause(absent);
        } catch (SdkException failure) {
            throw new IOException("The object store failed: " + failure.getMessage(), failure);
        }
    }

    private final class Spooled extends Incoming {
        private final Path part;
        private final OutputStream out;
        private final String key;

        Spooled(Path part, OutputStream out, String key) {
            this.part = part;
            this.out = out;
            this.key = key;
        }

        @Override
        public void write(int single) throws IOException {
            out.write(single);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void commit() throws IOException {
            out.close();
            asking(key, () -> client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(part)));
        }

        @Override
        public void close() throws IOException {
            try (out) {
                Files.deleteIfExists(part);
            }
        }
    }
}

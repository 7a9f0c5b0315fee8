package org.affectlab.servicekit.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import software.amazon.awssdk.services.s3.S3Client;

/** On a store that speaks S3 and runs on this machine. */
final class S3JobFilesTest extends JobFilesTest {
    private static LocalObjectStore store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startStore() throws Exception {
        store = LocalObjectStore.start();
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    private static S3Properties properties(String bucket) {
        return new S3Properties(bucket, null, store.uri(), "us-east-1", "key", "secret", true);
    }

    /** A bucket of its own for each test, with something in it that is not ours. */
    @Override
    JobFiles open() throws IOException {
        String bucket = "b" + UUID.randomUUID();
        S3Client client = S3Clients.of(properties(bucket));
        client.createBucket(request -> request.bucket(bucket));
        client.putObject(
                request -> request.bucket(bucket).key("other/a.input"),
                software.amazon.awssdk.core.sync.RequestBody.fromString("not ours"));
        return new S3JobFiles(client, bucket, "speech/", folder.resolve("spool"));
    }

    @Test
    void nothingStaysOnTheDiskItPassesThrough() throws IOException {
        write("a.input", "x");
        try (JobFiles.Incoming file = files().create("b.input")) {
            file.write(new byte[100_000]);
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void aStoreThatFailsIsAnInputOutputError() throws IOException {
        JobFiles nowhere = new S3JobFiles(
                S3Clients.of(properties("no-such-bucket")), "no-such-bucket", "", folder.resolve("spool"));
        assertThatThrownBy(() -> nowhere.olderThan(java.time.Instant.now())).isInstanceOf(IOException.class);
        try (JobFiles.Incoming file = nowhere.create("a.input")) {
            file.write(1);
            assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
        }
    }

    private static S3Properties bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("affectlab.jobs.s3", S3Properties.class);
    }

    @Test
    void settings() {
        assertThat(bind(Map.of())).isEqualTo(new S3Properties(null, null, null, "us-east-1", null, null, true));
        S3Properties all = bind(Map.of(
                "affectlab.jobs.s3.bucket", "b",
                "affectlab.jobs.s3.prefix", "p/",
                "affectlab.jobs.s3.endpoint", "http://store:9000",
                "affectlab.jobs.s3.region", "eu-central-1",
                "affectlab.jobs.s3.access-key", "k",
                "affectlab.jobs.s3.secret-key", "very-secret",
                "affectlab.jobs.s3.path-style", "false"));
        assertThat(all)
                .isEqualTo(new S3Properties(
                        "b", "p/", URI.create("http://store:9000"), "eu-central-1", "k", "very-secret", false));
        assertThat(all.toString()).doesNotContain("very-secret");
    }

    @ParameterizedTest
    @CsvSource({"access-key", "secret-key"})
    void halfOfACredentialIsAnError(String key) {
        assertThatThrownBy(() -> bind(Map.of("affectlab.jobs.s3." + key, "x")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}

package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.affectlab.inference.ModelPackageException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
    @TempDir
    private Path folder;

    private ModelPackage written;

    @BeforeEach
    void write() throws Exception {
        written = Fixtures.writeLinearPackage(folder, Fixtures.linearManifest());
    }

    @Test
    void opensWhatTheWriterWrote() throws Exception {
        ModelPackage opened = ModelPackage.open(written.directory());
        assertThat(opened.manifest()).isEqualTo(written.manifest());
        assertThat(opened.manifest().files()).containsOnlyKeys("model.pt", "example.npz");
        assertThat(opened.content("model.pt")).isEqualTo(Fixtures.resource("linear.pt"));
        assertThat(opened.digest())
                .isEqualTo(written.digest())
                .isEqualTo("sha256:"
                        + Sha256.hex(Files.readAllBytes(written.directory().resolve("model.json"))));
        assertThatThrownBy(() -> opened.content("other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFlippedByteOfAFileIsNoticed() throws Exception {
        Path model = written.directory().resolve("model.pt");
        byte[] content = Files.readAllBytes(model);
        for (int i = 0; i < content.length; i += 97) {
            byte[] flipped = content.clone();
            flipped[i] ^= 1;
            Files.write(model, flipped);
            assertThat(openFails()).isEqualTo(Reason.DIGEST_MISMATCH);
        }
        Files.write(model, content);
        ModelPackage.open(written.directory());
    }

    @Test
    void aFileThatIsCutOrLongerIsNoticed() throws Exception {
        Path example = written.directory().resolve("example.npz");
        byte[] content = Files.readAllBytes(example);
        Files.write(example, Arrays.copyOf(content, content.length - 1));
        assertThat(openFails()).isEqualTo(Reason.DIGEST_MISMATCH);
        Files.write(example, Arrays.copyOf(content, content.length + 1));
        assertThat(openFails()).isEqualTo(Reason.DIGEST_MISMATCH);
    }

    @Test
    void anotherManifestIsAnotherDigest() throws Exception {
        Path json = written.directory().resolve("model.json");
        Files.writeString(json, Files.readString(json).replace("\"protocol\" : \"none\"", "\"protocol\" : \"more\""));
        assertThat(ModelPackage.open(written.directory()).digest()).isNotEqualTo(written.digest());
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(written.directory().resolve("model.pt"));
        assertThatThrownBy(() -> ModelPackage.open(written.directory())).hasMessageContaining("model.pt is missing");
        assertThat(openFails()).isEqualTo(Reason.MISSING_FILE);
        Files.delete(written.directory().resolve("model.json"));
        assertThatThrownBy(() -> ModelPackage.open(written.directory())).hasMessageContaining("model.json is missing");
        assertThatThrownBy(() -> ModelPackage.open(folder.resolve("nowhere")))
                .isInstanceOf(ModelPackageException.class);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path model = written.directory().resolve("model.pt");
        Path elsewhere = folder.resolve("elsewhere.pt");
        Files.move(model, elsewhere);
        Files.createSymbolicLink(model, elsewhere);
        assertThat(openFails()).isEqualTo(Reason.MISSING_FILE);
    }

    @Test
    void aManifestWithoutModelOrExampleIsInvalid() throws IOException {
        Path json = written.directory().resolve("model.json");
        String text = Files.readString(json);
        Files.writeString(json, text.replace("\"model.pt\"", "\"other.pt\""));
        assertThat(openFails()).isEqualTo(Reason.INVALID_MANIFEST);
        Files.writeString(json, text.replace("\"example.npz\"", "\"other.npz\""));
        assertThat(openFails()).isEqualTo(Reason.INVALID_MANIFEST);
        Files.writeString(json, "{}");
        assertThat(openFails()).isEqualTo(Reason.INVALID_MANIFEST);
    }

    @Test
    void sizesAreBounded() throws Exception {
        int model = Fixtures.resource("linear.pt").length;
        int example = Fixtures.resource("linear-example.npz").length;
        ModelPackage.open(written.directory(), new PackageLimits(10_000, model, model + example));
        assertThat(openFails(new PackageLimits(10_000, model - 1, 1 << 20))).isEqualTo(Reason.TOO_LARGE);
        assertThat(openFails(new PackageLimits(10_000, model, model + example - 1)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(openFails(new PackageLimits(100, model, 1 << 20))).isEqualTo(Reason.TOO_LARGE);
        assertThatThrownBy(() -> new PackageLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesThatTheManifestDoesNotNameAreIgnored() throws Exception {
        Files.createSymbolicLink(written.directory().resolve("stranger"), Path.of("/dev/zero"));
        assertThat(ModelPackage.open(written.directory()).digest()).isEqualTo(written.digest());
    }

    private Reason openFails() {
        return openFails(PackageLimits.defaults());
    }

    private Reason openFails(PackageLimits limits) {
        return catchThrowableOfType(ModelPackageException.class, () -> ModelPackage.open(written.directory(), limits))
                .reason();
    }
}

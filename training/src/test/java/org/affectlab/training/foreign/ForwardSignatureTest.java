package org.affectlab.training.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardSignatureTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaze-reader.pt | forward(word_numbers: Tensor, gaze: Tensor) -> Tuple[Tensor, Tensor]",
                "described.pt | forward(x: Tensor) -> Dict[str, Tensor]",
                "counted.pt | forward(x: Tensor, times: int=2, scale: Optional[Tensor]=None) -> Tensor",
            })
    void readsWhatTheArchiveSays(String module, String expected) throws Exception {
        assertThat(ForwardSignature.read(ForeignRequests.module(folder, module)))
                .hasValueSatisfying(signature -> assertThat(signature).hasToString(expected));
    }

    @Test
    void readsTracedModulesToo() throws Exception {
        assertThat(ForwardSignature.read(ForeignRequests.module(folder, "traced.pt")))
                .hasValueSatisfying(signature -> assertThat(signature.arguments())
                        .extracting(ForwardSignature.Argument::name)
                        .containsExactly("x"));
    }

    @Test
    void saysWhatIsNoArchive() throws Exception {
        Path text = Files.writeString(folder.resolve("weights.pt"), "no archive");
        assertThatThrownBy(() -> ForwardSignature.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weights.pt is no TorchScript archive");
    }

    @Test
    void anArchiveOfAnotherFormIsUnknown() throws Exception {
        Path jar = folder.resolve("other.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write("c__torch__.other\nThing\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(ForwardSignature.read(jar)).isEmpty();
    }
}

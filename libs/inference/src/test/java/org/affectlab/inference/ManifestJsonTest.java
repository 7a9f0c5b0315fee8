package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {
    private static final String VALID =
            """
            {"name":"lgfa-ravdess","version":"1","task":"speech-emotion","format":"torchscript",
             "labels":["neutral","calm"],
             "inputs":[{"name":"waveform","shape":["batch",41200],"dtype":"FLOAT32"}],
             "outputs":[{"name":"logits","shape":["batch",2],"dtype":"FLOAT32"}],
             "preprocessing":{"sampleRateHz":16000,"windowSamples":41200},
             "batching":{"maxBatchSize":8,"maxDelayMillis":5,"buckets":[1,8]},
             "trainingData":[{"name":"RAVDESS","licence":"CC BY-NC-SA 4.0","citation":"","split":"by actor"}],
             "protocol":"leave four actors out","metrics":{"uar":0.5},"licence":"CC BY-NC-SA 4.0","citation":"",
             "demo":false,"files":{}}
            """;

    private final ManifestJson json = new ManifestJson();

    private ModelManifest read(String text) {
        return json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAValidManifest() {
        ModelManifest manifest = read(VALID);
        assertThat(manifest.format()).isEqualTo(ModelFormat.TORCHSCRIPT);
        assertThat(manifest.inputs()).containsExactly(TensorSpec.of("waveform", TensorType.FLOAT32, 41_200));
        assertThat(manifest.wholeNumber("windowSamples")).isEqualTo(41_200);
        assertThat(manifest.itemByteSize()).isEqualTo(4 * 41_200);
        assertThatThrownBy(() -> manifest.wholeNumber("hopMs")).hasMessageContaining("preprocessing.hopMs");
    }

    @Test
    void writesWhatItReads() {
        ModelManifest manifest = Fixtures.linearManifest();
        byte[] written = json.write(manifest);
        assertThat(json.read(written)).isEqualTo(manifest);
        assertThat(json.write(json.read(written))).isEqualTo(written);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .contains("\"format\" : \"torchscript\"", "\"batch\", 4");
    }

    @Test
    void aPackageMayHaveATolerance() {
        assertThat(read(VALID).exampleTolerance()).isEmpty();
        ModelManifest loose = read(VALID.replaceFirst("\"demo\":false", "\"demo\":false,\"exampleTolerance\":0.05"));
        assertThat(loose.exampleTolerance()).contains(0.05);
        assertThat(json.read(json.write(loose))).isEqualTo(loose);
    }

    @Test
    void aPackageMayHaveAnOwner() {
        ModelManifest all = read(VALID);
        assertThat(all.owner()).isEmpty();
        assertThat(new String(json.write(all), StandardCharsets.UTF_8)).doesNotContain("owner");
        ModelManifest own = read(VALID.replaceFirst("\"demo\":false", "\"demo\":false,\"owner\":\"oidc:ada\""));
        assertThat(own).isEqualTo(all.withOwner("oidc:ada"));
        assertThat(own.withFiles(Map.of()).owner()).contains("oidc:ada");
        assertThat(json.read(json.write(own))).isEqualTo(own);
        for (String wrong : new String[] {"", "two words", "a\nb", "\u00e9", "x".repeat(129)}) {
            assertThatThrownBy(() -> all.withOwner(wrong)).hasMessageContaining("not a caller");
        }
        assertThatThrownBy(() -> read(VALID.replaceFirst("\"demo\":false", "\"demo\":false,\"owner\":null")))
                .hasMessageContaining("owner is null");
    }

    @Test
    void measuredThreadsMayBeLeftOut() {
        ModelManifest without = read(VALID);
        assertThat(without.serving()).isEmpty();
        assertThat(new String(json.write(without), StandardCharsets.UTF_8)).doesNotContain("serving");
        ModelManifest with = read(VALID.replaceFirst(
                "\"demo\":false", "\"demo\":false,\"serving\":{\"workers\":2,\"intraOpThreads\":3}"));
        assertThat(with).isEqualTo(without.withServing(new ServingThreads(2, 3)));
        assertThat(json.read(json.write(with))).isEqualTo(with);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"demo\":false | \"demo\":false,\"extra\":1",
                "\"buckets\":[1,8] | \"buckets\":[1,8],\"extra\":1",
                "\"demo\":false | \"demo\":false,\"demo\":true",
                "\"demo\":false, | ``",
                "\"demo\":false | \"demo\":null",
                "\"demo\":false | \"demo\":false,\"serving\":null",
                "\"demo\":false | \"demo\":false,\"exampleTolerance\":null",
                "\"demo\":false | \"demo\":false,\"exampleTolerance\":0",
                "\"demo\":false | \"demo\":false,\"exampleTolerance\":0.11",
                "\"demo\":false | \"demo\":false,\"exampleTolerance\":\"0.01\"",
                "\"demo\":false | \"demo\":false,\"serving\":{}",
                "\"demo\":false | \"demo\":false,\"serving\":{\"workers\":2}",
                "\"demo\":false | \"demo\":false,\"serving\":{\"workers\":0,\"intraOpThreads\":1}",
                "\"demo\":false | \"demo\":false,\"serving\":{\"workers\":1,\"intraOpThreads\":1025}",
                "\"demo\":false | \"demo\":\"false\"",
                "\"demo\":false | \"demo\":0",
                "\"maxBatchSize\":8 | \"maxBatchSize\":8.5",
                "\"maxBatchSize\":8 | \"maxBatchSize\":\"8\"",
                "\"maxBatchSize\":8 | \"maxBatchSize\":4",
                "\"maxDelayMillis\":5, | ``",
                "\"version\":\"1\" | \"version\":1",
                "\"version\":\"1\" | \"version\":null",
                "\"version\":\"1\" | \"version\":\"../1\"",
                "\"name\":\"lgfa-ravdess\" | \"name\":\"LGFA\"",
                "\"task\":\"speech-emotion\" | \"task\":\"\"",
                "\"format\":\"torchscript\" | \"format\":\"onnx\"",
                "\"format\":\"torchscript\" | \"format\":0",
                "\"labels\":[\"neutral\",\"calm\"] | \"labels\":[\"calm\",\"calm\"]",
                "\"labels\":[\"neutral\",\"calm\"] | \"labels\":[\"neutral\",null]",
                "\"labels\":[\"neutral\",\"calm\"] | \"labels\":[\" \"]",
                "[\"batch\",41200] | [\"batch\",0]",
                "[\"batch\",41200] | [\"batch\",\"time\"]",
                "[\"batch\",41200] | [41200]",
                "[\"batch\",41200] | [\"batch\",true]",
                "[\"batch\",41200] | [\"batch\",null]",
                "\"dtype\":\"FLOAT32\" | \"dtype\":\"BFLOAT16\"",
                "\"dtype\":\"FLOAT32\" | \"dtype\":\"INT16\"",
                "\"name\":\"logits\" | \"name\":\"waveform\"",
                "\"sampleRateHz\":16000 | \"sampleRateHz\":[16000]",
                "\"sampleRateHz\":16000 | \"sampleRateHz\":null",
                "\"sampleRateHz\":16000 | \"sample rate\":16000",
                "\"licence\":\"CC BY-NC-SA 4.0\",\"citation\":\"\",\"split\" | \"licence\":\"\",\"citation\":\"\",\"split\"",
                "\"metrics\":{\"uar\":0.5} | \"metrics\":{\"uar\":\"NaN\"}",
                "\"metrics\":{\"uar\":0.5} | \"metrics\":{\"uar\":1e999}",
                "\"files\":{} | \"files\":{\"model.pt\":\"00\"}",
                "\"files\":{} | \"files\":{\"../model.pt\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}",
                "\"files\":{} | \"files\":{\".hidden\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}",
                "\"files\":{} | \"files\":{\"model.json\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}",
                "\"files\":{} | \"files\":{\"a\\\\b\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}",
            })
    void refusesEverythingElse(String valid, String broken) {
        assertThat(VALID).contains(valid);
        String text = VALID.replaceFirst(Pattern.quote(valid), Matcher.quoteReplacement(broken));
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model.json is not a valid manifest");
    }

    @Test
    void refusesWhatIsNotOneDocument() {
        assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("null")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(VALID + "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(VALID.substring(0, 300))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("[".repeat(5000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wantsTrainingDataUnlessTheModelIsADemo() {
        String none = VALID.replaceFirst("\"trainingData\":\\[.*]", "\"trainingData\":[]");
        assertThatThrownBy(() -> read(none)).hasMessageContaining("trainingData is empty");
        assertThat(read(none.replace("\"demo\":false", "\"demo\":true")).trainingData())
                .isEmpty();
    }
}

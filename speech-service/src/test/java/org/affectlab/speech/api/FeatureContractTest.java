package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.contract.Multipart;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Answers, forms and problems of {@code POST /v1/speech/features}. */
class FeatureContractTest extends FeatureServiceTest {
    /** As the service decodes it. */
    private static float[] decoded(float[] samples) {
        float[] decoded = new float[samples.length];
        for (int index = 0; index < samples.length; index++) {
            decoded[index] = Math.round(samples[index] * 32_768) / 32_768f;
        }
        return decoded;
    }

    @ParameterizedTest
    @EnumSource
    void answersWithTheFunctionalsOfTheRecording(ParameterSet set) {
        JsonNode answer = good("?set=" + set.id(), Voice.of(1.5));

        assertThat(names(answer)).containsExactly("set", "title", "functionals", "durationMs", "provenance");
        assertThat(answer.get("set").asString()).isEqualTo(set.id());
        assertThat(answer.get("title").asString()).isEqualTo(set.title());
        assertThat(answer.get("durationMs").asLong()).isEqualTo(1_500);
        assertThat(names(answer.get("functionals"))).isEqualTo(set.names());
        assertThat(answer.get("functionals").valueStream().mapToDouble(JsonNode::asDouble))
                .containsExactly(Arrays.stream(set.functionals(decoded(Voice.of(1.5))))
                        .boxed()
                        .toArray(Double[]::new));
    }

    @Test
    void theExtendedGenevaSetIsTheDefault() {
        assertThat(good("", Voice.of(1))).isEqualTo(good("?set=egemaps&contours=false", Voice.of(1)));
    }

    @Test
    void windowsAreThoseOfTheClipsCutOut() {
        float[] samples = Voice.of(2.05);
        JsonNode answer = good("?windowMs=1000&hopMs=400", samples);

        assertThat(names(answer)).containsExactly("set", "title", "durationMs", "windows", "provenance");
        assertThat(answer.get("windows")).hasSize(3);
        for (int window = 0; window < 3; window++) {
            JsonNode one = answer.get("windows").get(window);
            assertThat(names(one)).containsExactly("startMs", "endMs", "functionals");
            assertThat(one.get("startMs").asInt()).isEqualTo(400 * window);
            assertThat(one.get("endMs").asInt()).isEqualTo(400 * window + 1_000);
            float[] clip = Arrays.copyOfRange(samples, 6_400 * window, 6_400 * window + 16_000);
            assertThat(one.get("functionals")).isEqualTo(good("", clip).get("functionals"));
        }
        assertThat(good("?windowMs=1000", samples).get("windows")).hasSize(2);
    }

    @Test
    void contoursHaveARowEveryHop() {
        JsonNode answer = good("?set=is09&contours=true", Voice.of(1));

        assertThat(names(answer))
                .containsExactly("set", "title", "functionals", "durationMs", "contours", "provenance");
        JsonNode contours = answer.get("contours");
        assertThat(names(contours)).containsExactly("hopMs", "names", "values");
        assertThat(contours.get("hopMs").asInt()).isEqualTo(10);
        assertThat(contours.get("names").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ParameterSet.IS09.contours());
        assertThat(contours.get("values").size()).isBetween(95, 100);
        assertThat(contours.get("values")).allSatisfy(row -> assertThat(row)
                .hasSize(ParameterSet.IS09.contours().size()));
    }

    @Test
    void tellsWhereTheAnswerComesFrom() {
        JsonNode whole = good("", Voice.of(1)).get("provenance");
        assertThat(names(whole))
                .containsExactly(
                        "parameterSet",
                        "implementation",
                        "version",
                        "analysedMs",
                        "decoder",
                        "preprocessing",
                        "warnings");
        assertThat(whole.get("parameterSet").asString()).isEqualTo("eGeMAPSv02");
        assertThat(whole.get("implementation").asString()).isEqualTo("affectlab-acoustics");
        assertThat(whole.get("version").asString()).isNotBlank();
        assertThat(whole.get("analysedMs").asLong()).isEqualTo(1_000);
        assertThat(whole.at("/decoder/codec").asString()).isEqualTo("pcm_s16le");
        assertThat(names(whole.get("preprocessing"))).containsExactly("sampleRateHz");

        JsonNode windows = good("?windowMs=300&hopMs=200", Voice.of(1)).get("provenance");
        assertThat(windows.get("analysedMs").asLong()).isEqualTo(900);
        assertThat(windows.get("preprocessing").toString())
                .isEqualTo("{\"sampleRateHz\":16000,\"windowMs\":300,\"hopMs\":200,\"windows\":4}");
        assertThat(good("", WavFile.loudness(1, 1f))
                        .at("/provenance/warnings/0")
                        .asString())
                .isEqualTo("CLIPPED");
        assertThat(good("", WavFile.loudness(1, 0.0005f))
                        .at("/provenance/warnings/0")
                        .asString())
                .isEqualTo("VERY_QUIET");
    }

    @Test
    void writesARowForTheRecordingOrForEachWindow() {
        byte[] body = WavFile.of(Voice.of(1.25));
        String header = "startMs,endMs," + String.join(",", ParameterSet.EGEMAPS.names());

        Answer whole = post("?contours=true", body, "Accept", "text/csv");
        assertThat(whole.header("Content-Type")).startsWith("text/csv");
        assertThat(whole.body().lines()).hasSize(2).startsWith(header);
        assertThat(whole.body().lines().skip(1).findFirst().orElse("")).startsWith("0,1250,");
        assertThat(whole.body().lines())
                .allSatisfy(line -> assertThat(line.split(",")).hasSize(90));

        List<String> windows = post("?windowMs=500&hopMs=250", body, "Accept", "text/csv")
                .body()
                .lines()
                .toList();
        assertThat(windows).hasSize(5).startsWith(header);
        assertThat(windows.get(2)).startsWith("250,750,");
    }

    @Test
    void writesALineForEachWindowThenASummary() {
        byte[] body = WavFile.of(Voice.of(1.25));
        List<String> whole =
                post("", body, "Accept", "application/x-ndjson").body().lines().toList();
        assertThat(whole).singleElement().satisfies(line -> assertThat(line)
                .startsWith("{\"type\":\"summary\",\"set\":\"egemaps\",\"title\":\"eGeMAPSv02\",\"functionals\":{"));

        List<String> windows = post("?set=gemaps&windowMs=500", body, "Accept", "application/x-ndjson")
                .body()
                .lines()
                .toList();
        assertThat(windows).hasSize(3);
        assertThat(windows.get(1)).startsWith("{\"type\":\"window\",\"startMs\":500,\"endMs\":1000,\"functionals\":{");
        assertThat(windows.get(2))
                .startsWith("{\"type\":\"summary\",\"set\":\"gemaps\",\"title\":\"GeMAPSv01b\",\"durationMs\":1250,")
                .contains("\"provenance\":{");
    }

    @Test
    void writesArff() {
        byte[] body = WavFile.of(Voice.of(1.25));
        Answer answer = post("?set=is09&windowMs=500", body, "Accept", "text/x-arff");

        assertThat(answer.header("Content-Type")).startsWith("text/x-arff");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.get(0)).isEqualTo("@relation 'IS09_emotion'");
        assertThat(lines.stream().filter(line -> line.startsWith("@attribute ")))
                .hasSize(386)
                .contains("@attribute 'startMs' numeric", "@attribute 'pcm_fftMag_mfcc_sma[1]_amean' numeric");
        List<String> data = lines.subList(lines.indexOf("@data") + 1, lines.size());
        List<String> csv = post("?set=is09&windowMs=500", body, "Accept", "text/csv")
                .body()
                .lines()
                .skip(1)
                .toList();
        assertThat(data).hasSize(2).isEqualTo(csv);
    }

    @Test
    void arffIsOfferedHereAlone() {
        byte[] body = WavFile.of(Voice.of(1));
        assertProblem(
                service().post("/v1/speech/emotions", body, "Content-Type", "audio/wav", "Accept", "text/x-arff"),
                ProblemCode.NOT_ACCEPTABLE);
        assertThat(post("", body, "Accept", "*/*").header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void refusesBadParameters() {
        byte[] good = WavFile.of(Voice.of(1));
        assertThat(assertProblem(post("?set=compare", good), ProblemCode.INVALID_PARAMETER)
                        .get("detail")
                        .asString())
                .contains("egemaps, gemaps, is09");
        JsonNode low = assertProblem(post("?windowMs=69", good), ProblemCode.INVALID_PARAMETER);
        assertThat(low.get("limit").asInt()).isEqualTo(70);
        assertThat(low.get("actual").asInt()).isEqualTo(69);
        for (String query : List.of(
                "?windowMs=often",
                "?windowMs=99999999999",
                "?windowMs=-5",
                "?hopMs=100",
                "?windowMs=500&hopMs=9",
                "?windowMs=500&hopMs=501",
                "?windowMs=500&contours=true",
                "?contours=perhaps")) {
            assertProblem(post(query, good), ProblemCode.INVALID_PARAMETER);
        }
        JsonNode many = assertProblem(post("?windowMs=100&hopMs=30", good), ProblemCode.INVALID_PARAMETER);
        assertThat(many.get("limit").asInt()).isEqualTo(30);
        assertThat(many.get("actual").asInt()).isEqualTo(31);
    }

    @Test
    void refusesRecordingsWithoutAnythingToAnalyse() {
        JsonNode tooShort = assertProblem(post("", WavFile.of(Voice.of(0.05))), ProblemCode.TOO_SHORT);
        assertThat(tooShort.get("limit").asInt()).isEqualTo(70);
        assertThat(tooShort.get("actual").asInt()).isEqualTo(50);
        assertThat(good("?set=is09", Voice.of(0.05)).get("durationMs").asInt()).isEqualTo(50);
        assertThat(assertProblem(post("?windowMs=2000", WavFile.of(Voice.of(1))), ProblemCode.TOO_SHORT)
                        .get("limit")
                        .asInt())
                .isEqualTo(2_000);
        assertProblem(post("", WavFile.of(new float[16_000])), ProblemCode.SILENT);
        assertThat(assertProblem(post("", WavFile.of(Voice.of(21))), ProblemCode.TOO_LONG)
                        .get("limit")
                        .asInt())
                .isEqualTo(20_000);
        JsonNode contours = assertProblem(post("?contours=true", WavFile.of(Voice.of(6))), ProblemCode.TOO_LONG);
        assertThat(contours.get("limit").asInt()).isEqualTo(5_000);
        assertThat(contours.get("actual").asInt()).isEqualTo(6_000);
    }

    @Test
    void refusesWhatIsNoRecording() {
        byte[] whole = WavFile.of(Voice.of(1));
        assertProblem(post("", new byte[0]), ProblemCode.EMPTY_BODY);
        assertProblem(post("", "text".getBytes(StandardCharsets.UTF_8)), ProblemCode.UNKNOWN_FORMAT);
        assertProblem(post("", Arrays.copyOf(whole, whole.length / 2)), ProblemCode.UNDECODABLE);
        assertProblem(service().post(PATH, whole, "Content-Type", "text/plain"), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post("", whole, "Accept", "image/png"), ProblemCode.NOT_ACCEPTABLE);
        assertProblem(post("", whole, Deadline.HEADER, "0"), ProblemCode.DEADLINE_EXCEEDED);
        assertProblem(service().get(PATH), ProblemCode.METHOD_NOT_ALLOWED);
    }

    @Test
    void refusesTooManyBytes() {
        HttpRequest.Builder request = service()
                .request(PATH)
                .header("Content-Type", "audio/wav")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2_000_000])));
        assertThat(assertProblem(service().send(request), ProblemCode.TOO_LARGE)
                        .get("limit")
                        .asInt())
                .isEqualTo(1_000_000);
    }

    @Test
    void takesMultipart() {
        byte[] body = WavFile.of(Voice.of(1));
        Answer answer = service()
                .post(PATH, new Multipart().part("file", body).finished(), "Content-Type", Multipart.CONTENT_TYPE);
        assertThat(answer.json()).isEqualTo(good("", Voice.of(1)));
    }

    @Test
    void tellsItsLimits() {
        JsonNode limits = service().get("/v1/limits").json().get("limits");
        assertThat(Stream.of(
                                "minEgemapsDurationMs",
                                "minGemapsDurationMs",
                                "minIs09DurationMs",
                                "minFeatureHopMs",
                                "maxFeatureWindows",
                                "maxJobFeatureWindows",
                                "maxContourDurationMs")
                        .map(name -> limits.get(name).asInt()))
                .containsExactly(70, 70, 45, 10, 30, 60, 5_000);
    }

    @Test
    void countsTheSecondsThatWereAnalysed() {
        assertThat(post("", WavFile.of(Voice.of(1.25))).header("X-Affectlab-Analysed"))
                .isEqualTo("seconds=1.250");
    }

    @Test
    void describesItselfWithExamples() {
        JsonNode document = service().get("/v3/api-docs").json();
        JsonNode post = document.get("paths").get(PATH).get("post");
        JsonNode answers = post.at("/responses/200/content");
        assertThat(answers.propertyNames())
                .containsExactlyInAnyOrder("application/json", "text/csv", "application/x-ndjson", "text/x-arff");
        assertThat(answers.get("application/json")
                        .at("/examples/whole/value/set")
                        .asString())
                .isEqualTo("egemaps");
        assertThat(answers.get("application/json")
                        .at("/examples/windows/value/windows/1/startMs")
                        .asInt())
                .isEqualTo(1_000);
        assertThat(answers.get("text/x-arff").at("/examples/whole/value").asString())
                .startsWith("@relation 'eGeMAPSv02'");
        assertThat(post.get("parameters").findValuesAsString("name"))
                .containsExactly("set", "windowMs", "hopMs", "contours", "Prefer", "Idempotency-Key", "Webhook-Url");
        assertThat(post.at("/parameters/0/schema/enum").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(ParameterSet.values())
                        .map(ParameterSet::id)
                        .toList());
        assertThat(post.at("/responses/422/content")
                        .get("application/problem+json")
                        .get("examples")
                        .propertyNames())
                .contains("NO_AUDIO", "TOO_SHORT", "SILENT", "NOT_FINITE");
        JsonNode answer = document.at("/components/schemas/FeatureAnswer");
        assertThat(answer.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("set", "title", "durationMs", "provenance");
        assertThat(answer.at("/properties/functionals/additionalProperties/type")
                        .asString())
                .isEqualTo("number");
    }
}

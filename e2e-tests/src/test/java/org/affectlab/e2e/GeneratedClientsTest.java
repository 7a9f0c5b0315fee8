package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.RunningPlatform;
import org.affectlab.e2e.platform.Tool;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The interface description in others' hands: two linters, and clients that are generated from it, compiled, and make a call. */
@OnPlatform
class GeneratedClientsTest {
    private static final Path RECORDING = Checkout.file("libs/media/src/test/resources/audio/speech.flac");

    private final RunningPlatform platform;

    GeneratedClientsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    private Path description(String folder) throws IOException {
        Path file = Checkout.work("clients/" + folder).resolve("openapi.json");
        return Files.writeString(file, platform.gateway("").get("/openapi.json").body());
    }

    private static void assertGood(Tool.Result result) {
        assertThat(result.status()).as(result.output()).isZero();
    }

    private static void generate(Path description, String language, Path target, String properties) {
        assertGood(Tool.run(
                target.getParent(),
                "",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Tool.file("openapi-generator-cli.jar").toString(),
                "generate",
                "-i",
                description.toString(),
                "-g",
                language,
                "-o",
                target.toString(),
                // Without it the TypeScript client imports the multipart form, which is left out.
                "--global-property=skipFormModel=false",
                "--additional-properties=" + properties));
    }

    private String expected() {
        JsonNode answer =
                platform.gateway().analyse(Fixtures.read("speech.flac")).json();
        return answer.path("emotion").asString() + " "
                + answer.path("durationMs").asLong() + " "
                + answer.path("provenance").path("model").asString();
    }

    @Test
    void spectralFindsNoError() throws IOException {
        String spectral = Tool.npm("spectral");
        Path description = description("spectral");
        Path rules = Files.writeString(
                description.resolveSibling("rules.yaml"), "extends: [[\"spectral:oas\", recommended]]\n");
        assertGood(Tool.run(
                description.getParent(),
                "",
                spectral,
                "lint",
                "--fail-severity=error",
                "--ruleset=" + rules,
                description.toString()));
    }

    @Test
    void redoclyFindsNoError() throws IOException {
        String redocly = Tool.npm("redocly");
        Path description = description("redocly");
        assertGood(Tool.run(description.getParent(), "", redocly, "lint", description.toString()));
    }

    @Test
    void pythonClientMakesACall() throws IOException {
        String python = Tool.python("pydantic", "dateutil", "urllib3");
        Path description = description("python");
        Path client = description.resolveSibling("client");
        generate(description, "python-pydantic-v1", client, "packageName=affectlab_api");
        assertGood(Tool.run(client, "", python, "-m", "compileall", "-q", "affectlab_api"));

        Tool.Result call = Tool.run(
                client,
                platform.keys().ordinary(),
                python,
                Checkout.file("e2e-tests/tools/call.py").toString(),
                client.toString(),
                platform.gatewayAddress().toString(),
                RECORDING.toString());

        assertGood(call);
        assertThat(call.output().strip()).isEqualTo(expected());
    }

    @Test
    void typeScriptClientMakesACall() throws IOException {
        String compiler = Tool.npm("tsc");
        Path description = description("typescript");
        Path client = description.resolveSibling("client");
        generate(description, "typescript-fetch", client, "stringEnums=true");
        Path script = Files.copy(
                Checkout.file("e2e-tests/tools/call.ts"),
                description.resolveSibling("call.ts"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                description.resolveSibling("node.d.ts"),
                "declare module \"fs\" { export function readFileSync(file: string): Uint8Array;"
                        + " export function readFileSync(file: number, encoding: string): string; }\n"
                        + "declare const process: { argv: string[]; exit(status: number): never };\n");
        assertGood(Tool.run(
                description.getParent(),
                "",
                compiler,
                "--strict",
                "--target",
                "es2022",
                "--module",
                "commonjs",
                "--lib",
                "es2022,dom",
                "--outDir",
                "out",
                "node.d.ts",
                script.toString()));

        Tool.Result call = Tool.run(
                description.getParent(),
                platform.keys().ordinary(),
                "node",
                "out/call.js",
                platform.gatewayAddress().toString(),
                RECORDING.toString());

        assertGood(call);
        assertThat(call.output().strip()).isEqualTo(expected());
    }
}

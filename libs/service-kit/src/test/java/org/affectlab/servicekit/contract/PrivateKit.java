package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.inference.ModelManifest;
import org.affectlab.servicekit.contract.RunningService.Answer;
import tools.jackson.databind.JsonNode;

/** A service with a public and a private folder, which looks at neither after its start, and its callers by name. */
final class PrivateKit implements AutoCloseable {
    static final String INFER =
            "{\"inputs\":[{\"name\":\"waveform\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";

    private final Path folder;
    private RunningService service;

    PrivateKit(Path folder) {
        this.folder = folder;
    }

    Path publicFolder() {
        return folder.resolve("public");
    }

    Path privateFolder() {
        return folder.resolve("private");
    }

    static ModelManifest manifest(String name) {
        return manifest(name, "1");
    }

    static ModelManifest manifest(String name, String version) {
        return FakePackages.manifest(name, version, KitApplication.TASK, List.of("sum"), 2);
    }

    void writePublic(ModelManifest manifest) {
        FakePackages.write(publicFolder(), manifest, PrivateKit::sum);
    }

    void writePrivate(ModelManifest manifest) {
        FakePackages.write(privateFolder(), manifest, PrivateKit::sum);
    }

    private static float[] sum(float[] item) {
        return new float[] {item[0] + item[1]};
    }

    void start() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("spring.application.name", "kit");
        settings.put("affectlab.models.folders", publicFolder());
        settings.put("affectlab.models.private-folder", privateFolder());
        settings.put("affectlab.models.watch-interval", "0");
        settings.put("management.endpoint.health.show-details", "always");
        service = RunningService.start(KitApplication.class, new FakeEngine(PrivateKit::sum), settings);
    }

    RunningService service() {
        return service;
    }

    private HttpRequest.Builder as(String caller, String path, Scope... scopes) {
        return service.request(path).setHeader(InternalTokens.HEADER, TestTokens.of(caller, Set.of(scopes)));
    }

    Answer get(String caller, String path, Scope... scopes) {
        return service.send(as(caller, path, scopes));
    }

    Answer delete(String caller, String path, Scope... scopes) {
        return service.send(as(caller, path, scopes).DELETE());
    }

    Answer post(String caller, String path, String body, Scope... scopes) {
        return service.send(as(caller, path, scopes)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    static List<String> names(JsonNode models) {
        List<String> names = new ArrayList<>();
        models.forEach(model -> names.add(model.get("name").asString()));
        return names;
    }

    /** That both are 404, and the same but for the names asked for, which are of one length, and the traces. */
    static void assertSame(Answer hidden, String name, Answer unknown, String none) {
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(withoutTrace(hidden).replace(name, none)).isEqualTo(withoutTrace(unknown));
        assertThat(hidden.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replace(answer.header("X-Trace-Id"), "");
    }

    @Override
    public void close() {
        service.close();
    }
}

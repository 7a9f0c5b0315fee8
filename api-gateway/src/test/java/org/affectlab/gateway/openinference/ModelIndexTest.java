package org.affectlab.gateway.openinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.access.Identity;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.affectlab.gateway.tracing.TraceLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** When services are asked, and what a name that is not there means, with a clock that the test moves. */
@Timeout(60)
class ModelIndexTest {
    private static final String INDEX = "/v2/repository/index";
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Identity ADA = new Identity("ada", "key-a", Set.of());
    private static final Identity BEN = new Identity("ben", "key-b", Set.of());

    private final AtomicLong nanos = new AtomicLong(-5);
    private final StubService speech = new StubService();
    private final StubService face = new StubService();
    private ServiceClient client;
    private ModelIndex index;

    @BeforeEach
    void start() {
        start(face.uri());
        speech.json(INDEX, 200, "[{\"name\":\"voice\",\"state\":\"READY\"}]");
        face.json(INDEX, 200, "[{\"name\":\"smile\",\"state\":\"READY\"}]");
    }

    private void start(URI second) {
        Map<String, String> settings = new HashMap<>(Map.of("affectlab.gateway.timeouts.lookup", "20s"));
        for (List<String> service :
                List.of(RunningGateway.service(0, "speech", speech.uri()), RunningGateway.service(1, "face", second))) {
            service.forEach(setting -> settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
        }
        client = new ServiceClient(
                new Binder(new MapConfigurationPropertySource(settings))
                        .bind("affectlab.gateway", GatewaySettings.class)
                        .get(),
                TestKeys.serviceTokens(),
                new TraceLog());
        index = new ModelIndex(client, new ServiceDocuments(new JsonMapper()), FRESH, nanos::get);
    }

    @AfterEach
    void stop() {
        client.destroy();
        speech.close();
        face.close();
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String find(String model) {
        return index.serviceOf(model, ADA).blockOptional().orElseThrow().name();
    }

    private void assertMissing(String model, ProblemCode code) {
        assertThatThrownBy(() -> find(model))
                .isInstanceOfSatisfying(GatewayProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    @Test
    void testFreshKnowledgeIsUsed() {
        assertThat(find("voice")).isEqualTo("speech");
        assertThat(find("smile")).isEqualTo("face");
        after(FRESH);
        assertThat(find("smile")).isEqualTo("face");
        assertThat(speech.received()).hasSize(1);
    }

    @Test
    void testWhatOneCallerLearnsIsNotToldToAnother() {
        assertThat(find("voice")).isEqualTo("speech");
        speech.json(INDEX, 200, "[]");
        assertThatThrownBy(() -> index.serviceOf("voice", BEN).block())
                .isInstanceOfSatisfying(GatewayProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.UNKNOWN_MODEL));
        assertThat(find("voice")).isEqualTo("speech");
        assertThat(index.known("voice", ADA)).isPresent();
        assertThat(index.known("voice", BEN)).isEmpty();
    }

    @Test
    void testForgottenKnowledgeIsLearntAnewAtOnceByThatCallerAlone() {
        assertThat(find("voice")).isEqualTo("speech");
        index.serviceOf("voice", BEN).block();
        speech.json(INDEX, 200, "[]");
        index.forget(ADA);
        assertThat(index.known("voice", ADA)).isEmpty();
        assertThat(index.known("voice", BEN)).isPresent();
        assertMissing("voice", ProblemCode.UNKNOWN_MODEL);
        assertThat(speech.received()).hasSize(3);
    }

    @Test
    void testOldKnowledgeIsRenewed() {
        assertThat(find("voice")).isEqualTo("speech");
        speech.json(INDEX, 200, "[]");
        face.json(INDEX, 200, "[{\"name\":\"voice\",\"state\":\"READY\"}]");
        after(FRESH.multipliedBy(11));
        assertThat(find("voice")).isEqualTo("face");
    }

    @Test
    void testUnknownNamesAskTheServicesNowAndThenOnly() {
        for (int request = 0; request < 20; request++) {
            assertMissing("name-" + request, ProblemCode.UNKNOWN_MODEL);
        }
        assertThat(speech.received()).hasSize(1);
        speech.json(INDEX, 200, "[{\"name\":\"name-1\",\"state\":\"LOADING\"}]");
        after(FRESH.dividedBy(10).plusNanos(1));
        assertThat(find("name-1")).isEqualTo("speech");
        assertThat(speech.received()).hasSize(2);
    }

    @Test
    void testWhoAsksOnAnAnswerIsNotGivenItAgain() {
        String owner = index.serviceOf("late", ADA)
                .onErrorResume(missing -> {
                    speech.json(INDEX, 200, "[{\"name\":\"late\",\"state\":\"READY\"}]");
                    after(FRESH);
                    return index.serviceOf("late", ADA);
                })
                .map(ServiceSettings::name)
                .block();
        assertThat(owner).isEqualTo("speech");
        assertThat(speech.received()).hasSize(2);
    }

    @Test
    void testWhileAServiceIsSilentNoModelIsUnknown() {
        client.destroy();
        start(URI.create("http://127.0.0.1:1"));
        assertThat(find("voice")).isEqualTo("speech");
        assertMissing("smile", ProblemCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void testAServiceThatFallsSilentKeepsItsModels() {
        assertThat(find("smile")).isEqualTo("face");
        face.json(INDEX, 500, "");
        after(FRESH.multipliedBy(11));
        assertThat(find("smile")).isEqualTo("face");
        assertThat(find("voice")).isEqualTo("speech");
    }
}

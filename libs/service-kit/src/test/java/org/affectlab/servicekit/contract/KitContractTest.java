package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class KitContractTest extends ProblemContractTest {
    @Override
    protected ContractSubject subject() {
        return new ContractSubject(
                KitApplication.class,
                FakePackages.manifest("kit-sum", KitApplication.TASK, List.of("sum"), 2),
                item -> new float[] {item[0] + item[1]},
                KitApplication.PATH,
                new byte[] {1, 2, 3},
                "application/octet-stream",
                List.of("sum", "text"),
                List.of("spring.application.name=kit", "springdoc.show-actuator=false"));
    }

    @Test
    void computesWithTheModel() {
        assertThat(postGood().json().get("sum").asDouble()).isEqualTo(9.0);
        assertThat(postGood("Accept", "text/csv").body()).isEqualTo("sum,text\n9.0,plain\n");
    }

    private String callerOf(String from, String claimed) throws IOException {
        try (RawConnection connection = new RawConnection(service().port(), from)) {
            String answer = connection
                    .send("GET /v1/kit/caller HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nConnection: close\r\n"
                            + claimed + "\r\n")
                    .readToEnd();
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    @Test
    void theGatewayNamesTheCaller() throws IOException {
        assertThat(callerOf("127.0.0.1", "X-Forwarded-For: 192.0.2.1\r\n")).isEqualTo("192.0.2.1");
        assertThat(callerOf("127.0.0.1", "X-Forwarded-For: 192.0.2.2\r\n")).isEqualTo("192.0.2.2");
        assertThat(callerOf("127.0.0.1", "")).isEqualTo("127.0.0.1");
    }

    @Test
    void nobodyElseDoes() throws IOException {
        // Not the address that the gateway has by default, though of the same machine.
        assertThat(callerOf("127.0.0.2", "X-Forwarded-For: 192.0.2.1\r\nForwarded: for=192.0.2.1\r\n"))
                .isEqualTo("127.0.0.2");
        assertThat(callerOf("127.0.0.1", "X-Forwarded-For: 192.0.2.1, 192.0.2.9\r\n"))
                .isEqualTo("192.0.2.9");
    }

    @Test
    void parametersOfTheWrongType() {
        assertThat(assertProblem(service().get("/v1/kit/number?value=three"), ProblemCode.INVALID_PARAMETER)
                        .get("detail")
                        .asString())
                .isEqualTo("The parameter value is not a whole number.");
        assertThat(assertProblem(service().get("/v1/kit/number"), ProblemCode.INVALID_PARAMETER)
                        .get("detail")
                        .asString())
                .isEqualTo("The parameter value is missing.");
    }

    @Test
    void unexpectedFailureTellsNothingOfTheInside() {
        assertThat(service().get("/v1/kit/failure?secret=hidden").body()).doesNotContain("hidden", "secret");
        assertProblem(service().get("/v1/kit/failure?secret=hidden"), ProblemCode.INTERNAL_ERROR);
    }
}

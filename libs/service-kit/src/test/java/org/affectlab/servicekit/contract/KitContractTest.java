package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import org.affectlab.access.InternalTokens;
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

    @Test
    void theTokenNamesTheCallerAndNothingElseDoes() {
        HttpRequest.Builder request = service()
                .request("/v1/kit/caller")
                .setHeader(InternalTokens.HEADER, TestTokens.of("lab", Set.of()))
                .header("Accept", "*/*")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("Forwarded", "for=192.0.2.1");

        assertThat(service().send(request).body()).isEqualTo("lab");
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

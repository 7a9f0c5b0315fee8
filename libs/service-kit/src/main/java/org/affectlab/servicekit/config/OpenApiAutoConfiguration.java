package org.affectlab.servicekit.config;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.openapi.JobResponses;
import org.affectlab.servicekit.openapi.ProblemResponses;
import org.affectlab.servicekit.openapi.ProblemSchema;
import org.affectlab.servicekit.openapi.RequiredComponents;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Common parts of the interface description at {@code /v3/api-docs}. */
@AutoConfiguration
public class OpenApiAutoConfiguration {
    static {
        // springdoc keeps this list for the whole process; the parameters are resolved by us, not sent by the client.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Deadline.class, Caller.class);
    }

    @Bean
    @ConditionalOnMissingBean
    OpenAPI description(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("Affectlab " + service)
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    @Bean
    ProblemResponses problemResponses() {
        return new ProblemResponses();
    }

    @Bean
    JobResponses jobResponses() {
        return new JobResponses();
    }

    @Bean
    RequiredComponents requiredComponents() {
        return new RequiredComponents();
    }

    @Bean
    ProblemSchema problemSchema() {
        return new ProblemSchema();
    }
}

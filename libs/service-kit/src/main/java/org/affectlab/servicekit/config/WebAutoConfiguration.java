package org.affectlab.servicekit.config;

import java.time.Clock;
import java.util.List;
import org.affectlab.servicekit.client.ClientConnectionValve;
import org.affectlab.servicekit.client.WatchingHttpProtocol;
import org.affectlab.servicekit.deadline.DeadlineResolver;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.limits.LimitsController;
import org.affectlab.servicekit.limits.LimitsProperties;
import org.affectlab.servicekit.problem.ProblemAdvice;
import org.affectlab.servicekit.problem.ProblemErrorController;
import org.affectlab.servicekit.problem.ProblemReportValve;
import org.affectlab.servicekit.problem.ProblemWriter;
import org.affectlab.servicekit.trace.TraceFilter;
import org.affectlab.tracing.Tracing;
import org.affectlab.tracing.TracingSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problems, trace ids, deadlines, tables and the limits endpoint. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties(LimitsProperties.class)
public class WebAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper) {
        return new ProblemWriter(mapper);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemWriter writer) {
        return new ProblemAdvice(writer);
    }

    @Bean
    ProblemErrorController problemErrorController(ProblemWriter writer) {
        return new ProblemErrorController(writer);
    }

    @Bean
    Tracing tracing(Environment environment, @Value("${spring.application.name}") String service) {
        return Tracing.of(Binder.get(environment).bindOrCreate("affectlab.tracing", TracingSettings.class), service);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(Tracing tracing) {
        FilterRegistrationBean<TraceFilter> registration =
                new FilterRegistrationBean<>(new TraceFilter(System::nanoTime, tracing));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebMvcConfigurer affectlabMvc(LimitsProperties limits, Clock clock, JsonMapper mapper) {
        return new MvcSettings(new DeadlineResolver(limits.requestTimeout(), clock), mapper);
    }

    @Bean
    LimitsController limitsController(
            @Value("${spring.application.name}") String service, List<LimitContributor> contributors) {
        return new LimitsController(service, contributors);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(ProblemWriter writer) {
        // Added last and so innermost: it reports before Tomcat's own valve would.
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(writer)));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientConnections() {
        return factory -> {
            factory.setProtocol(WatchingHttpProtocol.class.getName());
            factory.addContextValves(new ClientConnectionValve());
        };
    }

    /** A client that asks before it sends learns of a refusal before it has sent anything. */
    @Bean
    TomcatConnectorCustomizer continueOnlyWhenRead() {
        return connector -> connector.setProperty("continueResponseTiming", "onRead");
    }

    /** Uploads are read in large pieces: under overload most of them are read only to be thrown away, and each read is a system call. */
    @Bean
    TomcatConnectorCustomizer largeReads() {
        return connector -> connector.setProperty("socket.appReadBufSize", "65536");
    }
}

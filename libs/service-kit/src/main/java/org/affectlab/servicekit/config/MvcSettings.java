package org.affectlab.servicekit.config;

import java.util.List;
import org.affectlab.servicekit.client.CallerResolver;
import org.affectlab.servicekit.deadline.DeadlineResolver;
import org.affectlab.servicekit.negotiation.ArffConverter;
import org.affectlab.servicekit.negotiation.CsvConverter;
import org.affectlab.servicekit.negotiation.NdjsonConverter;
import org.affectlab.servicekit.upload.RequestResources;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What controllers may take and give. */
final class MvcSettings implements WebMvcConfigurer {
    private final DeadlineResolver deadlines;
    private final JsonMapper mapper;

    MvcSettings(DeadlineResolver deadlines, JsonMapper mapper) {
        this.deadlines = deadlines;
        this.mapper = mapper;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(deadlines);
        resolvers.add(new CallerResolver(deadlines));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequestResources());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new CsvConverter());
        builder.addCustomConverter(new ArffConverter());
        builder.addCustomConverter(new NdjsonConverter(mapper));
    }
}

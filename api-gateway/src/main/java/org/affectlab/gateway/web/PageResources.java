package org.affectlab.gateway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Serves the scripts and styles of the documentation page from the gateway itself: no page asks another host for anything.
 */
@Configuration(proxyBeanMethods = false)
public class PageResources implements WebFluxConfigurer {
    private static final String STYLE_SHEET = "swagger-ui.css";
    private static final Duration BROWSER_CACHE = Duration.ofHours(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/assets/**")
                .addResourceLocations("classpath:/pages/assets/", swaggerFolder())
                .setCacheControl(CacheControl.maxAge(BROWSER_CACHE));
    }

    /** The folder inside the web jar, which has the version in its name. */
    private static String swaggerFolder() {
        String pattern = "classpath*:/META-INF/resources/webjars/swagger-ui/*/" + STYLE_SHEET;
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            if (found.length != 1) {
                throw new IllegalStateException("Expected one swagger-ui on the class path but found " + found.length);
            }
            String address = found[0].getURL().toString();
            return address.substring(0, address.length() - STYLE_SHEET.length());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

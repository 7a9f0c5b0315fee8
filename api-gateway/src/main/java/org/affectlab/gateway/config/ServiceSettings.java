package org.affectlab.gateway.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * One service behind the gateway. For the services of Affectlab itself a name is enough: address and paths have defaults
 * then. For any other name both are required.
 *
 * @param name lower-case letters, digits and hyphens; begins with a letter
 * @param uri {@code http} or {@code https} with host and perhaps port, nothing else
 * @param paths patterns of the requests that go to this service, as Spring's path patterns
 */
public record ServiceSettings(@DefaultValue("speech") String name, URI uri, List<String> paths) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    // Components of a bound record may arrive as null; none is null afterwards.
    public ServiceSettings {
        requireNonNull(name, "name is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("services[].name must match " + NAME + " but is " + name);
        }
        uri = requireAddress(uri == null ? knownService(name, "uri").uri() : uri);
        paths = List.copyOf(
                paths == null || paths.isEmpty() ? knownService(name, "paths").paths() : paths);
        for (String path : paths) {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("services[].paths must begin with / but one is " + path);
            }
            try {
                PathPatternParser.defaultInstance.parse(path);
            } catch (PatternParseException wrong) {
                throw new IllegalArgumentException("services[].paths holds no valid pattern with " + path, wrong);
            }
        }
    }

    private static KnownService knownService(String name, String missing) {
        return KnownService.find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("services[]." + missing + " is required for the service " + name));
    }

    private static URI requireAddress(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        boolean bare = (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (!web || uri.getHost() == null || !bare) {
            throw new IllegalArgumentException("services[].uri must be http(s)://host[:port] but is " + uri);
        }
        return uri;
    }
}

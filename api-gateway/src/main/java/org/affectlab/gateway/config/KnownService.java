package org.affectlab.gateway.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The services that Affectlab itself ships, with their local addresses and the paths that they answer. */
enum KnownService {
    SPEECH("speech", "http://127.0.0.1:8081", List.of("/v1/speech/**")),
    POINTCLOUD("pointcloud", "http://127.0.0.1:8083", List.of("/v1/pointclouds/**"));

    private final String serviceName;
    private final URI uri;
    private final List<String> paths;

    KnownService(String serviceName, String uri, List<String> paths) {
        this.serviceName = serviceName;
        this.uri = URI.create(uri);
        this.paths = paths;
    }

    static List<ServiceSettings> defaults() {
        return List.of(new ServiceSettings(SPEECH.serviceName, SPEECH.uri, SPEECH.paths));
    }

    static Optional<KnownService> find(String name) {
        for (KnownService service : values()) {
            if (service.serviceName.equals(name)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    URI uri() {
        return uri;
    }

    List<String> paths() {
        return paths;
    }
}

package org.affectlab.servicekit.admission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much work is taken on at a time, under {@code affectlab.admission}. What is more is refused with 503 before its body is read.
 *
 * @param maxRequests requests that are read, decoded, or with a model at a time; well below {@code server.tomcat.threads.max}, so that threads
 *     are left that refuse
 * @param maxRequestsPerCaller those of one caller; below {@code maxRequests}, so that no one caller can take all
 */
@ConfigurationProperties("affectlab.admission")
public record AdmissionProperties(@DefaultValue("96") int maxRequests, @DefaultValue("64") int maxRequestsPerCaller) {
    public AdmissionProperties {
        if (maxRequests < 1 || maxRequestsPerCaller < 1) {
            throw new IllegalArgumentException(
                    "affectlab.admission.max-requests and max-requests-per-caller must be greater than zero");
        }
    }
}

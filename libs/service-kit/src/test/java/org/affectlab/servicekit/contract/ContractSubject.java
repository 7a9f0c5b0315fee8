package org.affectlab.servicekit.contract;

import java.util.List;
import java.util.function.UnaryOperator;
import org.affectlab.inference.ModelManifest;

/**
 * What the contract test has to know of a service.
 *
 * @param application the Spring Boot application
 * @param model written as a package before the start; its model is the fake engine with {@code function}
 * @param path of a POST that takes an upload, needs the model, and has an answer as a table
 * @param body a good upload, smaller than 500 kB
 * @param contentType of the body
 * @param csvColumns the header of the table
 * @param settings further command line settings
 */
public record ContractSubject(
        Class<?> application,
        ModelManifest model,
        UnaryOperator<float[]> function,
        String path,
        byte[] body,
        String contentType,
        List<String> csvColumns,
        List<String> settings) {}

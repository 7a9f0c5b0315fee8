package org.affectlab.servicekit.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import org.affectlab.servicekit.problem.Problem;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Puts the schema of problems into the description, as no controller returns one. Thread-safe. */
public final class ProblemSchema implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(new Components());
        }
        ModelConverters.getInstance(true).read(Problem.class).forEach(description.getComponents()::addSchemas);
    }
}

package org.affectlab.servicekit.models;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All packages that were found, also those that are not ready. */
@Schema(name = "ModelList")
public record ModelList(List<ModelSummary> models) {
    public ModelList {
        models = List.copyOf(models);
    }
}

package org.affectlab.servicekit.config;

import java.util.Map;
import java.util.TreeMap;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServingOptions;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.health.ModelRepositoryHealth;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.openinference.InferController;
import org.affectlab.servicekit.openinference.OpenInferenceController;
import org.affectlab.servicekit.openinference.OpenInferenceProperties;
import org.affectlab.servicekit.openinference.RepositoryController;
import org.affectlab.servicekit.openinference.RepositoryRequests;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.UploadReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/** The Open Inference Protocol on every service. */
@AutoConfiguration(after = {ModelsAutoConfiguration.class, UploadAutoConfiguration.class})
@EnableConfigurationProperties(OpenInferenceProperties.class)
public class OpenInferenceAutoConfiguration {
    @Bean
    OpenInferenceController openInferenceController(
            @Value("${spring.application.name}") String service,
            ModelLookup lookup,
            ModelRepositoryHealth health,
            ApplicationAvailability availability,
            OpenInferenceProperties properties,
            ServingOptions options) {
        return new OpenInferenceController(
                service,
                lookup,
                () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                        && Status.UP.equals(health.health().getStatus()),
                maxBatchItems(properties, options));
    }

    @Bean
    InferController inferController(
            Admission admission,
            ModelLookup lookup,
            UploadReader uploads,
            MemoryBudget budget,
            OpenInferenceProperties properties,
            ServingOptions options) {
        return new InferController(admission, lookup, uploads, budget, maxBatchItems(properties, options));
    }

    @Bean
    RepositoryController repositoryController(ModelRepository repository, ModelLookup lookup, MemoryBudget budget) {
        return new RepositoryController(repository, lookup, new RepositoryRequests(budget));
    }

    @Bean
    LimitContributor openInferenceLimits(OpenInferenceProperties properties, ServingOptions options) {
        return () -> new TreeMap<>(Map.of("maxBatchItems", (long) maxBatchItems(properties, options)));
    }

    /** A batch that no queue can hold would be told to come again for ever. */
    private static int maxBatchItems(OpenInferenceProperties properties, ServingOptions options) {
        return Math.min(properties.maxBatchItems(), options.maxQueuedItems());
    }
}

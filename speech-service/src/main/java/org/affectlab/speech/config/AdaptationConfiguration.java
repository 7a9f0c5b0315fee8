package org.affectlab.speech.config;

import java.util.Map;
import java.util.TreeMap;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.jobs.batch.BatchProperties;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.models.ModelsProperties;
import org.affectlab.servicekit.upload.UploadReader;
import org.affectlab.speech.api.RecordingReader;
import org.affectlab.speech.api.adaptation.AdaptationController;
import org.affectlab.speech.api.adaptation.AdaptationJob;
import org.affectlab.speech.api.adaptation.ItemReader;
import org.affectlab.speech.api.adaptation.SourceChoice;
import org.affectlab.speech.model.AdaptedPackages;
import org.affectlab.speech.model.LinearAdaptedPackages;
import org.affectlab.speech.model.SourceLibrary;
import org.affectlab.speech.pipeline.adaptation.AktlrAdapter;
import org.affectlab.speech.pipeline.adaptation.RecordingFunctionals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts adaptation together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdaptationProperties.class)
public class AdaptationConfiguration {
    private static final ParameterSet SET = ParameterSet.EGEMAPS;

    @Bean
    SourceLibrary sourceLibrary(AdaptationProperties properties) {
        return new SourceLibrary(properties.sourceFolder(), SET);
    }

    @Bean
    AdaptedPackages adaptedPackages(ModelsProperties models) {
        return new LinearAdaptedPackages(models.privateFolder());
    }

    @Bean
    AdaptationJob adaptationJob(
            SourceLibrary library,
            UploadReader uploads,
            RecordingReader recordings,
            AdaptedPackages packages,
            BatchProperties limits,
            JobFiles files,
            JsonMapper json) {
        return new AdaptationJob(
                new ItemReader(uploads, recordings, new RecordingFunctionals(SET)),
                new SourceChoice(library),
                new AktlrAdapter(SET),
                packages,
                limits,
                files,
                json);
    }

    @Bean
    AdaptationController adaptationController(AnalysisDoor door, AdaptationJob job) {
        return new AdaptationController(door, job);
    }

    @Bean
    LimitContributor adaptationLimits() {
        return () -> new TreeMap<>(Map.of(
                "minAdaptationFiles", (long) AktlrAdapter.FEWEST_FILES, "minAdaptationSourceFilesPerEmotion", (long)
                        AdaptationJob.FEWEST_SOURCE_FILES));
    }
}

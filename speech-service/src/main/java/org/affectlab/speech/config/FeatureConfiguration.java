package org.affectlab.speech.config;

import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.speech.api.FeatureAnalysis;
import org.affectlab.speech.api.FeatureController;
import org.affectlab.speech.api.RecordingReader;
import org.affectlab.speech.pipeline.FeaturePipeline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the acoustic parameters together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeatureProperties.class)
public class FeatureConfiguration {
    @Bean
    LimitContributor featureLimits(FeatureProperties properties) {
        return new FeatureLimitsInForce(properties);
    }

    @Bean
    FeaturePipeline featurePipeline(FeatureProperties properties) {
        int processors = Runtime.getRuntime().availableProcessors();
        Turns turns = new Turns(properties.concurrentOr(processors), properties.waiting());
        return new FeaturePipeline(turns, properties.limits());
    }

    @Bean
    FeatureAnalysis featureAnalysis(RecordingReader recordings, FeaturePipeline pipeline, SpeechProperties speech) {
        return new FeatureAnalysis(recordings, pipeline, speech.maxJobDuration());
    }

    @Bean
    FeatureController featureController(AnalysisDoor door, FeatureAnalysis analysis) {
        return new FeatureController(door, analysis);
    }
}

package org.affectlab.speech.config;

import org.affectlab.media.AudioDecoder;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.speech.api.EmotionAnalysis;
import org.affectlab.speech.api.EmotionController;
import org.affectlab.speech.api.RecordingReader;
import org.affectlab.speech.model.SpeechEmotionModels;
import org.affectlab.speech.pipeline.EmotionPipeline;
import org.affectlab.speech.pipeline.FeaturePipeline;
import org.affectlab.speech.pipeline.RecordingDecoder;
import org.affectlab.speech.pipeline.RecordingPipeline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the service together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpeechProperties.class)
public class SpeechConfiguration {
    @Bean
    LimitContributor speechLimits(SpeechProperties properties) {
        return new SpeechLimits(properties);
    }

    @Bean
    SpeechEmotionModels speechEmotionModels(ModelLookup lookup, SpeechProperties properties) {
        return new SpeechEmotionModels(lookup, ModelReference.parse(properties.defaultModel()));
    }

    @Bean
    RecordingDecoder recordingDecoder(SpeechProperties properties) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new RecordingDecoder(
                new AudioDecoder(),
                properties.audioLimits(),
                properties.jobAudioLimits(),
                new Turns(properties.concurrentDecodesOr(processors), properties.waitingDecodes()));
    }

    @Bean
    RecordingReader recordingReader(RecordingDecoder decoder, MemoryBudget memory) {
        return new RecordingReader(decoder, memory);
    }

    @Bean
    EmotionAnalysis emotionAnalysis(
            SpeechEmotionModels models,
            RecordingReader recordings,
            SpeechProperties properties,
            FeaturePipeline features) {
        EmotionPipeline windows = new EmotionPipeline(
                properties.maxWindows(),
                properties.maxJobWindows(),
                properties.windowsInFlight(),
                properties.bulkAbove());
        return new EmotionAnalysis(
                models, recordings, windows, new RecordingPipeline(features, properties.bulkAbove()));
    }

    @Bean
    EmotionController emotionController(AnalysisDoor door, EmotionAnalysis analysis) {
        return new EmotionController(door, analysis);
    }
}

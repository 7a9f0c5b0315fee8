package org.affectlab.pointcloud.config;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.pointcloud.api.CloudConverter;
import org.affectlab.pointcloud.api.CloudForms;
import org.affectlab.pointcloud.api.CurrentCaller;
import org.affectlab.pointcloud.api.SegmentationAnalysis;
import org.affectlab.pointcloud.api.SegmentationController;
import org.affectlab.pointcloud.model.SegmentationModels;
import org.affectlab.pointcloud.pipeline.CloudCheck;
import org.affectlab.pointcloud.pipeline.CloudDecoder;
import org.affectlab.pointcloud.pipeline.SegmentationPipeline;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.deadline.DeadlineResolver;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.limits.LimitsProperties;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.UploadFiles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the service together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PointCloudProperties.class)
public class PointCloudConfiguration {
    @Bean
    LimitContributor pointCloudLimits(PointCloudProperties properties, CloudDecoder decoder) {
        return () -> new TreeMap<>(Map.of(
                "minPoints", (long) CloudCheck.MIN_POINTS,
                "maxPoints", (long) Math.min(properties.maxPoints(), decoder.maxJobPoints()),
                "maxJobPoints", (long) decoder.maxJobPoints(),
                "maxGridPoints", (long) properties.maxGridPoints()));
    }

    @Bean
    SegmentationModels segmentationModels(ModelLookup lookup, PointCloudProperties properties) {
        return new SegmentationModels(lookup, properties.model());
    }

    /** Whose clients wait, also for an answer to be written. */
    @Bean
    Turns cloudTurns(PointCloudProperties properties) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Turns(properties.concurrentOr(processors), properties.waiting());
    }

    /** Large ones, one after the other. */
    @Bean
    Turns jobCloudTurns(PointCloudProperties properties) {
        return new Turns(1, properties.waiting());
    }

    @Bean
    CloudDecoder cloudDecoder(
            PointCloudProperties properties, MemoryBudget memory, Turns cloudTurns, Turns jobCloudTurns) {
        return new CloudDecoder(properties.limits(), memory, cloudTurns, jobCloudTurns);
    }

    @Bean
    SegmentationPipeline segmentationPipeline(PointCloudProperties properties, Turns cloudTurns, Turns jobCloudTurns) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new SegmentationPipeline(
                properties.limits(),
                cloudTurns,
                jobCloudTurns,
                properties.inputsInFlight(),
                properties.threadsOr(processors));
    }

    @Bean
    SegmentationAnalysis segmentationAnalysis(
            SegmentationModels models, CloudDecoder decoder, SegmentationPipeline pipeline) {
        return new SegmentationAnalysis(models, decoder, pipeline);
    }

    @Bean
    SegmentationController segmentationController(AnalysisDoor door, SegmentationAnalysis analysis) {
        return new SegmentationController(door, analysis);
    }

    @Bean
    WebMvcConfigurer cloudForms(UploadFiles files, Turns cloudTurns, LimitsProperties limits, Clock clock) {
        CloudConverter converter = new CloudConverter(
                new CloudForms(files, cloudTurns),
                new CurrentCaller(new DeadlineResolver(limits.requestTimeout(), clock)));
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.addCustomConverter(converter);
            }
        };
    }
}

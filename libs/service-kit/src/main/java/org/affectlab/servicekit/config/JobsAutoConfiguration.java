package org.affectlab.servicekit.config;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.jobs.Analyses;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.files.FolderJobFiles;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.run.Jobs;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.jobs.web.JobEvents;
import org.affectlab.servicekit.jobs.web.JobReception;
import org.affectlab.servicekit.jobs.web.JobsController;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.upload.UploadReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Analyses at once or in the background. */
@AutoConfiguration(
        after = {ModelsAutoConfiguration.class, UploadAutoConfiguration.class, AdmissionAutoConfiguration.class})
@EnableConfigurationProperties(JobsProperties.class)
public class JobsAutoConfiguration {
    private static final String FILES = "files";
    private static final String SERVICE_SUFFIX = "-service";

    @Bean
    Analyses analyses(List<Analysis<?, ?>> analyses) {
        return new Analyses(analyses);
    }

    @Bean
    JobFiles jobFiles(JobsProperties properties) throws IOException {
        return new FolderJobFiles(properties.folder().resolve(FILES));
    }

    @Bean
    Jobs jobs(
            JobsProperties properties,
            JobFiles files,
            Analyses analyses,
            UploadReader uploads,
            JsonMapper json,
            Clock clock,
            @Value("${spring.application.name}") String service)
            throws IOException {
        return new Jobs(
                JobDatabase.open(properties.database(), properties.folder()),
                files,
                analyses,
                uploads,
                json,
                properties,
                clock,
                shortName(service));
    }

    @Bean
    JobReception jobReception(
            Jobs jobs,
            UploadReader uploads,
            JsonMapper json,
            JobsProperties properties,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new JobReception(jobs, uploads, json, properties, clock, shortName(service));
    }

    @Bean
    AnalysisDoor analysisDoor(Admission admission, UploadReader uploads, JobReception reception) {
        return new AnalysisDoor(admission, uploads, reception);
    }

    @Bean
    JobEvents jobEvents(Jobs jobs) {
        return new JobEvents(jobs.store());
    }

    @Bean
    JobsController jobsController(Jobs jobs, Analyses analyses, JobEvents events, JsonMapper json) {
        return new JobsController(jobs, analyses, events, json);
    }

    @Bean
    LimitContributor jobLimits(JobsProperties properties) {
        return () -> new TreeMap<>(Map.of(
                "maxJobUploadBytes", properties.maxUploadBytes().toBytes(),
                "maxOpenJobs", (long) properties.maxQueued(),
                "maxOpenJobsPerCaller", (long) properties.maxQueuedPerCaller(),
                "jobTimeoutMs", properties.timeout().toMillis(),
                "jobRetentionMs", properties.retention().toMillis()));
    }

    /** As the gateway calls the service, and so the beginning of its jobs' names. */
    private static String shortName(String service) {
        return service.endsWith(SERVICE_SUFFIX)
                ? service.substring(0, service.length() - SERVICE_SUFFIX.length())
                : service;
    }
}

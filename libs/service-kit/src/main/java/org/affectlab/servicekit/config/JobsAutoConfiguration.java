package org.affectlab.servicekit.config;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.affectlab.servicekit.access.AccessProperties;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobKinds;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.batch.BatchJob;
import org.affectlab.servicekit.jobs.batch.BatchProperties;
import org.affectlab.servicekit.jobs.batch.ItemStore;
import org.affectlab.servicekit.jobs.files.FolderJobFiles;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.files.S3Clients;
import org.affectlab.servicekit.jobs.files.S3JobFiles;
import org.affectlab.servicekit.jobs.files.S3Properties;
import org.affectlab.servicekit.jobs.run.Jobs;
import org.affectlab.servicekit.jobs.run.SingleJob;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.jobs.web.JobEvents;
import org.affectlab.servicekit.jobs.web.JobReception;
import org.affectlab.servicekit.jobs.web.JobViews;
import org.affectlab.servicekit.jobs.web.JobsController;
import org.affectlab.servicekit.jobs.webhook.WebhookProperties;
import org.affectlab.servicekit.jobs.webhook.WebhookStore;
import org.affectlab.servicekit.jobs.webhook.WebhookUrls;
import org.affectlab.servicekit.jobs.webhook.Webhooks;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.upload.UploadFiles;
import org.affectlab.servicekit.upload.UploadReader;
import org.affectlab.tracing.Tracing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Analyses at once or in the background. */
@AutoConfiguration(
        after = {ModelsAutoConfiguration.class, UploadAutoConfiguration.class, AdmissionAutoConfiguration.class})
@EnableConfigurationProperties({JobsProperties.class, BatchProperties.class, WebhookProperties.class, S3Properties.class
})
public class JobsAutoConfiguration {
    private static final String FILES = "files";
    private static final String SPOOL = "spool";
    private static final String UPLOADS = "uploads";
    private static final String SERVICE_SUFFIX = "-service";

    @Bean
    JobDatabase jobDatabase(JobsProperties properties) throws IOException {
        return JobDatabase.open(properties.database(), properties.folder());
    }

    @Bean
    ItemStore itemStore(JobDatabase database) {
        return new ItemStore(database);
    }

    @Bean
    WebhookStore webhookStore(JobDatabase database, @Value("${spring.application.name}") String service) {
        return new WebhookStore(database, shortName(service));
    }

    @Bean
    JobViews jobViews(WebhookStore webhooks, JsonMapper json) {
        return new JobViews(webhooks, json);
    }

    @Bean
    Webhooks webhooks(
            WebhookStore store,
            Jobs jobs,
            WebhookProperties properties,
            AccessProperties access,
            JobViews views,
            Clock clock) {
        return new Webhooks(store, jobs.store(), properties, access.secretValue(), views::message, clock).start();
    }

    /** Every analysis for one upload, and for an archive of them; and what a service does in the background alone. */
    @Bean
    JobKinds jobKinds(
            List<Analysis<?, ?>> analyses,
            ObjectProvider<JobKind> own,
            UploadReader uploads,
            UploadFiles uploadFiles,
            JobFiles files,
            ItemStore items,
            BatchProperties batch,
            JsonMapper json) {
        Stream<JobKind> analysing = analyses.stream()
                .flatMap(analysis -> Stream.<JobKind>of(
                        new SingleJob<>(analysis, uploads, uploadFiles, files, json),
                        new BatchJob<>(analysis, uploads, uploadFiles, items, batch, json)));
        return new JobKinds(Stream.concat(analysing, own.stream()).toList());
    }

    @Bean
    JobFiles jobFiles(JobsProperties properties, S3Properties s3, @Value("${spring.application.name}") String service)
            throws IOException {
        String bucket = s3.bucket();
        if (bucket == null) {
            return new FolderJobFiles(properties.folder().resolve(FILES));
        }
        String prefix = s3.prefix() == null ? shortName(service) + "/" : s3.prefix();
        return new S3JobFiles(
                S3Clients.of(s3), bucket, prefix, properties.folder().resolve(SPOOL));
    }

    @Bean
    Jobs jobs(
            JobsProperties properties,
            JobDatabase database,
            JobFiles files,
            JobKinds kinds,
            ItemStore items,
            WebhookStore webhooks,
            JsonMapper json,
            Clock clock,
            Tracing tracing,
            @Value("${spring.application.name}") String service) {
        return new Jobs(database, files, kinds, items, webhooks, json, properties, clock, shortName(service), tracing);
    }

    @Bean
    JobReception jobReception(
            Jobs jobs,
            UploadReader uploads,
            WebhookProperties webhook,
            WebhookStore webhooks,
            JsonMapper json,
            JobsProperties properties,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new JobReception(
                jobs, uploads, new WebhookUrls(webhook), webhooks, json, properties, clock, shortName(service));
    }

    @Bean
    UploadFiles uploadFiles(JobsProperties properties, UploadReader uploads, Clock clock) throws IOException {
        return new UploadFiles(
                properties.folder().resolve(UPLOADS),
                uploads,
                properties.minFreeBytes().toBytes(),
                clock);
    }

    @Bean
    AnalysisDoor analysisDoor(
            Admission admission, UploadReader uploads, UploadFiles uploadFiles, JobReception reception) {
        return new AnalysisDoor(admission, uploads, uploadFiles, reception);
    }

    @Bean
    JobEvents jobEvents(Jobs jobs) {
        return new JobEvents(jobs.store());
    }

    @Bean
    JobsController jobsController(
            Jobs jobs, JobKinds kinds, JobEvents events, JobViews views, AccessProperties access) {
        return new JobsController(jobs, kinds, events, views, access.secretValue());
    }

    @Bean
    LimitContributor jobLimits(JobsProperties properties, BatchProperties batch) {
        return () -> new TreeMap<>(Map.of(
                "maxJobUploadBytes",
                properties.maxUploadBytes().toBytes(),
                "maxBatchFiles",
                (long) batch.maxItems(),
                "maxOpenJobs",
                (long) properties.maxQueued(),
                "maxOpenJobsPerCaller",
                (long) properties.maxQueuedPerCaller(),
                "jobTimeoutMs",
                properties.timeout().toMillis(),
                "jobRetentionMs",
                properties.retention().toMillis()));
    }

    /** As the gateway calls the service, and so the beginning of its jobs' names. */
    private static String shortName(String service) {
        return service.endsWith(SERVICE_SUFFIX)
                ? service.substring(0, service.length() - SERVICE_SUFFIX.length())
                : service;
    }
}

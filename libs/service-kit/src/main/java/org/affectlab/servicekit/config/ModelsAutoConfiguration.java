package org.affectlab.servicekit.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.ensemble.AllFormats;
import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.NativeMemoryMetrics;
import org.affectlab.inference.serving.ServingOptions;
import org.affectlab.servicekit.health.ModelRepositoryHealth;
import org.affectlab.servicekit.inference.InferenceEndpoint;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.models.InferenceProperties;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelVisibility;
import org.affectlab.servicekit.models.ModelsController;
import org.affectlab.servicekit.models.ModelsProperties;
import org.affectlab.servicekit.models.OwnModels;
import org.affectlab.servicekit.models.PrivateFolder;
import org.affectlab.servicekit.models.RepositoryLog;
import org.affectlab.servicekit.trace.ItemSpans;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The model repository behind its queue, the engine (unless the application brings its own), the models endpoint and readiness. */
@AutoConfiguration(after = {WebAutoConfiguration.class, MetricsAutoConfiguration.class})
@EnableConfigurationProperties({ModelsProperties.class, InferenceProperties.class})
public class ModelsAutoConfiguration {
    @Bean
    ThreadPlan threadPlan() {
        return ThreadPlan.forServing();
    }

    @Bean
    @ConditionalOnMissingBean(InferenceEngine.class)
    DjlInferenceEngine torchEngine(ThreadPlan plan, InferenceProperties properties) {
        // Profiling gained LGFA nothing that could be measured and made each first forward about ten times slower.
        return new DjlInferenceEngine(TorchRuntime.start(plan), false, properties.device());
    }

    @Bean
    @Primary
    @ConditionalOnBean(DjlInferenceEngine.class)
    FormatEngines inferenceEngine(DjlInferenceEngine torch) {
        return AllFormats.with(torch);
    }

    @Bean
    ModelVisibility modelVisibility(ModelsProperties properties) {
        return new ModelVisibility(properties.privateFolder());
    }

    @Bean
    PrivateFolder privateFolder(ModelsProperties properties) {
        return new PrivateFolder(properties.privateFolder());
    }

    @Bean
    ServingOptions servingOptions(ModelsProperties properties, ThreadPlan plan, Clock clock) {
        int workers = properties.workers() == null ? plan.workers() : properties.workers();
        ServingOptions defaults = ServingOptions.defaults(workers);
        return new ServingOptions(
                workers,
                defaults.concurrentForwards(),
                properties.maxQueuedItems(),
                properties.maxQueuedBytes().toBytes(),
                defaults.warmUpRuns(),
                defaults.exampleTolerance(),
                defaults.closeTimeout(),
                PackageLimits.defaults(),
                properties.workers() == null,
                new ItemSpans(clock));
    }

    @Bean
    ModelRepository modelRepository(
            ModelsProperties properties,
            PrivateFolder privateFolder,
            InferenceEngine engine,
            ServingOptions options,
            MeterRegistry registry,
            NativeHeap heap) {
        privateFolder.prepare();
        return new ModelRepository(
                        properties.allFolders(),
                        engine,
                        options,
                        properties.lifecycle(),
                        registry,
                        TimeSource.system(),
                        new ProcessMemory(),
                        heap)
                .start();
    }

    @Bean
    InferenceEndpoint inferenceEndpoint(ModelRepository repository, NativeHeap heap) {
        return new InferenceEndpoint(repository, new ProcessMemory(), heap);
    }

    @Bean
    NativeHeap nativeHeap() {
        return NativeHeap.ofThisProcess();
    }

    @Bean
    RepositoryLog repositoryLog(ModelRepository repository, ModelsProperties properties, ThreadPlan plan) {
        return new RepositoryLog(repository, properties.allFolders(), plan);
    }

    @Bean
    ModelLookup modelLookup(ModelRepository repository, ModelVisibility visibility) {
        return new ModelLookup(repository, visibility);
    }

    @Bean
    OwnModels ownModels(
            ModelRepository repository, ModelLookup lookup, ModelVisibility visibility, PrivateFolder folder) {
        return new OwnModels(repository, lookup, visibility, folder);
    }

    @Bean
    ModelsController modelsController(ModelLookup lookup, OwnModels own) {
        return new ModelsController(lookup, own);
    }

    @Bean
    ModelRepositoryHealth modelRepositoryHealthIndicator(
            ModelRepository repository, ModelVisibility visibility, ModelsProperties properties) {
        return new ModelRepositoryHealth(repository, visibility, properties.required(), properties.mayBeEmpty());
    }

    @Bean
    NativeMemoryMetrics nativeMemoryMetrics(NativeHeap heap) {
        return new NativeMemoryMetrics(new ProcessMemory(), heap);
    }

    @Bean
    LimitContributor queueLimits(ServingOptions options) {
        return () -> {
            SortedMap<String, Long> limits = new TreeMap<>();
            limits.put("maxQueuedItems", (long) options.maxQueuedItems());
            limits.put("maxQueuedBytes", options.maxQueuedBytes());
            return limits;
        };
    }
}

package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.serving.ModelRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says at the start which threads compute and where models are looked for; the repository itself tells how each of them fares. */
public final class RepositoryLog implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryLog.class);

    private final ModelRepository repository;
    private final List<Path> folders;
    private final ThreadPlan plan;

    public RepositoryLog(ModelRepository repository, List<Path> folders, ThreadPlan plan) {
        this.repository = requireNonNull(repository, "repository is null");
        this.folders = List.copyOf(folders);
        this.plan = requireNonNull(plan, "plan is null");
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        LOG.info(
                "{} processors: {} workers a model, {} threads a worker; loading models from {}",
                plan.processors(),
                plan.workers(),
                plan.intraOpThreads(),
                folders);
        repository.initialLoad().thenRun(this::tellOfTheEnd);
    }

    /** The command that starts the services waits for the first line. */
    private void tellOfTheEnd() {
        List<ModelStatus> all = repository.list();
        long failed = all.stream()
                .filter(status -> status.state() == ModelState.FAILED)
                .count();
        LOG.info("The first load of models is over: {} of {} failed", failed, all.size());
        if (all.isEmpty()) {
            LOG.warn("There is no model in {}", folders);
        }
    }
}

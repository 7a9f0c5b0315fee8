package org.affectlab.inference.serving;

import java.util.Optional;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.PackageLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One package folder and what became of it. Written by the loading thread only, read by all. */
final class RepositoryEntry {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryEntry.class);

    private final PackageFolders.Found folder;
    private volatile Outcome outcome = new Outcome(ModelState.LOADING, null, null, null, null);

    private record Outcome(
            ModelState state,
            @Nullable String reason,
            @Nullable ModelManifest manifest,
            @Nullable String digest,
            @Nullable ServedModel model) {}

    RepositoryEntry(PackageFolders.Found folder) {
        this.folder = folder;
    }

    /** Ends with a ready model or with a reason; does nothing if there is a reason already. */
    void load(ModelLoader loader, PackageLimits limits) {
        if (outcome.state() != ModelState.LOADING) {
            return;
        }
        long start = System.nanoTime();
        try {
            ModelPackage modelPackage = open(limits);
            ModelManifest manifest = modelPackage.manifest();
            outcome = new Outcome(ModelState.LOADING, null, manifest, modelPackage.digest(), null);
            ServedModel model = loader.load(modelPackage);
            outcome = new Outcome(ModelState.READY, null, manifest, modelPackage.digest(), model);
            LOG.info(
                    "{} {} is ready after {} ms, {}",
                    folder.name(),
                    folder.version(),
                    (System.nanoTime() - start) / 1_000_000,
                    modelPackage.digest());
        } catch (ModelPackageException e) {
            LOG.warn("{} {} stays out, {}", folder.name(), folder.version(), e.reason(), e);
            fail(e.reason() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("loading was interrupted");
        } catch (Throwable e) {
            // Errors too: a package that needs too much memory, say, must not keep the others from loading.
            LOG.error("{} {} stays out", folder.name(), folder.version(), e);
            fail(Reason.NOT_LOADABLE + ": " + e);
        }
    }

    private ModelPackage open(PackageLimits limits) throws ModelPackageException {
        ModelPackage modelPackage = ModelPackage.open(folder.directory(), limits);
        ModelManifest manifest = modelPackage.manifest();
        if (!manifest.name().equals(folder.name()) || !manifest.version().equals(folder.version())) {
            throw new ModelPackageException(
                    Reason.INVALID_MANIFEST,
                    "the manifest says " + manifest.name() + " " + manifest.version() + ", the folder " + folder.name()
                            + " " + folder.version());
        }
        return modelPackage;
    }

    void fail(String reason) {
        outcome = new Outcome(ModelState.FAILED, reason, outcome.manifest(), outcome.digest(), null);
    }

    Optional<ServedModel> model() {
        return Optional.ofNullable(outcome.model());
    }

    ModelStatus status() {
        Outcome now = outcome;
        ModelState state = now.model() == null ? now.state() : now.model().state();
        return new ModelStatus(
                folder.name(), folder.version(), state, folder.directory(), now.reason(), now.manifest(), now.digest());
    }
}

package org.affectlab.inference.ensemble;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.PackageLimits;

/**
 * Packages that name others, which lie in the same folder of packages and are loaded once more for the ensemble: it has its own queue, example and memory, and
 * lives on when a member is unloaded or replaced. Loads only the very packages that were named, by digest. As thread-safe as the members' engine, which it
 * does not own.
 */
public final class EnsembleEngine implements InferenceEngine {
    private final InferenceEngine memberEngine;
    private final PackageLimits limits;

    /** @param memberEngine loads members; not this one: an ensemble of ensembles is refused */
    public EnsembleEngine(InferenceEngine memberEngine, PackageLimits limits) {
        this.memberEngine = requireNonNull(memberEngine, "memberEngine is null");
        this.limits = requireNonNull(limits, "limits is null");
    }

    @Override
    public EngineModel load(ModelPackage modelPackage) throws ModelPackageException {
        ModelManifest manifest = modelPackage.manifest();
        EnsembleParameters parameters = parameters(modelPackage);
        List<EngineModel> members = new ArrayList<>();
        try {
            for (EnsembleMember member : parameters.members()) {
                ModelPackage opened = open(modelPackage, member);
                Optional<MemberWindows> windows = MemberForm.windows(manifest, member, opened.manifest());
                EngineModel model = memberEngine.load(opened);
                members.add(windows.<EngineModel>map(places -> new WindowedModel(model, places))
                        .orElse(model));
            }
            return new EnsembleModel(members, parameters.temperature());
        } catch (ModelPackageException | RuntimeException e) {
            members.forEach(EngineModel::close);
            throw e;
        }
    }

    /** Of all members together. */
    @Override
    public long modelBytes(ModelPackage modelPackage) throws ModelPackageException {
        long bytes = 0;
        for (EnsembleMember member : parameters(modelPackage).members()) {
            Path folder = member.folder(modelPackage.directory());
            try {
                ModelManifest manifest = ModelPackage.readManifest(folder, limits);
                bytes += Files.size(folder.resolve(manifest.format().fileName()));
            } catch (ModelPackageException e) {
                throw named(member, e);
            } catch (IOException e) {
                throw new ModelPackageException(Reason.MISSING_FILE, "member " + member + ": " + e.getMessage(), e);
            }
        }
        return bytes;
    }

    private static EnsembleParameters parameters(ModelPackage modelPackage) throws ModelPackageException {
        try {
            return EnsembleParameters.of(modelPackage);
        } catch (IllegalArgumentException e) {
            throw new ModelPackageException(Reason.NOT_LOADABLE, "the file names no ensemble: " + e.getMessage(), e);
        }
    }

    private ModelPackage open(ModelPackage modelPackage, EnsembleMember member) throws ModelPackageException {
        ModelPackage opened;
        try {
            opened = ModelPackage.open(member.folder(modelPackage.directory()), limits);
        } catch (ModelPackageException e) {
            throw named(member, e);
        }
        if (!opened.digest().equals(member.digest())) {
            throw new ModelPackageException(
                    Reason.DIGEST_MISMATCH,
                    "member " + member + " has " + opened.digest() + ", but the ensemble was made of "
                            + member.digest());
        }
        if (opened.manifest().format() == modelPackage.manifest().format()) {
            throw new ModelPackageException(Reason.NOT_LOADABLE, "member " + member + " is an ensemble itself");
        }
        return opened;
    }

    private static ModelPackageException named(EnsembleMember member, ModelPackageException e) {
        return new ModelPackageException(e.reason(), "member " + member + ": " + e.getMessage(), e);
    }

    @Override
    public void prepareWorkerThread() {
        memberEngine.prepareWorkerThread();
    }

    @Override
    public void prepareWorkerThread(int intraOpThreads) {
        memberEngine.prepareWorkerThread(intraOpThreads);
    }
}

package org.affectlab.training.packaging;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.run.AtomicFiles;

/** Puts a temperature into a package's module, so that whoever serves it gets calibrated logits. Stateless. */
final class CalibratedModule {
    private CalibratedModule() {}

    /** Rewrites the module if the run was calibrated, else leaves it as it is. */
    static void write(PackageContents contents, Path model) throws IOException {
        Calibration calibration = contents.calibration();
        if (calibration == null) {
            return;
        }
        NetworkArchive.Description network =
                NetworkArchive.open(contents.archiveStem()).description();
        try (ExportedModule module = ExportedModule.open(model)) {
            module.divideLogits(calibration.temperature(), network.parameters(), network.classes());
            AtomicFiles.write(model, module::write);
        } catch (IllegalArgumentException e) {
            throw new IOException(contents.request().run() + " cannot be calibrated: " + e.getMessage(), e);
        }
    }
}

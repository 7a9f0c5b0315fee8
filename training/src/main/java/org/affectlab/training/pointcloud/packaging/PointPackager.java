package org.affectlab.training.pointcloud.packaging;

import java.io.IOException;
import java.nio.file.Files;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.training.packaging.PackageFolder;

/**
 * Makes packages of finished runs on point clouds: {@code model.pt}, {@code model.json}, {@code example.npz}, {@code CARD.md}, and the run's {@code
 * settings.json} and {@code result.json}. A package appears whole or not at all. Stateless; for a thread on which libtorch has been started.
 */
public final class PointPackager {
    /**
     * @throws IOException if the run is unfinished, something to say of it is unknown, or the package exists already
     */
    public ModelPackage write(PointPackageRequest request) throws IOException, ModelPackageException {
        PointPackageContents contents = PointPackageContents.read(request);
        return PackageFolder.write(request.out(), PointManifestDraft.of(contents), folder -> {
            PackageFolder.copyRun(request.run(), folder);
            PointExample.write(
                    folder.resolve(ModelPackage.EXAMPLE_FILE_NAME),
                    folder.resolve("model.pt"),
                    contents.archive(),
                    contents.settings().recipe(),
                    request.example());
            Files.writeString(folder.resolve("CARD.md"), PointCardText.of(contents));
        });
    }
}

package org.affectlab.training.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ensemble.EnsembleParameters;

/** Which ensembles would refuse a package if its digest changed. Stateless. */
public final class EnsemblesOfMember {
    private EnsemblesOfMember() {}

    /**
     * Names and versions of the ensembles in the same folder of packages that name this package. A file that names no ensemble is passed over.
     *
     * @param member folder of the package, {@code packages/name/version}
     */
    public static List<String> of(Path member) throws IOException {
        Path own = member.toAbsolutePath().normalize();
        try (Stream<Path> found = Files.find(
                own.resolve("../..").normalize(),
                3,
                (path, attributes) -> path.endsWith(ModelFormat.ENSEMBLE.fileName()))) {
            return found.map(Path::getParent)
                    .filter(ensemble -> names(ensemble, own))
                    .map(ensemble -> ensemble.getParent().getFileName() + " " + ensemble.getFileName())
                    .sorted()
                    .toList();
        }
    }

    private static boolean names(Path ensemble, Path member) {
        try {
            return EnsembleParameters.ofJson(Files.readAllBytes(ensemble.resolve(ModelFormat.ENSEMBLE.fileName())))
                    .members()
                    .stream()
                    .anyMatch(named -> named.folder(ensemble).equals(member));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}

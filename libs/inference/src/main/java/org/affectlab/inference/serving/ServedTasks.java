package org.affectlab.inference.serving;

import java.nio.file.Path;
import java.util.Set;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.PackageLimits;

/**
 * Which packages a repository takes notice of, where several repositories share folders. One whose manifest cannot be read is taken notice of, so that
 * somebody tells what is wrong with it.
 *
 * @param only tasks; empty: all
 * @param except tasks that others serve
 */
public record ServedTasks(Set<String> only, Set<String> except) {
    public static final ServedTasks ALL = new ServedTasks(Set.of(), Set.of());

    public ServedTasks {
        only = Set.copyOf(only);
        except = Set.copyOf(except);
        if (only.stream().anyMatch(except::contains)) {
            throw new IllegalArgumentException("a task cannot be both served and left to others");
        }
    }

    public boolean serves(String task) {
        return (only.isEmpty() || only.contains(task)) && !except.contains(task);
    }

    boolean servesPackage(Path directory) {
        if (only.isEmpty() && except.isEmpty()) {
            return true;
        }
        try {
            return serves(ModelPackage.readManifest(directory, PackageLimits.defaults())
                    .task());
        } catch (ModelPackageException toBeTold) {
            return true;
        }
    }
}

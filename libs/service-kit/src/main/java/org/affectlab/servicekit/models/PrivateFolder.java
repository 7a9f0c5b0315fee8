package org.affectlab.servicekit.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of packages that belong to one caller each. Stateless. */
public final class PrivateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);

    private PrivateFolder() {}

    /** Makes the folder when it is missing. Where that cannot be, the service serves public models all the same, and its log says so. */
    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            LOG.warn("There will be no private models: {} cannot be made: {}", folder, unwritable.toString());
        }
    }
}

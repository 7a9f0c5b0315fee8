package org.affectlab.servicekit.contract;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;

/** The smallest service with jobs, for tests that treat it badly. */
public final class JobKit {
    /** Adds up the bytes of an upload and their number. */
    public static final String PATH = KitApplication.PATH;

    private static final ModelManifest MANIFEST =
            FakePackages.manifest("kit-sum", KitApplication.TASK, List.of("sum"), 2);

    private JobKit() {}

    public static Map<String, Object> settings(Path models) {
        FakePackages.write(models, MANIFEST, item -> new float[] {item[0] + item[1]});
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("spring.application.name", "kit");
        settings.put("affectlab.models.folders", models);
        settings.put("affectlab.models.workers", 1);
        return settings;
    }

    public static RunningService start(FakeEngine engine, Map<String, Object> settings) {
        return RunningService.start(KitApplication.class, engine, settings);
    }

    /** What the service answers for a body. */
    public static double sum(byte[] body) {
        double sum = body.length;
        for (byte value : body) {
            sum += value;
        }
        return sum;
    }
}

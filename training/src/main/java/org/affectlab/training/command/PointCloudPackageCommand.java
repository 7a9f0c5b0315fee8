package org.affectlab.training.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.pointcloud.packaging.PointPackageRequest;
import org.affectlab.training.pointcloud.packaging.PointPackager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A finished run on point clouds as a package for the services. */
@Command(
        name = "pointcloud-package",
        description = "Makes a package of a finished run on point clouds, which the services serve.",
        sortOptions = false)
final class PointCloudPackageCommand implements Callable<Integer> {
    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private NewPackageOptions options = new NewPackageOptions();

    @Option(names = "--example", description = "Cloud that the example is cut from (default: a made one).")
    @Nullable
    private Path example;

    @Option(names = "--demo", description = "Trained on simulated data: card and every answer say so.")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask());
        options.print(new PointPackager()
                .write(new PointPackageRequest(
                        run.run(),
                        options.name(),
                        options.version(),
                        options.out(),
                        options.title,
                        run.archive,
                        example,
                        run.protocolNote,
                        options.corpusInfo,
                        run.method,
                        demo)));
        return 0;
    }
}

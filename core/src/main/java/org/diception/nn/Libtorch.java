package org.diception.nn;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.diception.UsageException;

/** The native library behind all tensors, loaded once by whoever comes first. Stateless and thread-safe. */
final class Libtorch {
    private static final String GPU_BUILD = "/org/bytedeco/pytorch/linux-x86_64-gpu/libjnitorch.so";
    private static final Optional<LinkageError> FAILURE = load();

    private Libtorch() {}

    /** @throws UsageException if there is no libtorch for this machine, each time with the first reason */
    static void require() {
        FAILURE.ifPresent(e -> {
            throw new UsageException("libtorch cannot be loaded on " + Loader.getPlatform() + " (" + e
                    + "); README.md says what runs on which platform", e);
        });
    }

    private static Optional<LinkageError> load() {
        // JavaCPP would throw once native memory passes four times the
        // Java heap; the weights are native memory.
        defaultProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        defaultProperty("org.bytedeco.javacpp.maxBytes", "0");
        // JavaCPP would search the class path for each library of the GPU build, 0.3 s of every start
        if (Libtorch.class.getResource(GPU_BUILD) == null) {
            defaultProperty("org.bytedeco.javacpp.platform.extension", "");
        }
        try {
            Loader.load(torch.class);
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(e);
        }
    }

    private static void defaultProperty(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}

package org.diception.train.parallel;

import java.time.Duration;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.global.torch_nccl;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;
import org.diception.InputException;
import org.diception.UsageException;

/**
 * What carries gradients and parameters from process to process: libtorch's c10d with Gloo, through the
 * memory of the machine, or with NCCL, from GPU to GPU. Everything else goes through Gloo in any case.
 *
 * @param group owned by whoever made it
 * @param onDevice whether tensors are handed over where they lie, not as copies in the machine's memory
 */
record Carrier(Backend group, boolean onDevice) {
    /**
     * Connects the GPUs of all processes, of which each must see another one. Never tried: there was no
     * machine with two GPUs.
     *
     * @param limit of one wait for the others
     * @throws UsageException if this build of libtorch has no NCCL
     * @throws InputException if it cannot connect them
     */
    static Carrier nccl(Placement placement, Rendezvous rendezvous, Duration limit) {
        load();
        try (PointerScope scope = new PointerScope()) {
            ProcessGroupNCCL.Options options = ProcessGroupNCCL.Options.create(false);
            options.timeout(Rendezvous.millis(limit));
            ProcessGroupNCCL group = new ProcessGroupNCCL(
                    rendezvous.store(), placement.rank(), placement.processes(), options);
            group.retainReference();
            return new Carrier(group, true);
        } catch (RuntimeException e) {
            throw new InputException("rank " + placement.rank() + ": NCCL cannot be used ("
                    + Rendezvous.reason(e) + "); let every process see a GPU of its own with"
                    + " CUDA_VISIBLE_DEVICES, or set 'processes: {through: gloo}'", e);
        }
    }

    private static void load() {
        try {
            Loader.load(torch_nccl.class);
        } catch (LinkageError | TypeNotPresentException e) {
            throw new UsageException("processes.through: this build has no NCCL; build with the Maven profile"
                    + " 'cuda' (DICEPTION_CUDA=1), or set 'processes: {through: gloo}', by which gradients"
                    + " pass through the memory of the machine");
        }
    }
}

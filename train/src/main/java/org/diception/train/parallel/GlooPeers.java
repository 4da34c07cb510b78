package org.diception.train.parallel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BroadcastOptions;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch_gloo;
import org.bytedeco.pytorch.gloo.Device;
import org.diception.InputException;
import org.diception.UsageException;
import org.diception.nn.Engine;

/**
 * Processes that are connected by libtorch's c10d with Gloo, over TCP. Gradients and parameters may have a
 * {@link Carrier} of their own.
 */
final class GlooPeers implements Peers {
    /** 400 MB: the gradients of a block of Stable Diffusion 3 medium travel while the next is computed. */
    private static final int BUCKETS_UNDER_WAY = 16;

    private final Placement placement;
    private final Rendezvous rendezvous;
    private final ProcessGroupGloo group;
    private final Carrier carrier;

    private GlooPeers(Placement placement, Rendezvous rendezvous, ProcessGroupGloo group, Carrier carrier) {
        this.placement = placement;
        this.rendezvous = rendezvous;
        this.group = group;
        this.carrier = carrier;
    }

    /**
     * Connects each process with each other.
     *
     * @param limit of one wait for the others
     * @throws InputException if one does not come
     */
    static GlooPeers join(Placement placement, Duration limit, Through through) {
        Engine.load();
        Loader.load(torch_gloo.class);
        Rendezvous rendezvous = Rendezvous.meet(placement, limit);
        try (PointerScope scope = new PointerScope()) {
            ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(Rendezvous.millis(limit));
            options.devices(new GlooDeviceVector(device(placement.address())));
            ProcessGroupGloo group = new ProcessGroupGloo(
                    rendezvous.store(), placement.rank(), placement.processes(), options);
            Carrier carrier = through == Through.NCCL
                    ? Carrier.nccl(placement, rendezvous, limit) : new Carrier(group, false);
            group.retainReference(); // released in close()
            return new GlooPeers(placement, rendezvous, group, carrier);
        } catch (InputException | UsageException e) {
            rendezvous.close();
            throw e;
        } catch (RuntimeException e) {
            rendezvous.close();
            throw new InputException("rank " + placement.rank() + " cannot be connected with the other "
                    + (placement.processes() - 1) + " (" + Rendezvous.reason(e) + "); name the network's"
                    + " interface in GLOO_SOCKET_IFNAME", e);
        }
    }

    /** On one machine the loopback; else what the name of this machine leads to, if no interface is named. */
    private static Device device(String address) {
        String networkInterface = System.getenv("GLOO_SOCKET_IFNAME");
        if (networkInterface != null) {
            return ProcessGroupGloo.createDeviceForInterface(networkInterface);
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress()
                    ? ProcessGroupGloo.createDeviceForHostname(address)
                    : ProcessGroupGloo.createDefaultDevice();
        } catch (UnknownHostException e) {
            throw new InputException("MASTER_ADDR " + address + ": no such host", e);
        }
    }

    @Override
    public int rank() {
        return placement.rank();
    }

    @Override
    public int size() {
        return placement.processes();
    }

    @Override
    public double[] sum(double... numbers) {
        try (PointerScope scope = new PointerScope()) {
            Tensor sums = Tensor.create(numbers);
            await("adding up losses", () -> group.allreduce(new TensorVector(sums)));
            double[] result = new double[numbers.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = sums.select(0, i).item_double();
            }
            return result;
        }
    }

    @Override
    public Sums sums() {
        return new Travelling("adding up gradients",
                packed -> carrier.group().allreduce(new TensorVector(packed)));
    }

    @Override
    public void spread(int owner, Collection<Tensor> tensors) {
        Travelling parameters = new Travelling("spreading parameters", packed -> {
            BroadcastOptions options = new BroadcastOptions();
            options.rootRank(owner);
            return carrier.group().broadcast(new TensorVector(packed), options);
        });
        parameters.add(tensors);
        parameters.finish();
    }

    /** Starts something with the numbers of one bucket. */
    @FunctionalInterface
    private interface Start {
        Work with(Tensor packed);
    }

    private record UnderWay(Bucket bucket, Tensor packed, Work work) {}

    private final class Travelling implements Sums {
        private final String doing;
        private final Start start;
        private final Deque<UnderWay> underWay = new ArrayDeque<>();

        Travelling(String doing, Start start) {
            this.doing = doing;
            this.start = start;
        }

        @Override
        public void add(Collection<Tensor> tensors) {
            for (Bucket bucket : Bucket.of(tensors)) {
                if (underWay.size() == BUCKETS_UNDER_WAY) {
                    finishFirst();
                }
                try (PointerScope scope = new PointerScope()) {
                    Tensor packed = bucket.packed(carrier.onDevice());
                    Work work = named(doing, () -> start.with(packed));
                    packed.retainReference(); // both are released when they have arrived
                    work.retainReference();
                    underWay.add(new UnderWay(bucket, packed, work));
                }
            }
        }

        @Override
        public void finish() {
            while (!underWay.isEmpty()) {
                finishFirst();
            }
        }

        private void finishFirst() {
            UnderWay first = underWay.poll();
            await(doing, first::work);
            first.bucket().unpack(first.packed());
            first.work().releaseReference();
            first.packed().releaseReference(); // all buckets together would be one more copy of the model
        }
    }

    @Override
    public String text(int speaker, String topic, Supplier<String> words) {
        if (rank() == speaker) {
            String said = words.get();
            named("saying " + topic, () -> {
                rendezvous.put(topic, said);
                return said;
            });
            return said;
        }
        return named("waiting for " + topic, () -> rendezvous.get(topic));
    }

    @Override
    public void send(Tensor tensor, int to) {
        try (PointerScope scope = new PointerScope()) {
            Tensor sent = tensor.detach().cpu().contiguous();
            await("sending state", () -> group.send(new TensorVector(sent), to, 0));
        }
    }

    @Override
    public Tensor receive(int from, long... shape) {
        Tensor received = torch.empty(shape);
        await("receiving state", () -> group.recv(new TensorVector(received), from, 0));
        return received;
    }

    private void await(String doing, Supplier<Work> work) {
        named(doing, () -> work.get()._wait());
    }

    private <T> T named(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new InputException(rendezvous.lost() + " is lost, noticed while " + doing + " ("
                    + Rendezvous.reason(e) + "); the last checkpoint is as it was: start all processes again"
                    + " with the same command to go on from it", e);
        }
    }

    @Override
    public void close() {
        if (carrier.onDevice()) {
            carrier.group().shutdown();
            carrier.group().releaseReference();
        }
        group.releaseReference();
        rendezvous.close();
    }
}

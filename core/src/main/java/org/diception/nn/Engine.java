package org.diception.nn;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.Precision;
import org.diception.UsageException;

/**
 * A device and a number format, both known to be there: the one place that decides where tensors live.
 * Immutable and safe for use by several threads.
 */
public record Engine(Device device, Precision precision) {
    private static final String GPU_BUILD = "/org/bytedeco/pytorch/linux-x86_64-gpu/libjnitorch.so";

    static {
        // JavaCPP would throw once native memory passes four times the
        // Java heap; the weights are native memory.
        defaultProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        defaultProperty("org.bytedeco.javacpp.maxBytes", "0");
        // JavaCPP would search the class path for each library of the GPU build, 0.3 s of every start
        if (Engine.class.getResource(GPU_BUILD) == null) {
            defaultProperty("org.bytedeco.javacpp.platform.extension", "");
        }
        Loader.load(torch.class);
    }

    public Engine {
        if (!has(device)) {
            throw new UsageException(
                    "device cuda: no CUDA device is usable here; build with the Maven profile 'cuda'"
                    + " on a machine with an NVIDIA driver, or use device cpu");
        }
    }

    /** Whether this machine can compute on a device. */
    public static boolean has(Device device) {
        return device == Device.CPU || torch.cuda_is_available();
    }

    /** 32-bit floats on the CPU. */
    public static Engine cpu() {
        return new Engine(Device.CPU, Precision.F32);
    }

    /** The CPU in the format that it multiplies fastest: bfloat16 where it has instructions for it. */
    public static Engine fastestCpu() {
        boolean foreign = Bfloat16.isForeign(Device.CPU, Precision.BF16);
        return foreign ? cpu() : new Engine(Device.CPU, Precision.BF16);
    }

    private static void defaultProperty(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Loads the native libraries if that has not happened yet. */
    public static void load() {
        // the static initialiser above does it
    }

    /** The dtype of weights and activations. */
    public ScalarType dtype() {
        return precision == Precision.F32 ? ScalarType.Float : ScalarType.BFloat16;
    }

    /** The tensor on this device, in the dtype it has. */
    public Tensor place(Tensor tensor) {
        return device == Device.CPU ? tensor : tensor.to(torchDevice(), tensor.scalar_type());
    }

    /** The tensor on this device in this engine's dtype. */
    public Tensor cast(Tensor tensor) {
        return tensor.to(torchDevice(), dtype());
    }

    private org.bytedeco.pytorch.Device torchDevice() {
        return new org.bytedeco.pytorch.Device(
                device == Device.CPU ? DeviceType.CPU : DeviceType.CUDA, (byte) 0);
    }
}

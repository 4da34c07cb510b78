package org.diception.nn;

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
    /** @throws UsageException if libtorch or the device is not there */
    public Engine {
        if (!has(device)) {
            throw new UsageException(
                    "device cuda: no CUDA device is usable here; build with the Maven profile 'cuda'"
                    + " on a machine with an NVIDIA driver, or use device cpu");
        }
    }

    /** Whether this machine can compute on a device. */
    public static boolean has(Device device) {
        load();
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

    /**
     * Loads the native libraries if that has not happened yet.
     *
     * @throws UsageException if there are none for this machine
     */
    public static void load() {
        Libtorch.require();
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

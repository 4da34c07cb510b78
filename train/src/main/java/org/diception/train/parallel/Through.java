package org.diception.train.parallel;

import org.diception.Device;

/** What gradients travel through between processes. */
public enum Through {
    GLOO, NCCL;

    /** What is usual for tensors of a device. */
    public static Through of(Device device) {
        return device == Device.CPU ? GLOO : NCCL;
    }
}

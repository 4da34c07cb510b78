package org.diception;

import java.util.Locale;

/** Where the network runs. Whether the device is there is checked when a model is loaded. */
public enum Device {
    CPU,
    /** One NVIDIA GPU; needs the Maven profile {@code cuda}. */
    CUDA;

    /** Parses {@code cpu} or {@code cuda}. */
    public static Device parse(String name) {
        for (Device device : values()) {
            if (device.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return device;
            }
        }
        throw new UsageException("unknown device '" + name + "'; known: cpu, cuda");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

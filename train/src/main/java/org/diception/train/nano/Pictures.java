package org.diception.train.nano;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Tensors;

/** Pictures in Java arrays as the network sees them. */
final class Pictures {
    private Pictures() {}

    /** Interleaved 8-bit RGB of a square picture to (1, 3, side, side) in [-1, 1], float32. */
    static Tensor photo(byte[] rgb, int side) {
        Tensor bytes = torch.empty(
                new long[] {side, side, 3}, new org.bytedeco.pytorch.TensorOptions(ScalarType.Byte),
                new org.bytedeco.pytorch.MemoryFormatOptional());
        new BytePointer(bytes.data_ptr_byte()).put(rgb, 0, rgb.length);
        Tensor floats = bytes.to(ScalarType.Float).div(new Scalar(127.5)).sub(new Scalar(1.0)); // (H, W, 3)
        return floats.permute(2, 0, 1).unsqueeze(0); // (1, 3, H, W)
    }

    /** Planar values (3, side, side) to (1, 3, side, side). */
    static Tensor painted(float[] planes, int side) {
        return Tensors.of(planes, 1, 3, side, side);
    }
}

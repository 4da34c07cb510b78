package org.diception.text;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.ModelException;

/** What stands between the two linears of a CLIP layer. */
enum Activation {
    /** x · sigmoid(1.702 x), CLIP-L. */
    QUICK_GELU {
        @Override
        Tensor apply(Tensor x) {
            return x.mul(torch.sigmoid(x.mul(new Scalar(1.702))));
        }
    },
    /** x · Φ(x), exact, CLIP-G. */
    GELU {
        @Override
        Tensor apply(Tensor x) {
            return torch.gelu(x);
        }
    };

    abstract Tensor apply(Tensor x);

    /** Parses {@code hidden_act}. */
    static Activation parse(String file, String name) {
        return switch (name) {
            case "quick_gelu" -> QUICK_GELU;
            case "gelu" -> GELU;
            default -> throw new ModelException(
                    file + ": hidden_act '" + name + "' is not known; known: quick_gelu, gelu");
        };
    }
}

package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledDotProductTest {
    /**
     * The kernel for bfloat16 goes through the queries in parts: in the last row there are two. Its
     * probabilities are rounded to bfloat16, a part in 256, before they weigh values of size 1.
     */
    @ParameterizedTest
    @CsvSource({"2, 3, 7, 7, 16", "1, 2, 64, 5, 8", "1, 4, 3000, 3000, 8"})
    void bfloat16GivesWhatTheFusedKernelGivesInFloat32(long batch, long heads, long n, long m, long width) {
        Engine.load();
        torch.manual_seed(2);
        try (PointerScope scope = new PointerScope()) {
            Tensor q = torch.randn(batch, heads, n, width).to(ScalarType.BFloat16);
            Tensor k = torch.randn(batch, heads, m, width).to(ScalarType.BFloat16);
            Tensor v = torch.randn(batch, heads, m, width).to(ScalarType.BFloat16);
            Tensor expected = torch.scaled_dot_product_attention(
                    q.to(ScalarType.Float), k.to(ScalarType.Float), v.to(ScalarType.Float));
            Tensor actual = ScaledDotProduct.attention(q, k, v);
            assertThat(actual.scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
            Tensor off = actual.to(ScalarType.Float).sub(expected).abs();
            assertThat(off.max().item_float()).isLessThan(0.03f);
        }
    }
}

package org.diception.nn;

import org.bytedeco.pytorch.Tensor;

/**
 * Winograd's short convolution F(m x m, r x r): m x m neighbouring outputs of r x r taps from n x n inputs
 * with n x n multiplications, n = m + r - 1, in place of m m r r (Lavin and Gray, arXiv 1509.09308):
 * {@code y = A' ((G g) * (B' d))}. The three matrices are those of a product of polynomials after Toom and
 * Cook, from its values at n - 1 points and at infinity; for two dimensions each is the Kronecker product
 * with itself.
 *
 * @param outputs m, in one dimension
 * @param taps r, in one dimension
 */
record Winograd(int outputs, int taps) {
    /** Small, so that float32 loses little. */
    private static final double[] POINTS = {0, 1, -1, 2, -2};

    Winograd {
        if (outputs + taps - 2 > POINTS.length) {
            throw new IllegalArgumentException("F(" + outputs + ", " + taps + ") needs more than "
                    + POINTS.length + " points");
        }
    }

    /** n, the inputs in one dimension. */
    int inputs() {
        return outputs + taps - 1;
    }

    /** B' (n n, n n) float32: what an input picture's tile is multiplied by. */
    Tensor ofInputs() {
        int n = inputs();
        double[][] rows = new double[n][];
        for (int point = 0; point < n; point++) {
            rows[point] = product(point);
        }
        return twice(rows);
    }

    /** G (n n, r r) float32: what the taps are multiplied by. */
    Tensor ofTaps() {
        int n = inputs();
        double[][] rows = new double[n][taps];
        for (int point = 0; point < n - 1; point++) {
            double size = value(product(point), POINTS[point]);
            for (int tap = 0; tap < taps; tap++) {
                rows[point][tap] = Math.pow(POINTS[point], tap) / size;
            }
        }
        rows[n - 1][taps - 1] = 1;
        return twice(rows);
    }

    /** A' (m m, n n) float32: what the products are multiplied by. */
    Tensor ofProducts() {
        int n = inputs();
        double[][] rows = new double[outputs][n];
        for (int output = 0; output < outputs; output++) {
            for (int point = 0; point < n - 1; point++) {
                rows[output][point] = Math.pow(POINTS[point], output);
            }
        }
        rows[outputs - 1][n - 1] = 1;
        return twice(rows);
    }

    /** The n coefficients of the polynomial that is zero at all points but this one; n - 1 is infinity. */
    private double[] product(int but) {
        double[] polynomial = new double[inputs()];
        polynomial[0] = 1;
        for (int point = 0; point < inputs() - 1; point++) {
            for (int power = inputs() - 1; point != but && power >= 0; power--) {
                double lower = power == 0 ? 0 : polynomial[power - 1];
                polynomial[power] = lower - POINTS[point] * polynomial[power];
            }
        }
        return polynomial;
    }

    private static double value(double[] polynomial, double at) {
        double value = 0;
        for (int power = polynomial.length - 1; power >= 0; power--) {
            value = value * at + polynomial[power];
        }
        return value;
    }

    /** The Kronecker product of a matrix with itself. */
    private static Tensor twice(double[][] matrix) {
        int height = matrix.length;
        int width = matrix[0].length;
        float[] values = new float[height * height * width * width];
        for (int i = 0; i < values.length; i++) {
            int row = i / (width * width);
            int column = i % (width * width);
            values[i] = (float) (matrix[row / height][column / width] * matrix[row % height][column % width]);
        }
        return Tensors.of(values, (long) height * height, (long) width * width);
    }
}

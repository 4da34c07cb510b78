package org.diception.bench.growth;

/**
 * {@code y = factor · x^exponent}, fitted to logarithms by least squares.
 *
 * @param exponent 1 where y doubles with x
 */
record PowerLaw(double factor, double exponent) {
    /** @throws IllegalArgumentException with fewer than two different x, or numbers that are not positive */
    static PowerLaw fit(double[] x, double[] y) {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > 0 && y[i] > 0)) {
                throw new IllegalArgumentException("point (" + x[i] + ", " + y[i] + ") has no logarithm");
            }
            double logX = Math.log(x[i]);
            double logY = Math.log(y[i]);
            sumX += logX;
            sumY += logY;
            sumXx += logX * logX;
            sumXy += logX * logY;
        }
        double spread = x.length * sumXx - sumX * sumX;
        if (!(spread > 0)) {
            throw new IllegalArgumentException("one x gives no exponent");
        }
        double exponent = (x.length * sumXy - sumX * sumY) / spread;
        return new PowerLaw(Math.exp((sumY - exponent * sumX) / x.length), exponent);
    }
}

/**
 * How good an answer is: one small class per measure, plain arrays in and numbers out, and the fixed
 * benchmark of synthetic scenes ({@link org.diception.train.metrics.SyntheticBenchmark}).
 */
package org.diception.train.metrics;

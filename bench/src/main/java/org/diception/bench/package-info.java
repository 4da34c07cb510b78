/**
 * Measurements that are too large for tests: a random model of Stable Diffusion 3 medium's size, the seconds
 * and memory of each stage of an answer. Not published.
 */
package org.diception.bench;

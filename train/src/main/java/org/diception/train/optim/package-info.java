/**
 * What turns gradients into better weights: named parameters, AdamW, Muon, and the
 * moving average of the weights.
 */
package org.diception.train.optim;

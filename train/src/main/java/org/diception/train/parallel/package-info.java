/**
 * Several processes that train one model: each takes its part of every batch, gradients are added up through
 * libtorch's own c10d, and the optimisers' state may be shared out.
 */
package org.diception.train.parallel;

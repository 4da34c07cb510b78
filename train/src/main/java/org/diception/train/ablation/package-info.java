/**
 * The paper's ablations at the size of the embedded model: small networks that differ in one thing, trained
 * for the same number of steps and scored on the same scenes (paper, sections 4 and B; docs/reproduction.md).
 */
package org.diception.train.ablation;

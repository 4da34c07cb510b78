/**
 * A training run from its recipe to its model: what it will take, the steps, the checkpoints that it goes on
 * from, and the pictures and numbers by which people follow it.
 */
package org.diception.train.run;

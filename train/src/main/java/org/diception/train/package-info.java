/** Training DICEPTION: the paper's flow-matching loss on mixed tasks, from scratch or from a checkpoint. */
package org.diception.train;

/**
 * Several samples of one answer, drawn with different noise, to one answer and how far they lie apart; pure
 * functions on Java arrays at the size at which the network works. The paper answers with one sample; for
 * depth, Marigold's ensembling (arXiv 2312.02145, section 3.3) is the model of this.
 */
package org.diception.samples;

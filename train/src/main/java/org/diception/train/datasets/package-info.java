/**
 * Photos with what is true about them (C.2 and section 4.1 of the paper): one small class for each layout on
 * disk, which states where things lie, in which range they count and how they are decoded, and nothing else.
 * Training and evaluation take {@link org.diception.train.datasets.Sample}s and know no layouts.
 */
package org.diception.train.datasets;

/** A set of val2017's size that is made by a seed, and its evaluation beside pycocotools. */
package org.diception.bench.coco;

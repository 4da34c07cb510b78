/**
 * COCO's files, truths and results, and its evaluation: the 12 numbers of masks and boxes and the 10 of
 * keypoints, as pycocotools computes them. What {@link org.diception.train.coco.CocoKind} is compared is
 * plain data; matching and curves know no JSON.
 */
package org.diception.train.coco;

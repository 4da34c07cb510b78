package org.diception.train.coco;

/** A class of a truth file; COCO's ids have gaps. */
public record CocoCategory(int id, String name) {
}

package org.diception.train;

/** How the same gradients are found: with or without computing blocks again, from a batch or parts of it. */
enum Way {
    KEEPING_ALL(new KeepingAll(), 1),
    RECOMPUTING(new Recomputing(), 1),
    IN_PARTS(new KeepingAll(), 2),
    RECOMPUTING_IN_PARTS(new Recomputing(), 2);

    final Backpropagation pass;
    final int parts;

    Way(Backpropagation pass, int parts) {
        this.pass = pass;
        this.parts = parts;
    }
}

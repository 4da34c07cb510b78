package org.diception.readout;

/** A part of a picture: columns from left up to right, rows from top up to bottom, the last ones excluded. */
record Frame(int left, int top, int right, int bottom) {
    /** No pixel. */
    static final Frame EMPTY = new Frame(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE,
            Integer.MIN_VALUE);

    /** What a line from a to b reaches into that is so thick to each side. */
    static Frame around(double ax, double ay, double bx, double by, double thick) {
        return new Frame((int) Math.floor(Math.min(ax, bx) - thick),
                (int) Math.floor(Math.min(ay, by) - thick),
                (int) Math.ceil(Math.max(ax, bx) + thick) + 1, (int) Math.ceil(Math.max(ay, by) + thick) + 1);
    }

    Frame within(Frame other) {
        return new Frame(Math.max(left, other.left), Math.max(top, other.top), Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    Frame and(Frame other) {
        return new Frame(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    boolean meets(Frame other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}

package org.diception.bench.compare;

/** One of those that are compared, with its model in memory. Used by one thread. */
@FunctionalInterface
interface Side {
    /** Does the work once. */
    Took run(Stage stage);
}

package org.lifecircle;

/** What a home of a study counts for as demand. */
public enum Weighing {
    /** Its people; a home that does not say how many is listed and left out. */
    PEOPLE(0),
    /** Each home counts 1. */
    HOMES(1);

    /** A number of {@code lc_weighing}. */
    final int code;

    Weighing(int code) {
        this.code = code;
    }
}

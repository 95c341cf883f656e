package org.lifecircle;

/** What an indicator counts. */
public enum Counting {
    /** Outlets. */
    OUTLETS(0),
    /** Their supply. */
    SUPPLY(1);

    final int code;

    Counting(int code) {
        this.code = code;
    }

    static Counting of(int code) {
        return values()[code];
    }
}

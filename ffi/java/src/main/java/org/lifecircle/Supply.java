package org.lifecircle;

/** What the supply of a facility is measured by. */
public enum Supply {
    /** Every facility is one. */
    EACH(0),
    /** What its services of the kind can serve together. */
    CAPACITY(1),
    /** Its area in square metres. */
    AREA(2);

    final int code;

    Supply(int code) {
        this.code = code;
    }

    static Supply of(int code) {
        return values()[code];
    }
}

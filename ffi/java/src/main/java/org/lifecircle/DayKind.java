package org.lifecircle;

/** What a day is by the work calendar. */
public enum DayKind {
    /** No notice speaks of it. */
    UNKNOWN(0),
    /** Monday to Friday. */
    WORKDAY(1),
    /** Saturday and Sunday. */
    WEEKEND(2),
    /** A day of a break of the State Council. */
    HOLIDAY(3),
    /** A Saturday or Sunday that is worked. */
    MAKE_UP_WORKDAY(4);

    final int code;

    DayKind(int code) {
        this.code = code;
    }

    static DayKind of(int code) {
        return values()[code];
    }
}

package org.lifecircle;

/** What becomes of an event on a day of a State Council break. */
public enum OnHolidays {
    /** Nobody said; on a holiday the event is unknown. */
    UNKNOWN(0),
    /** It is held all the same. */
    HELD(1),
    /** It is not held. */
    CANCELLED(2);

    final int code;

    OnHolidays(int code) {
        this.code = code;
    }

    static OnHolidays of(int code) {
        return values()[code];
    }
}

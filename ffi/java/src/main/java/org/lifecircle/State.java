package org.lifecircle;

/** Whether a service is open at some minute. */
public enum State {
    /** Closed. */
    CLOSED(0),
    /** Open. */
    OPEN(1),
    /** Nobody can say from what is written. */
    UNKNOWN(2);

    final int code;

    State(int code) {
        this.code = code;
    }

    static State of(int code) {
        return values()[code];
    }
}

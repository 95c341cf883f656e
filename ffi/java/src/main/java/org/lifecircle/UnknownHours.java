package org.lifecircle;


/** What facilities whose hours nobody knows are taken for. */
public enum UnknownHours {
    /** Left out and counted apart; a home that reaches none but them is not missing them. */
    EXCLUDED(0),
    /** Open. */
    OPEN(1),
    /** Closed. */
    CLOSED(2);

    final int code;

    UnknownHours(int code) {
        this.code = code;
    }
}

package org.lifecircle;

/** What needs are summed up by. */
public enum SummaryBy {
    /** All as one. */
    ALL(0),
    /** By list; a list without needs has a row too. */
    LIST(1),
    /** By circle; needs of no circle are a row without a key. */
    CIRCLE(2);

    /** A number of {@code lc_summary_by}. */
    final int code;

    SummaryBy(int code) {
        this.code = code;
    }
}

package org.lifecircle;

/** In which order actions are taken. */
public enum ActionOrder {
    /** What does most good comes first. */
    MOST_FIRST(0),
    /** As they are given; none is left out but for the budget. */
    AS_GIVEN(1);

    /** A number of {@code lc_action_order}. */
    final int code;

    ActionOrder(int code) {
        this.code = code;
    }
}

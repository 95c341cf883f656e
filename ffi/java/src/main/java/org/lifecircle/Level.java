package org.lifecircle;

/** What is known of an indicator at one home. */
public enum Level {
    /** The number is the value. */
    EXACT(1),
    /** The value is at least the number: the data ends within the horizon. */
    AT_LEAST(2),
    /** The value is at most the number. */
    AT_MOST(3),
    /** The value lies beyond the horizon; there is no number. */
    TOO_FAR(4),
    /** Not known: the data ends within the reach of the indicator. */
    BEYOND_DATA(5),
    /** Not known: the home has no door on the network. */
    UNATTACHED(6),
    /** Not known: nobody says how many people live in a home that matters. */
    PEOPLE(7),
    /** Not known: nobody says how much a facility that matters can serve. */
    SUPPLY(8),
    /** Not known: nobody lives where an outlet that matters can be reached from. */
    NO_DEMAND(9),
    /** Not known: the study has nothing of what is asked for. */
    NO_FACILITY(10);

    final int code;

    Level(int code) {
        this.code = code;
    }
}

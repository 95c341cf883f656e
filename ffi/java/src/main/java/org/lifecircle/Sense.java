package org.lifecircle;

/** What the moment of a question is. */
public enum Sense {
    /** One stands at the door then, however long the walk was. */
    ARRIVE(0),
    /** One leaves home then: the door must be open when the walk is over. */
    DEPART(1);

    final int code;

    Sense(int code) {
        this.code = code;
    }

    static Sense of(int code) {
        return values()[code];
    }
}

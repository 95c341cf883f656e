package org.lifecircle;

/** Who may pass, and in which part of a walk. */
public enum Passage {
    /** Everyone, anywhere. */
    PUBLIC(0),
    /** Only at the start or the end of a walk: visitors as well as residents. */
    END_ONLY(1),
    /** Only at the start of a walk, for those who live inside; of gates only. */
    RESIDENTS(2);

    final int code;

    Passage(int code) {
        this.code = code;
    }
}

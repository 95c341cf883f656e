package org.lifecircle;

/** What every array of a question of location is held to before it goes into native memory. */
final class SitingArrays {
    private SitingArrays() {}

    /** Refuses columns of which one is longer than another: native code would read past its end. */
    static void sameLength(String what, int... lengths) {
        for (int length : lengths) {
            if (length != lengths[0]) {
                throw new IllegalArgumentException(what + " need columns of one length, not " + lengths[0] + " and " + length);
            }
        }
    }
}

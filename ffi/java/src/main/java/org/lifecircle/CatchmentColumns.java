package org.lifecircle;

import com.sun.jna.Pointer;

/**
 * Homes, outlets and the walks between them up to a horizon, in columns. May be read only while the indicator is called;
 * every question copies a column.
 */
public final class CatchmentColumns extends Columns {
    CatchmentColumns(Pointer structure) {
        super(structure);
    }

    /**
     * The longest walk there may be.
     *
     * @return seconds
     */
    public double horizonSeconds() {
        return real(8);
    }

    /**
     * How many kinds of outlets.
     *
     * @return the number of kinds
     */
    public int kindCount() {
        return number(16);
    }

    /**
     * How many homes.
     *
     * @return the number of homes
     */
    public int homeCount() {
        return number(24);
    }

    /**
     * How many outlets.
     *
     * @return the number of outlets
     */
    public int outletCount() {
        return number(72);
    }

    /**
     * How many walks; they are in the order of homes, then of outlets.
     *
     * @return the number of walks
     */
    public int walkCount() {
        return number(128);
    }

    /**
     * Where the walks of each home start.
     *
     * @return one place more than there are homes
     */
    public long[] homeStart() {
        return longs(136, homeCount() + 1);
    }

    /**
     * How many people live in each home; to be read only where it is known.
     *
     * @return one value for each home
     */
    public double[] people() {
        return reals(32, homeCount());
    }

    /**
     * Where the people are known.
     *
     * @return one value for each home
     */
    public boolean[] peopleKnown() {
        return flags(40, homeCount());
    }

    /**
     * Whether each home has a door on the network.
     *
     * @return one value for each home
     */
    public boolean[] attached() {
        return flags(48, homeCount());
    }

    /**
     * The shortest walk from each home to where the data ends, in seconds; to be read only where it is known.
     *
     * @return one value for each home
     */
    public double[] escapeS() {
        return reals(56, homeCount());
    }

    /**
     * Where a walk within any horizon leads to where the data ends.
     *
     * @return one value for each home
     */
    public boolean[] escapeKnown() {
        return flags(64, homeCount());
    }

    /**
     * The facility of each outlet, as a row of the study's facilities.
     *
     * @return one value for each outlet
     */
    public int[] facility() {
        return ints(80, outletCount());
    }

    /**
     * The kind of each outlet, counted from 0 in the order of the question.
     *
     * @return one value for each outlet
     */
    public int[] kind() {
        return ints(88, outletCount());
    }

    /**
     * How much each outlet can serve; to be read only where it is known.
     *
     * @return one value for each outlet
     */
    public double[] supply() {
        return reals(96, outletCount());
    }

    /**
     * Where the supply is known.
     *
     * @return one value for each outlet
     */
    public boolean[] supplyKnown() {
        return flags(104, outletCount());
    }

    /**
     * The shortest walk to each outlet from where the data begins, in seconds; to be read only where it is known.
     *
     * @return one value for each outlet
     */
    public double[] entryS() {
        return reals(112, outletCount());
    }

    /**
     * Where a walk within any horizon leads there from where the data begins.
     *
     * @return one value for each outlet
     */
    public boolean[] entryKnown() {
        return flags(120, outletCount());
    }

    /**
     * The outlet of each walk.
     *
     * @return one value for each walk
     */
    public int[] walkOutlet() {
        return ints(144, walkCount());
    }

    /**
     * How long each walk takes, in seconds.
     *
     * @return one value for each walk
     */
    public double[] walkS() {
        return reals(152, walkCount());
    }
}

package org.lifecircle;

import com.sun.jna.Pointer;

/**
 * The edges of a network, column by column, each of {@link #count()} rows. May be read only while the walk model is called;
 * every question copies a column.
 */
public final class EdgeColumns extends Columns {
    /** A street shared with or beside cars. */
    public static final byte STREET = 0;
    /** A street with heavy traffic that may be walked along. */
    public static final byte MAIN_STREET = 1;
    /** A way for walkers. */
    public static final byte FOOTWAY = 2;
    /** A flight of steps. */
    public static final byte STEPS = 3;
    /** A lift. */
    public static final byte ELEVATOR = 4;
    /** Inside a building. */
    public static final byte INDOOR = 5;
    /** Half of the passage through a gate; it has no length. */
    public static final byte GATE = 6;
    /** A service way, driveway or track. */
    public static final byte SERVICE = 7;
    /** The edge of a square that may be crossed. */
    public static final byte AREA = 8;
    /** A crossing with signals. */
    public static final byte SIGNALS = 1;

    EdgeColumns(Pointer structure) {
        super(structure);
    }

    /**
     * How many edges.
     *
     * @return the number of rows
     */
    public int count() {
        return number(8);
    }

    /**
     * Length in metres.
     *
     * @return one number for each edge
     */
    public double[] lengthM() {
        return reals(16, count());
    }

    /**
     * The source's number of the way, or of a gate's node.
     *
     * @return one value for each edge
     */
    public long[] sourceId() {
        return longs(24, count());
    }

    /**
     * What kind of way it is, one of the constants here.
     *
     * @return one value for each edge
     */
    public byte[] wayClass() {
        return bytes(32, count());
    }

    /**
     * Who may pass: 0 everyone, 1 only at the ends of a walk, 2 residents at its start. The library enforces it.
     *
     * @return one value for each edge
     */
    public byte[] passage() {
        return bytes(40, count());
    }

    /**
     * In which direction: 0 both, 1 as drawn, 2 against the drawing. The library enforces it.
     *
     * @return one value for each edge
     */
    public byte[] direction() {
        return bytes(48, count());
    }

    /**
     * Whether it crosses a street with cars: 0 no, 1 with signals, 2 marked, 3 unmarked.
     *
     * @return one value for each edge
     */
    public byte[] crossing() {
        return bytes(56, count());
    }

    /**
     * What the ground is like: 0 not known, 1 paved, 2 rough, 3 unpaved.
     *
     * @return one value for each edge
     */
    public byte[] surface() {
        return bytes(64, count());
    }

    /**
     * Whether it is fit for wheelchairs: 0 not known, 1 fit, 2 not.
     *
     * @return one value for each edge
     */
    public byte[] wheelchair() {
        return bytes(72, count());
    }

    /**
     * Slope as drawn, rise over run; to be read only where it is known.
     *
     * @return one value for each edge
     */
    public float[] incline() {
        return floats(80, count());
    }

    /**
     * Where the slope is known.
     *
     * @return one value for each edge
     */
    public boolean[] inclineKnown() {
        return flags(88, count());
    }

    /**
     * Usable width in metres; to be read only where it is known.
     *
     * @return one value for each edge
     */
    public float[] widthM() {
        return floats(96, count());
    }

    /**
     * Where the width is known.
     *
     * @return one value for each edge
     */
    public boolean[] widthKnown() {
        return flags(104, count());
    }

    /**
     * Height gained as drawn in metres; to be read only where it is known.
     *
     * @return one value for each edge
     */
    public float[] climbM() {
        return floats(112, count());
    }

    /**
     * Where the height is known.
     *
     * @return one value for each edge
     */
    public boolean[] climbKnown() {
        return flags(120, count());
    }

    /**
     * Which share of a whole crossing the edge is.
     *
     * @return one value for each edge
     */
    public float[] crossingShare() {
        return floats(128, count());
    }

    /**
     * Storey or layer: 0 on the ground.
     *
     * @return one value for each edge
     */
    public byte[] layer() {
        return bytes(136, count());
    }

    /**
     * Whether it is on a bridge or in a tunnel.
     *
     * @return one value for each edge
     */
    public boolean[] gradeSeparated() {
        return flags(144, count());
    }
}

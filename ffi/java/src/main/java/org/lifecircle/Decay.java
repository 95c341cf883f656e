package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.util.function.Function;

/** How much a target counts, by the walk to it: a weight between 0 and 1, 0 beyond a limit. Immutable. */
public final class Decay {
    private final NativeLibrary.Maker maker;

    private Decay(NativeLibrary.Maker maker) {
        this.maker = maker;
        with(p -> null);
    }

    private static Decay shaped(int shape, double p, double q, double limitS) {
        return new Decay((out, error) -> C.lc_decay_new(shape, p, q, limitS, out, error));
    }

    /**
     * 1 up to the limit.
     *
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay step(double limitS) {
        return shaped(1, 0, 0, limitS);
    }

    /**
     * 1 at the door, falling evenly to 0 at the limit.
     *
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay linear(double limitS) {
        return shaped(2, 0, 0, limitS);
    }

    /**
     * 1 at the door, falling along a bell curve to 0 at the limit.
     *
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay gaussian(double limitS) {
        return shaped(3, 0, 0, limitS);
    }

    /**
     * {@code e^(-t / scale)} up to the limit.
     *
     * @param scaleS the scale in seconds
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay exponential(double scaleS, double limitS) {
        return shaped(4, scaleS, 0, limitS);
    }

    /**
     * The bell curve {@code e^(-(t/s)^2 / 2)} up to the limit.
     *
     * @param deviationS its standard deviation {@code s} in seconds
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay bell(double deviationS, double limitS) {
        return shaped(5, deviationS, 0, limitS);
    }

    /**
     * {@code (t / unit)^-exponent} up to the limit, and 1 up to the unit.
     *
     * @param exponent the exponent
     * @param unitS the unit in seconds
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay inversePower(double exponent, double unitS, double limitS) {
        return shaped(6, unitS, exponent, limitS);
    }

    /**
     * {@code 1 / (1 + e^((t - middle) / scale))} up to the limit.
     *
     * @param middleS where it is half, in seconds
     * @param scaleS the smaller, the steeper; in seconds
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay logistic(double middleS, double scaleS, double limitS) {
        return shaped(7, middleS, scaleS, limitS);
    }

    /**
     * 1 up to a walk, then falling evenly to 0 at the limit.
     *
     * @param fullS the walk in seconds
     * @param limitS the limit in seconds
     * @return the decay
     */
    public static Decay plateau(double fullS, double limitS) {
        return shaped(8, fullS, 0, limitS);
    }

    /**
     * Each weight up to its walk.
     *
     * @param walksS walks in seconds, ascending
     * @param weights their weights, as many, not rising
     * @return the decay
     */
    public static Decay steps(double[] walksS, double[] weights) {
        if (walksS.length != weights.length) {
            throw new IllegalArgumentException(walksS.length + " walks for " + weights.length + " weights");
        }
        double[] walks = walksS.clone();
        double[] all = weights.clone();
        return new Decay((out, error) -> C.lc_decay_steps(walks, new SizeT(walks.length), all, out, error));
    }

    /**
     * What a target counts.
     *
     * @param walkS the walk to it in seconds
     * @return its weight
     */
    public double weight(double walkS) {
        double[] weight = new double[1];
        with(p -> {
            done(error -> C.lc_decay_weight(p, walkS, weight, error));
            return null;
        });
        return weight[0];
    }

    /** Runs {@code call} with a native object that lives as long as it runs. */
    <T> T with(Function<Pointer, T> call) {
        Pointer decay = made(maker);
        try {
            return call.apply(decay);
        } finally {
            C.lc_decay_free(decay);
        }
    }
}

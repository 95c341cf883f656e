package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What the access of a home amounts to, in one number. Immutable; nothing to close. */
public final class Measure {
    private final NativeLibrary.Maker maker;

    private Measure(NativeLibrary.Maker maker) {
        this.maker = maker;
        with(p -> null);
    }

    /**
     * How many outlets, or how much supply, lie within a walk.
     *
     * @param withinS the walk in seconds
     * @param counting what is counted
     * @return the measure
     */
    public static Measure cumulative(double withinS, Counting counting) {
        return new Measure((out, error) -> C.lc_indicator_cumulative(withinS, counting.code, out, error));
    }

    /**
     * Outlets or supply, each by its decay.
     *
     * @param decay how the weight falls with the walk
     * @param counting what is counted
     * @return the measure
     */
    public static Measure gravity(Decay decay, Counting counting) {
        return new Measure((out, error) -> decay.with(decayPointer -> C.lc_indicator_gravity(decayPointer,
                counting.code, out, error)));
    }

    /**
     * The two-step floating catchment area: supply per person.
     *
     * @param decay how the weight falls with the walk
     * @return the measure
     */
    public static Measure twoStep(Decay decay) {
        return new Measure((out, error) -> decay.with(decayPointer -> C.lc_indicator_two_step(decayPointer, out,
                error)));
    }

    /**
     * The three-step floating catchment area: people choose among the outlets they reach.
     *
     * @param decay how the weight falls with the walk
     * @return the measure
     */
    public static Measure threeStep(Decay decay) {
        return new Measure((out, error) -> decay.with(decayPointer -> C.lc_indicator_three_step(decayPointer, out,
                error)));
    }

    /**
     * The balanced floating catchment area: nobody is counted twice, nothing is handed out twice.
     *
     * @param decay how the weight falls with the walk
     * @return the measure
     */
    public static Measure balanced(Decay decay) {
        return new Measure((out, error) -> decay.with(decayPointer -> C.lc_indicator_balanced(decayPointer, out,
                error)));
    }

    /**
     * Spatial availability: supply shared by proportion of demand.
     *
     * @param decay how the weight falls with the walk
     * @param alpha the power of people that demand is; 1 as published
     * @param perPerson per person, or as a whole for each home
     * @return the measure
     */
    public static Measure availability(Decay decay, double alpha, boolean perPerson) {
        return new Measure((out, error) -> decay.with(decayPointer -> C.lc_indicator_availability(decayPointer, alpha,
                perPerson ? 1 : 0, out, error)));
    }

    /**
     * Dual access: the walk in seconds within which a home has reached so much.
     *
     * @param wanted how much
     * @param counting what is counted
     * @param withinS the longest walk in seconds
     * @return the measure
     */
    public static Measure dualAccess(double wanted, Counting counting, double withinS) {
        return new Measure((out, error) -> C.lc_indicator_dual_access(wanted, counting.code, withinS, out, error));
    }

    /**
     * The mean walk in seconds to the nearest outlets.
     *
     * @param k how many
     * @param withinS the longest walk in seconds
     * @return the measure
     */
    public static Measure meanNearest(int k, double withinS) {
        return new Measure((out, error) -> C.lc_indicator_mean_nearest(new SizeT(k), withinS, out, error));
    }

    /**
     * The Hill number of the kinds within a walk: how many equally common kinds would be as diverse.
     *
     * @param order the order; 0 counts kinds
     * @param withinS the walk in seconds
     * @return the measure
     */
    public static Measure diversity(double order, double withinS) {
        return new Measure((out, error) -> C.lc_indicator_diversity(order, withinS, out, error));
    }

    /**
     * The basket of the Walk Score white paper of 2011. Its nine kinds are to be asked for in its order: grocery,
     * restaurants, shopping, coffee, banks, parks, schools, books, entertainment.
     *
     * @return the measure
     */
    public static Measure walkScore2011() {
        return new Measure((out, error) -> C.lc_indicator_walk_score_2011(out, error));
    }

    /**
     * A basket in the manner of Walk Score, 0 to 100: the items stand for the kinds of the catchments in their order.
     *
     * @param names what each kind is
     * @param weights for each kind, what its nearest, second nearest ... outlet counts
     * @param decay how the weight falls with the walk
     * @return the measure
     */
    public static Measure basket(List<String> names, List<double[]> weights, Decay decay) {
        if (names.size() != weights.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + weights.size() + " kinds");
        }
        double[] all = weights.stream().flatMapToDouble(Arrays::stream).toArray();
        int[] kinds = IntStream.range(0, weights.size())
                .flatMap(kind -> IntStream.generate(() -> kind).limit(weights.get(kind).length))
                .toArray();
        StringArray texts = new StringArray(names.toArray(new String[0]), "UTF-8");
        return new Measure((out, error) -> decay.with(d -> C.lc_indicator_basket(
                texts, new SizeT(names.size()), all, new SizeT(all.length), kinds, d, out, error)));
    }

    /**
     * Holds the measure to the laws that every indicator keeps.
     *
     * @param catchments what it is tried on
     */
    public void check(Catchments catchments) {
        with(p -> catchments.with(c -> {
            done(error -> C.lc_indicator_check(p, c, error));
            return null;
        }));
    }

    /** Runs {@code call} with a native object that lives as long as it runs. */
    <T> T with(Function<Pointer, T> call) {
        Pointer indicator = made(maker);
        try {
            return call.apply(indicator);
        } finally {
            C.lc_indicator_free(indicator);
        }
    }
}

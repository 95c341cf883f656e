package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Homes, outlets and the walks between them, from which indicators are computed. Immutable. */
public final class Catchments extends Handle {
    Catchments(Pointer pointer) {
        super(pointer, C::lc_catchments_free);
    }

    /**
     * The level of every home by an indicator.
     *
     * @param measure the measure
     * @param run how the call runs; null for the defaults
     * @return the levels
     */
    public Levels measure(Measure measure, Run run) {
        return with(p -> measure.with(measurePointer -> new Levels(Run.make(run, (r, out, error) ->
                C.lc_catchments_measure(p, measurePointer, r, out, error)))));
    }

    /** Catchments from the host's own travel times, put together step by step. */
    public static final class Builder {
        private double[] people;
        private double[] escapeS;
        private double[] supply;
        private double[] entryS;
        private final int homeCount;
        private final int[] kinds;

        /**
         * Homes and outlets of which nothing else is known.
         *
         * @param homeCount how many homes
         * @param kinds the kind of each outlet, counted from 0
         */
        public Builder(int homeCount, int... kinds) {
            this.homeCount = homeCount;
            this.kinds = kinds.clone();
        }

        /**
         * Says how many people live in each home.
         *
         * @param people a number for each home; NaN where it is not known
         * @return this builder
         */
        public Builder people(double... people) {
            this.people = counted(people, homeCount);
            return this;
        }

        /**
         * Says how long the walk from each home is to where the data ends.
         *
         * @param seconds a number for each home; NaN beyond every horizon, which is the default
         * @return this builder
         */
        public Builder escape(double... seconds) {
            escapeS = counted(seconds, homeCount);
            return this;
        }

        /**
         * Says how much each outlet can serve.
         *
         * @param supply a number for each outlet; NaN where it is not known
         * @return this builder
         */
        public Builder supply(double... supply) {
            this.supply = counted(supply, kinds.length);
            return this;
        }

        /**
         * Says how long the walk to each outlet is from where the data begins.
         *
         * @param seconds a number for each outlet; NaN beyond every horizon, which is the default
         * @return this builder
         */
        public Builder entry(double... seconds) {
            entryS = counted(seconds, kinds.length);
            return this;
        }

        /**
         * The catchments of these walks.
         *
         * @param home the home of each walk
         * @param outlet the outlet of each walk
         * @param seconds how long each takes
         * @param limitS longer ones are left out
         * @return the catchments
         */
        public Catchments walks(int[] home, int[] outlet, double[] seconds, double limitS) {
            if (home.length != outlet.length || home.length != seconds.length) {
                throw new IllegalArgumentException("every walk needs a home, an outlet and seconds");
            }
            return new Catchments(made((out, error) -> C.lc_catchments_new(
                    people, new SizeT(homeCount), escapeS, kinds, new SizeT(kinds.length), supply, entryS, home,
                    new SizeT(home.length), outlet, seconds, limitS, out, error)));
        }

        private static double[] counted(double[] values, int count) {
            if (values.length != count) {
                throw new IllegalArgumentException(values.length + " values for " + count + " rows");
            }
            return values.clone();
        }
    }
}

package org.lifecircle;

/**
 * What good sites are: the models of the literature, each with what it makes least or most. A limit is in the unit of the
 * costs, which is seconds for the walks of a study.
 */
public final class SitingModel {
    /** A number of {@code lc_siting_model}. */
    final int code;
    final double limit;
    final Decay decay;

    private SitingModel(int code, double limit, Decay decay) {
        this.code = code;
        this.limit = limit;
        this.decay = decay;
    }

    /**
     * LSCP: everybody within the limit of a site, with the fewest (or the cheapest) new sites.
     *
     * @param limit the farthest that counts as covered
     * @return the model
     */
    public static SitingModel coverAll(double limit) {
        return new SitingModel(1, limit, null);
    }

    /**
     * LSCP-B: everybody within the limit of a site, and as much demand as possible within that of a second.
     *
     * @param limit the farthest that counts as covered
     * @return the model
     */
    public static SitingModel coverTwice(double limit) {
        return new SitingModel(2, limit, null);
    }

    /**
     * MCLP: as much demand as possible within the limit of a site.
     *
     * @param limit the farthest that counts as covered
     * @return the model
     */
    public static SitingModel maxCover(double limit) {
        return new SitingModel(3, limit, null);
    }

    /**
     * As much demand as possible, each counted by the decay of its walk to the nearest site. Costs are seconds.
     *
     * @param decay how much of a demand counts
     * @return the model
     */
    public static SitingModel decayed(Decay decay) {
        return new SitingModel(4, 0, java.util.Objects.requireNonNull(decay, "decay"));
    }

    /**
     * p-median: the least sum of demand times cost to the nearest site.
     *
     * @return the model
     */
    public static SitingModel median() {
        return new SitingModel(5, 0, null);
    }

    /**
     * p-centre: the least longest cost to the nearest site, whatever the demand.
     *
     * @return the model
     */
    public static SitingModel centre() {
        return new SitingModel(6, 0, null);
    }

    /**
     * p-dispersion: the largest least cost between two sites.
     *
     * @return the model
     */
    public static SitingModel dispersion() {
        return new SitingModel(7, 0, null);
    }
}

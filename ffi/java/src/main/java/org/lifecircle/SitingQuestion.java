package org.lifecircle;

import static org.lifecircle.NativeLibrary.done;

import com.sun.jna.Pointer;

/**
 * A question of location in columns. May be read only while the solver is called; every question copies a column.
 *
 * <p>The row of a demand is what it costs it to get to each site it can get to at all, the nearest first: the cells
 * {@code costStart()[d]} to {@code costStart()[d + 1]}. A pair that is not there is impossible.
 */
public final class SitingQuestion extends Columns {
    private final Pointer reply;

    SitingQuestion(Pointer structure, Pointer reply) {
        super(structure);
        this.reply = reply;
    }

    /**
     * Says how far the solver is, and asks whether to go on.
     *
     * @param done parts done
     * @param total parts in all
     * @return false when the solver is to give up with {@link SitingAnswer#cancelled}
     */
    public boolean goOn(long done, long total) {
        number(0);
        return PluginLibrary.C.lc_plugin_reply_tick(reply, done, total) == 0;
    }

    /**
     * Which model.
     *
     * @return its name in kebab case, such as {@code max-cover}
     */
    public String model() {
        return MODELS[number(8)];
    }

    private static final String[] MODELS = {
        "", "cover-all", "cover-twice", "max-cover", "decayed", "median", "centre", "dispersion"
    };

    /**
     * How many sites may be chosen.
     *
     * @return the number; null when there is no such end
     */
    public Integer number() {
        return number(32) == 1 ? number(40) : null;
    }

    /**
     * What the sites chosen may cost together.
     *
     * @return the budget; null when there is none
     */
    public Double budget() {
        return number(32) == 2 ? real(48) : null;
    }

    /**
     * The group of each demand that takes part, counted from 0.
     *
     * @return one value for each demand; null when the worst group is not asked for
     */
    public int[] group() {
        return groupCount() == 0 ? null : ints(88, demandCount());
    }

    /**
     * How much of a demand counts by the walk to its nearest site, for the model {@code decayed}.
     *
     * @param seconds the walk
     * @return its weight
     */
    public double decayed(double seconds) {
        Pointer decay = pointer(24);
        if (decay == null) {
            throw new IllegalStateException("the model has no decay");
        }
        double[] weight = new double[1];
        done(error -> NativeLibrary.C.lc_decay_weight(decay, seconds, weight, error));
        return weight[0];
    }

    /**
     * The most work to do, in whatever the solver counts.
     *
     * @return the work; null for no such end
     */
    public Long work() {
        long work = whole(200);
        return work == -1 ? null : work;
    }

    /**
     * The farthest that counts as covered; to be read only for the models of coverage.
     *
     * @return a cost
     */
    public double limit() {
        return real(16);
    }

    /**
     * How many groups are compared.
     *
     * @return 0 when the worst group is not asked for
     */
    public int groupCount() {
        return number(56);
    }

    /**
     * How many demands.
     *
     * @return the number of demands
     */
    public int demandCount() {
        return number(64);
    }

    /**
     * How many sites.
     *
     * @return the number of sites
     */
    public int siteCount() {
        return number(96);
    }

    /**
     * How many cells of costs.
     *
     * @return the number of cells
     */
    public int costCount() {
        return number(136);
    }

    /**
     * How much each demand needs.
     *
     * @return one value for each demand
     */
    public double[] weight() {
        return reals(72, demandCount());
    }

    /**
     * Which demands take part.
     *
     * @return one value for each demand
     */
    public boolean[] counts() {
        return flags(80, demandCount());
    }

    /**
     * Which sites are open already: they serve, cost nothing and must not be chosen.
     *
     * @return one value for each site
     */
    public boolean[] existing() {
        return flags(104, siteCount());
    }

    /**
     * What opening each site costs.
     *
     * @return one value for each site
     */
    public double[] price() {
        return reals(112, siteCount());
    }

    /**
     * How much demand each site can serve; to be read only where it is known.
     *
     * @return one value for each site
     */
    public double[] capacity() {
        return reals(120, siteCount());
    }

    /**
     * Which sites cannot serve any amount.
     *
     * @return one value for each site
     */
    public boolean[] capacityKnown() {
        return flags(128, siteCount());
    }

    /**
     * Where the row of each demand starts.
     *
     * @return one place more than there are demands
     */
    public long[] costStart() {
        return longs(144, demandCount() + 1);
    }

    /**
     * The site of each cell.
     *
     * @return one value for each cell
     */
    public int[] costSite() {
        return ints(152, costCount());
    }

    /**
     * The cost of each cell.
     *
     * @return one value for each cell
     */
    public double[] cost() {
        return reals(160, costCount());
    }

    /**
     * Where the row of each site starts among the costs from site to site.
     *
     * @return one place more than there are sites; null without such
     */
    public long[] betweenStart() {
        return pointer(168) == null ? null : longs(168, siteCount() + 1);
    }

    /**
     * The site each of the cells from site to site leads to.
     *
     * @return one value for each of them; null without such
     */
    public int[] betweenSite() {
        return pointer(168) == null ? null : ints(176, betweenCount());
    }

    /**
     * The cost of each of the cells from site to site.
     *
     * @return one value for each of them; null without such
     */
    public double[] between() {
        return pointer(168) == null ? null : reals(184, betweenCount());
    }

    /**
     * The longest time to take.
     *
     * @return seconds; infinite for no such end
     */
    public double timeS() {
        return real(192);
    }

    /**
     * A gap that is good enough.
     *
     * @return from 0 to 1
     */
    public double gap() {
        return real(208);
    }

    private int betweenCount() {
        return Math.toIntExact(betweenStart()[siteCount()]);
    }
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.util.function.Function;

/** What is asked of sites: the model, how many there may be, what stands already. */
public final class SitingOptions extends Options {
    private final SitingModel model;

    /**
     * A model with nothing else said. Every model but the two of covering all needs a number or a budget.
     *
     * @param model what good sites are
     */
    public SitingOptions(SitingModel model) {
        this.model = model;
    }

    /**
     * Asks for at most so many new sites.
     *
     * @param number how many
     * @return these options
     */
    public SitingOptions number(long number) {
        set(p -> done(error -> C.lc_siting_options_set_number(p, new SizeT(number), error)));
        return this;
    }

    /**
     * Asks for new sites whose prices add up to no more than a budget, instead of a number of them.
     *
     * @param budget the budget
     * @return these options
     */
    public SitingOptions budget(double budget) {
        set(p -> done(error -> C.lc_siting_options_set_budget(p, budget, error)));
        return this;
    }

    /**
     * Keeps equity: not the sum over all is made best but the mean of the group that fares worst. Every demand then needs a
     * group: {@link SitingDemand#groups}, or for the homes of a study {@link #homeGroups} or {@link #peopleGroups}.
     *
     * @return these options
     */
    public SitingOptions worstGroup() {
        set(p -> done(error -> C.lc_siting_options_set_worst_group(p, 1, error)));
        return this;
    }

    /**
     * Sets the costs from site to site for {@link SitingModel#dispersion}, cell by cell; of the two ways the cheaper counts.
     *
     * @param from the row of the site each cell leads from
     * @param to the row of the site it leads to
     * @param cost what it costs
     * @return these options
     */
    public SitingOptions between(int[] from, int[] to, double[] cost) {
        SitingArrays.sameLength("costs from site to site", from.length, to.length, cost.length);
        int[] a = from.clone();
        int[] b = to.clone();
        double[] c = cost.clone();
        set(p -> done(error -> C.lc_siting_options_set_between(p, a, new SizeT(a.length), b, c, error)));
        return this;
    }

    /**
     * Sets what a home of a study counts for.
     *
     * @param weighing its people unless said otherwise
     * @return these options
     */
    public SitingOptions weighing(Weighing weighing) {
        set(p -> done(error -> C.lc_siting_options_set_weighing(p, weighing.code, error)));
        return this;
    }

    /**
     * Sets how much each home of a study counts for, instead of {@link #weighing}. A column of {@link DemandWeights#homes}
     * weighs homes by their people and what open needs add.
     *
     * @param weights one for each home, by row; NaN for one that is not known: it is listed and left out
     * @return these options
     */
    public SitingOptions homeWeights(double... weights) {
        double[] all = weights.clone();
        set(p -> done(error -> C.lc_siting_options_set_home_weights(p, all, new SizeT(all.length), error)));
        return this;
    }

    /**
     * Says which group each home of a study belongs to, such as its district or circle, for {@link #worstGroup}.
     *
     * @param groups a group for each home, by row; null for none
     * @return these options
     */
    public SitingOptions homeGroups(String... groups) {
        String[] all = groups.clone();
        set(p -> {
            Pointer[] texts = SitingDemand.pointers(all);
            done(error -> C.lc_siting_options_set_home_groups(p, texts, new SizeT(all.length), error));
        });
        return this;
    }

    /**
     * Compares the groups of people that the homes of a study count, such as age groups, for {@link #worstGroup}: each home
     * is then as many demands, called {@code home#group}, home by home.
     *
     * @return these options
     */
    public SitingOptions peopleGroups() {
        set(p -> done(error -> C.lc_siting_options_set_people_groups(p, 1, error)));
        return this;
    }

    /**
     * Says which facilities of a study serve already.
     *
     * @param rows their rows
     * @return these options
     */
    public SitingOptions existing(int... rows) {
        int[] all = rows.clone();
        set(p -> done(error -> C.lc_siting_options_set_existing(p, all, new SizeT(all.length), error)));
        return this;
    }

    @Override
    Pointer create() {
        Function<Pointer, Pointer> of =
                d -> made((out, error) -> C.lc_siting_options_new(model.code, model.limit, d, out, error));
        return model.decay == null ? of.apply(null) : model.decay.with(of);
    }

    @Override
    void free(Pointer options) {
        C.lc_siting_options_free(options);
    }
}

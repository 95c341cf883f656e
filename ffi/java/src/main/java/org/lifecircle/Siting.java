package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * A question of location, checked: who needs, what could be opened, what it costs to get there, and what is asked.
 * Immutable; may be shared by threads.
 */
public final class Siting extends Handle {
    Siting(Pointer pointer) {
        super(pointer, C::lc_siting_free);
    }

    /**
     * A question about the host's own costs. A pair that is not among the cells is impossible, at any cost.
     *
     * @param options what is asked
     * @param demand who needs
     * @param sites what could be opened
     * @param demandRow the demand of each cell
     * @param siteRow the site of each cell
     * @param cost what it costs to get from the one to the other
     * @return the question
     */
    public static Siting ofCosts(
            SitingOptions options, SitingDemand demand, Sites sites, int[] demandRow, int[] siteRow, double[] cost) {
        SitingArrays.sameLength("costs", demandRow.length, siteRow.length, cost.length);
        return Options.with(options, o -> Options.with(demand, d -> Options.with(sites, s -> new Siting(made(
                (out, error) -> C.lc_siting_new(o, d, s, demandRow, new SizeT(cost.length), siteRow, cost, out, error))))));
    }

    /**
     * Answers it with the solver of the library: for every model and any size, with a bound that is proven.
     *
     * @param limits how much work that may cost; null for the defaults
     * @param run how the call runs; null for the defaults
     * @return the plan; it does not depend on this question
     */
    public SitePlan solve(SitingLimits limits, Run run) {
        return with(p -> Options.with(limits, l -> new SitePlan(Run.make(
                run, (r, out, error) -> C.lc_siting_solve(p, l, r, out, error)))));
    }

    /**
     * Answers it with a solver of the host, and checks what it says: a lie is a {@link LifeCircleException.Plugin}.
     *
     * @param solver the solver; called on this thread
     * @param limits how much work that may cost; null for the defaults
     * @param run how the call runs; its listener hears what the solver says. Null for the defaults
     * @return the plan; it does not depend on this question
     */
    public SitePlan solveWith(RegisteredSolver solver, SitingLimits limits, Run run) {
        return with(p -> solver.with(s -> Options.with(limits, l -> new SitePlan(Run.make(
                run, (r, out, error) -> C.lc_siting_solve_with(p, s, l, r, out, error))))));
    }

    /**
     * Which sites of a study have no door on the network.
     *
     * @return one row per defect; none for the host's own costs
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_siting_report(p, out, error))));
    }
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** A study judged against a standard. Immutable; may be shared by threads. */
public final class Assessment extends Handle {
    Assessment(Pointer pointer) {
        super(pointer, C::lc_assessment_free);
    }

    /**
     * The circles judged.
     *
     * @return {@code circle}, {@code name}, {@code homes}, {@code facilities}, {@code people}
     */
    public Table circles() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_circles(p, out, error))));
    }

    /**
     * What is missing, short, met, saturated or no data, and why.
     *
     * @return one row per circle and requirement
     */
    public Table findings() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_findings(p, out, error))));
    }

    /**
     * The covered share by land, homes and people, with the truncated share beside it.
     *
     * @return one row per circle, requirement and denominator
     */
    public Table coverage() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_coverage(p, out, error))));
    }

    /**
     * Why a home has, or has not, what each requirement asks for.
     *
     * @param home the row of the home in the study
     * @return one row per requirement: verdict, nearest place, walk, limit, clause, and all of it in words
     */
    public Table explain(long home) {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_explain(p, new SizeT(home), out, error))));
    }

    /**
     * The rates that the standard defines, such as the walking coverage of the territorial plans.
     *
     * @return one row for each circle, indicator and denominator
     */
    public Table indicators() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_indicators(p, out, error))));
    }

    /**
     * One plan for each circle, the most urgent first.
     *
     * @param rule by which circles are graded; null for ours
     * @return one row for each thing to do
     */
    public Table plan(GradeRule rule) {
        return with(p -> Handle.orNull(rule, rulePointer -> new Table(made((out, error) -> C.lc_assessment_plan(p,
                rulePointer, out, error)))));
    }

    /**
     * The gaps of each department.
     *
     * @param rule by which circles are graded; null for ours
     * @return one row for each department and gap
     */
    public Table gaps(GradeRule rule) {
        return with(p -> Handle.orNull(rule, rulePointer -> new Table(made((out, error) -> C.lc_assessment_gaps(p,
                rulePointer, out, error)))));
    }

    /**
     * The figures that the standard gives, each with what the data says.
     *
     * @return one row for each circle and figure
     */
    public Table figures() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_figures(p, out, error))));
    }

    /**
     * The grade of each circle.
     *
     * @param rule by which circles are graded; null for ours
     * @return one row for each circle
     */
    public Table grades(GradeRule rule) {
        return with(p -> Handle.orNull(rule, rulePointer -> new Table(made((out, error) -> C.lc_assessment_grades(p,
                rulePointer, out, error)))));
    }

    /**
     * Each level of the standard taken as a whole.
     *
     * @return one row for each circle and level
     */
    public Table levels() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_levels(p, out, error))));
    }

    /**
     * Each named group of requirements taken as a whole.
     *
     * @return one row for each circle and group
     */
    public Table groups() {
        return with(p -> new Table(made((out, error) -> C.lc_assessment_groups(p, out, error))));
    }

    /**
     * What to do, in which order, and what each step adds to those before it. Each future is judged as this assessment was made.
     *
     * @param actions what could be done
     * @param walker the walker the assessment was made for
     * @param order in which order actions are taken
     * @param budget what all steps may cost together; null for whatever they do
     * @param run how the call runs; null for the defaults
     * @return the plan; it does not depend on this assessment
     */
    public ActionPlan planOfActions(
            Actions actions, Walker walker, ActionOrder order, Double budget, Run run) {
        double[] most = budget == null ? null : new double[] {budget};
        return with(p -> actions.with(a -> walker.with(w -> new ActionPlan(Run.make(
                run, (r, out, error) -> C.lc_assessment_plan_of_actions(
                        p, a, w, order.code, most, r, out, error))))));
    }

    /**
     * What idle spaces could become (盘活). A use fits a space that allows it, is large enough, is free at its hours, and need
     * not be cleared of its fittings; it serves the people who lack what its category fulfils and have it then. Uses share a
     * space in time when their hours do not clash.
     *
     * @param spaces the spaces, and at most 64 uses
     * @param options what is known beside them; null for the defaults
     * @param run how the call runs; null for the defaults
     * @return the ranking; it does not depend on this assessment
     */
    public IdleRanking idleSpaces(IdleSpaces spaces, IdleOptions options, Run run) {
        return with(p -> spaces.with(s -> Options.with(options, o -> new IdleRanking(Run.make(
                run, (r, out, error) -> C.lc_assessment_idle_spaces(p, s, o, r, out, error))))));
    }

    /**
     * Whom to recruit for the vacant units of a circle (业态组合): the categories that the standard asks for and that are walked
     * to, without those that need more room than a unit is known to have. What must be there or is basic comes before what raises
     * quality, then what serves most people newly, then what has fewest competitors.
     *
     * @param units the units, let and vacant
     * @param options what is known beside them; null for the defaults
     * @param run how the call runs; null for the defaults
     * @return the mix; it does not depend on this assessment
     */
    public TenantMix tenantMix(Units units, TenantOptions options, Run run) {
        return with(p -> units.with(u -> Options.with(options, o -> new TenantMix(Run.make(
                run, (r, out, error) -> C.lc_assessment_tenant_mix(p, u, o, r, out, error))))));
    }
}

package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Questions of location and their plans, as {@code lifecircle.h} declares them. */
interface NativeSiting extends Library {
    int lc_sites_new(StringArray ids, SizeT count, PointerByReference out, PointerByReference error);

    int lc_sites_set_positions(Pointer sites, double[] lon, SizeT count, double[] lat, PointerByReference error);

    int lc_sites_set_prices(Pointer sites, double[] prices, SizeT count, PointerByReference error);

    int lc_sites_set_capacities(Pointer sites, double[] capacities, SizeT count, PointerByReference error);

    int lc_sites_set_existing(Pointer sites, byte[] existing, SizeT count, PointerByReference error);

    void lc_sites_free(Pointer sites);

    int lc_demand_new(
            StringArray ids, SizeT count, double[] weights, PointerByReference out, PointerByReference error);

    int lc_demand_set_positions(Pointer demand, double[] lon, SizeT count, double[] lat, PointerByReference error);

    int lc_demand_set_groups(Pointer demand, Pointer[] groups, SizeT count, PointerByReference error);

    void lc_demand_free(Pointer demand);

    int lc_siting_options_new(
            int model, double limit, Pointer decay, PointerByReference out, PointerByReference error);

    int lc_siting_options_set_number(Pointer options, SizeT number, PointerByReference error);

    int lc_siting_options_set_budget(Pointer options, double budget, PointerByReference error);

    int lc_siting_options_set_worst_group(Pointer options, int worstGroup, PointerByReference error);

    int lc_siting_options_set_between(
            Pointer options, int[] from, SizeT count, int[] to, double[] cost, PointerByReference error);

    int lc_siting_options_set_weighing(Pointer options, int weighing, PointerByReference error);

    int lc_siting_options_set_home_weights(
            Pointer options, double[] weights, SizeT count, PointerByReference error);

    int lc_siting_options_set_home_groups(
            Pointer options, Pointer[] groups, SizeT count, PointerByReference error);

    int lc_siting_options_set_people_groups(Pointer options, int peopleGroups, PointerByReference error);

    int lc_siting_options_set_existing(Pointer options, int[] rows, SizeT count, PointerByReference error);

    void lc_siting_options_free(Pointer options);

    int lc_siting_new(
            Pointer options, Pointer demand, Pointer sites, int[] demandRow, SizeT count, int[] siteRow, double[] cost,
            PointerByReference out, PointerByReference error);

    int lc_prepared_siting(
            Pointer prepared, Pointer options, Pointer candidates, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_siting_report(Pointer siting, PointerByReference out, PointerByReference error);

    void lc_siting_free(Pointer siting);

    int lc_siting_limits_new(PointerByReference out, PointerByReference error);

    int lc_siting_limits_set_time_s(Pointer limits, double timeS, PointerByReference error);

    int lc_siting_limits_set_work(Pointer limits, long work, PointerByReference error);

    int lc_siting_limits_set_gap(Pointer limits, double gap, PointerByReference error);

    void lc_siting_limits_free(Pointer limits);

    int lc_siting_solve(
            Pointer siting, Pointer limits, Pointer run, PointerByReference out, PointerByReference error);

    int lc_siting_solve_with(
            Pointer siting, Pointer solver, Pointer limits, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_siting_solver_mixed_integer(PointerByReference out, PointerByReference error);

    int lc_siting_solver_check(Pointer solver, Pointer siting, PointerByReference error);

    void lc_siting_solver_free(Pointer solver);

    int lc_site_plan_summary(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_site_plan_sites(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_site_plan_assignment(Pointer plan, PointerByReference out, PointerByReference error);

    void lc_site_plan_free(Pointer plan);
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** A study as one walker sees it. Immutable; may be shared by threads. */
public final class Prepared extends Handle {
    Prepared(Pointer pointer) {
        super(pointer, C::lc_prepared_free);
    }

    /**
     * The walk from every home to the nearest of each category, and how many lie within each limit.
     *
     * @param categories ids of the catalogue, such as {@code "pharmacy"}
     * @param minutes the limits; the largest is the horizon
     * @param k how many of the nearest
     * @return the walks; they do not depend on this study
     */
    public Access access(List<String> categories, int[] minutes, int k) {
        return access(categories, minutes, k, null);
    }

    /**
     * The walk from every home to the nearest of each category, and how many lie within each limit.
     *
     * @param categories ids of the catalogue, such as {@code "pharmacy"}
     * @param minutes the limits; the largest is the horizon
     * @param k how many of the nearest
     * @param run how the call runs; null for the defaults
     * @return the walks; they do not depend on this study
     */
    public Access access(List<String> categories, int[] minutes, int k, Run run) {
        return access(new Query(categories).minutes(minutes).k(k), run);
    }

    /**
     * The walk from every home to the nearest of each category of a query, and how many lie within each limit.
     *
     * @param query what is asked
     * @param run how the call runs; null for the defaults
     * @return the walks; they do not depend on this study
     */
    public Access access(Query query, Run run) {
        return with(p -> Options.with(query, q -> new Access(Run.make(
                run, (r, out, error) -> C.lc_prepared_query(p, q, r, out, error)))));
    }

    /**
     * The network with this walker's times.
     *
     * @return the network; it does not depend on this study
     */
    public TimedNetwork network() {
        return with(p -> new TimedNetwork(made((out, error) -> C.lc_prepared_timed(p, out, error))));
    }

    /**
     * The homes as places, by their rows.
     *
     * @return the places; they do not depend on this study
     */
    public Places homes() {
        return with(p -> new Places(made((out, error) -> C.lc_prepared_homes(p, out, error))));
    }

    /**
     * The facilities as places, by their rows.
     *
     * @return the places; they do not depend on this study
     */
    public Places facilities() {
        return with(p -> new Places(made((out, error) -> C.lc_prepared_facilities(p, out, error))));
    }

    /**
     * The facilities that a query counts: a group for each of its categories, named by its id.
     *
     * @param query which categories, open when
     * @return groups of rows of {@link #facilities}
     */
    public Groups groups(Query query) {
        return with(p -> Options.with(query, q -> new Groups(
                made((out, error) -> C.lc_prepared_groups(p, q, out, error)))));
    }

    /**
     * Judges circles of the study against a standard.
     *
     * @param standard the standard
     * @param options which circles; null for all homes as one
     * @param run how the call runs; null for the defaults
     * @return the assessment; it does not depend on this study
     */
    public Assessment assess(Standard standard, AssessOptions options, Run run) {
        return with(p -> standard.with(s -> Options.with(options, o -> new Assessment(Run.make(
                run, (r, out, error) -> C.lc_prepared_assess(p, s, o, r, out, error))))));
    }

    /**
     * The study after a scenario as its walker sees it: what preparing the changed study anew would give, in less time.
     *
     * @param scenario the changes
     * @param walker the walker it was prepared for
     * @param run how the call runs; null for the defaults
     * @return the prepared study; it does not depend on this one
     */
    public Prepared apply(Scenario scenario, Walker walker, Run run) {
        return with(p -> scenario.with(s -> walker.with(w -> new Prepared(Run.make(
                run, (r, out, error) -> C.lc_prepared_apply(p, s, w, r, out, error))))));
    }

    /**
     * A question of location about the study: its homes as demand, the walks from them to the candidates and to what exists,
     * in seconds, as costs.
     *
     * @param options what is asked
     * @param candidates what could be opened; each needs a position
     * @param run how the call runs; null for the defaults
     * @return the question; it does not depend on this study
     */
    public Siting siting(SitingOptions options, Sites candidates, Run run) {
        return with(p -> Options.with(options, o -> Options.with(candidates, c -> new Siting(Run.make(
                run, (r, out, error) -> C.lc_prepared_siting(p, o, c, r, out, error))))));
    }

    /**
     * The doors that could not be attached, and those whose nearest edge had to be avoided.
     *
     * @return one row per defect
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_prepared_report(p, out, error))));
    }

    /**
     * Divides the study into circles.
     *
     * @param targetPeople how many people a circle should have
     * @param atLeast fewer are reported
     * @param atMost more are reported
     * @param maxMinutes the longest walk to the centre
     * @param acrossBridges whether a circle may reach over a bridge
     * @param run how the call runs; null for the defaults
     * @return the circles; they do not depend on this study
     */
    public Partition partition(
            double targetPeople, double atLeast, double atMost, int maxMinutes, boolean acrossBridges, Run run) {
        return with(p -> new Partition(Run.make(run, (r, out, error) -> C.lc_prepared_partition(p, targetPeople,
                atLeast, atMost, maxMinutes, acrossBridges ? 1 : 0, r, out, error))));
    }

    /**
     * The walks from every home to every facility of some kinds, for indicators to be computed from.
     *
     * @param kinds the kinds, each a list of ids of the catalogue
     * @param minutes the longest walk
     * @param supply what supply is measured by
     * @param run how the call runs; null for the defaults
     * @return the catchments; they do not depend on this study
     */
    public Catchments catchments(List<List<String>> kinds, int minutes, Supply supply, Run run) {
        String[] names = kinds.stream().flatMap(List::stream).toArray(String[]::new);
        int[] kindOf = IntStream.range(0, kinds.size())
                .flatMap(kind -> kinds.get(kind).stream().mapToInt(name -> kind))
                .toArray();
        StringArray texts = new StringArray(names, "UTF-8");
        return with(p -> new Catchments(Run.make(run, (r, out, error) -> C.lc_prepared_catchments(
                p, texts, new SizeT(names.length), kindOf, minutes, supply.code, r, out, error))));
    }

    /**
     * Indicators by name, such as {@code "2sfca decay=gaussian minutes=15 as=clinics"}: see {@link Levels#indicators}.
     * Walks are as long as the longest an indicator asks for.
     *
     * @param kinds the kinds of facilities, each written as the ids of its categories: {@code
     *     "market|fresh-food-store"}
     * @param supply what supply is measured by
     * @param indicators names with their parameters; {@code as} is the name of the column
     * @param run how the call runs; null for the defaults
     * @return the levels; they do not depend on this study
     */
    public Measured measure(List<String> kinds, Supply supply, List<String> indicators, Run run) {
        StringArray kindTexts = new StringArray(kinds.toArray(new String[0]), "UTF-8");
        StringArray indicatorTexts = new StringArray(indicators.toArray(new String[0]), "UTF-8");
        return with(p -> new Measured(Run.make(run, (r, out, error) -> C.lc_measured_new(
                p, kindTexts, new SizeT(kinds.size()), supply.code, indicatorTexts, new SizeT(indicators.size()), r,
                out, error))));
    }

    /**
     * Access at every moment of a period; the query's own moment plays no part.
     *
     * @param query what is asked
     * @param from the first moment
     * @param to the moment it ends before, at most 366 days later
     * @param run how the call runs; null for the defaults
     * @return the access; it does not depend on this study
     */
    public OverTime accessOver(Query query, LocalDateTime from, LocalDateTime to, Run run) {
        return with(p -> Options.with(query, queryPointer -> new OverTime(Run.make(run, (r, out, error) ->
                C.lc_prepared_access_over(p, queryPointer, Moments.unix(from), Moments.unix(to), r, out, error)))));
    }

    /**
     * Which services a home can reach, each with the rule by which it is open.
     *
     * @param home the row of the home
     * @param query what is asked
     * @return one row for each service
     */
    public Table servicesReached(long home, Query query) {
        return with(p -> Options.with(query, queryPointer -> new Table(made((out, error) ->
                C.lc_prepared_services_reached(p, new SizeT(home), queryPointer, out, error)))));
    }

    /**
     * The capacity of the services of a category that one can walk to, in the stretches they are open.
     *
     * @param category an id of the catalogue
     * @param from the first moment, on the clocks of China
     * @param to the moment it ends before
     * @return the windows; they do not depend on this study
     */
    public CapacityWindows capacityWindows(String category, LocalDateTime from, LocalDateTime to) {
        byte[] name = utf8(category);
        return with(p -> new CapacityWindows(made((out, error) -> C.lc_prepared_capacity_windows(p, name, size(name),
                Moments.unix(from), Moments.unix(to), out, error))));
    }

    /**
     * Gives demand to capacity within a walk: the greatest number of units that can be served, and of all ways to serve so
     * many the one with the least walking in all.
     *
     * @param question what there is and what is needed
     * @param run how the call runs; null for the defaults
     * @return who gets what; it does not depend on this study
     */
    public Allocation allocate(AllocationQuestion question, Run run) {
        return with(p -> Options.with(question, q -> new Allocation(Run.make(run, (r, out, error) ->
                C.lc_prepared_allocate(p, q, r, out, error)))));
    }
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.string;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * What if: changes of a study as data, in the order they are made. Immutable; may be shared by threads.
 *
 * <p>Written down, a scenario has an {@code id}, a {@code title} where wanted, and a list of {@code change}. What each
 * does stands under {@code do}:
 *
 * <ul>
 *   <li>{@code add-facility}: {@code id}, {@code category} (one or several), {@code at}; where known {@code name},
 *       {@code opening_hours}, {@code capacity}, {@code area_m2}
 *   <li>{@code close}: {@code facility}
 *   <li>{@code move}: {@code facility}, {@code to}
 *   <li>{@code hours}: {@code facility}, {@code opening_hours}; {@code category} for one service only
 *   <li>{@code open-gate}: {@code gate} (the number of its node), {@code for} ({@code "residents"}, {@code "visitors"},
 *       {@code "everyone"}); {@code through}
 *   <li>{@code add-way}: {@code line}; {@code id}, {@code class}, {@code crossing}, {@code for_ends_only}
 *   <li>{@code slow}: {@code way} (its number) or {@code at}, and {@code factor}
 *   <li>{@code move-people}: {@code from}, {@code to} (ids of homes); {@code people} (all of them, unless said)
 * </ul>
 *
 * <p>Places are {@code [longitude, latitude]} in WGS-84.
 */
public final class Scenario extends Handle {
    private Scenario(Pointer pointer) {
        super(pointer, C::lc_scenario_free);
    }

    /**
     * Reads a scenario. Whether facilities, homes, gates and streets exist is seen when a study is at hand.
     *
     * @param document TOML, or JSON of the same shape when it begins with a brace
     * @param file what names the text in errors, which say the line, the key and what a mistyped name may have meant
     * @return the scenario
     */
    public static Scenario read(String document, String file) {
        byte[] d = utf8(document);
        byte[] f = utf8(file);
        return new Scenario(made((out, error) -> C.lc_scenario_read(d, size(d), f, size(f), out, error)));
    }

    /**
     * Reads several scenarios, to be compared.
     *
     * @param document TOML or JSON, each scenario a table of the list {@code scenario}
     * @param file what names the text in errors
     * @return the scenarios in the order they were written; each is to be closed
     */
    public static List<Scenario> readAll(String document, String file) {
        byte[] d = utf8(document);
        byte[] f = utf8(file);
        Pointer all = made((out, error) -> C.lc_scenarios_read(d, size(d), f, size(f), out, error));
        try {
            List<Scenario> scenarios = new ArrayList<>();
            for (long i = 0; i < C.lc_scenarios_count(all).longValue(); i++) {
                SizeT index = new SizeT(i);
                scenarios.add(new Scenario(made((out, error) -> C.lc_scenarios_at(all, index, out, error))));
            }
            return scenarios;
        } finally {
            C.lc_scenarios_free(all);
        }
    }

    /**
     * Its name in tables.
     *
     * @return the id
     */
    public String id() {
        return with(p -> string(C.lc_scenario_id(p)));
    }

    /**
     * What people call it.
     *
     * @return the title, or null when it has none
     */
    public String title() {
        return with(p -> string(C.lc_scenario_title(p)));
    }

    /**
     * How many changes it has.
     *
     * @return the number of changes
     */
    public long changeCount() {
        return with(p -> C.lc_scenario_change_count(p).longValue());
    }

    /**
     * The changes of this one and then those of another.
     *
     * @param other what is changed afterwards
     * @return a scenario with the id and the title of this one; it does not depend on the two
     */
    public Scenario then(Scenario other) {
        return with(p -> other.with(o -> new Scenario(made((out, error) -> C.lc_scenario_then(p, o, out, error)))));
    }

    /**
     * Several scenarios in one table, with what each changes from the same present.
     *
     * @param scenarios the scenarios
     * @param differences the difference that each makes
     * @return one row for each scenario: {@code scenario}, {@code title}, {@code changes}; how many findings are {@code
     *     findings_closed}, {@code _opened}, {@code _better}, {@code _worse}, {@code _unclear}; homes and people that
     *     gain or lose anything, for sure and {@code _at_most}; {@code coverage_change}, {@code worst_group_change},
     *     {@code mean_walk_change_s}, {@code gini_walk_change}; {@code walk_saved_person_h}
     */
    public static Table compare(List<Scenario> scenarios, List<Difference> differences) {
        if (scenarios.size() != differences.size()) {
            throw new IllegalArgumentException(differences.size() + " differences for " + scenarios.size() + " scenarios");
        }
        return withAll(scenarios, s -> withAll(differences, d -> new Table(made((out, error) ->
                C.lc_scenarios_compare(s, d, new SizeT(s.length), out, error)))));
    }
}

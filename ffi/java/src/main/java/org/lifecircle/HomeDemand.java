package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.List;

/**
 * How much demand each home of a study has for each category, in residents: its people, and what needs or the host add. One
 * thread at a time while demand is added.
 */
public final class HomeDemand extends Handle {
    private HomeDemand(Pointer pointer) {
        super(pointer, C::lc_home_demand_free);
    }

    /**
     * The demand of the homes of a study: each of their people counts 1, for whatever category; a home that does not say how
     * many live there counts none.
     *
     * @param study whose homes
     * @return the demand; it does not depend on the study
     */
    public static HomeDemand of(Study study) {
        return study.with(s -> new HomeDemand(made((out, error) -> C.lc_home_demand_new(s, out, error))));
    }

    /**
     * The demand of the homes of a study with what open needs add, by the rule of {@link NeedsRegister#demandWeights}.
     *
     * @param register the needs
     * @param study whose homes
     * @param circles which rows of homes each circle has; null for none
     * @param emphasis what one person of a need adds, in residents; 1 is usual
     * @param withinM how far the home may be from where a need arises, in metres; 500 is usual
     * @return the demand; it does not depend on the register
     */
    public static HomeDemand ofNeeds(
            NeedsRegister register, Study study, Groups circles, double emphasis, double withinM) {
        // A register refuses whoever comes while it is in use; here everybody waits.
        synchronized (register) {
            return register.with(r -> study.with(s -> Handle.orNull(circles, c -> new HomeDemand(made((out, error) ->
                    C.lc_home_demand_of_needs(r, s, c, emphasis, withinM, out, error))))));
        }
    }

    /**
     * Adds demand of a home.
     *
     * @param category for what
     * @param home the row of the home in the study
     * @param residents how much
     * @return this demand
     */
    public HomeDemand add(String category, long home, double residents) {
        byte[] c = utf8(category);
        with(p -> {
            done(error -> C.lc_home_demand_add(p, c, size(c), new SizeT(home), residents, error));
            return null;
        });
        return this;
    }

    /**
     * The demand beside the homes.
     *
     * @param study the study it was made of
     * @param categories the categories wanted
     * @return one row for each home: {@code home} and a column for each category, in residents, and where
     */
    public Table table(Study study, List<String> categories) {
        StringArray names = new StringArray(categories.toArray(new String[0]), "UTF-8");
        return with(p -> study.with(s -> new Table(made((out, error) ->
                C.lc_home_demand_table(p, s, names, new SizeT(categories.size()), out, error)))));
    }

    /**
     * What was added, all homes together, the most first.
     *
     * @return one row for each category to which something was added: {@code category}, {@code category_zh}, {@code
     *     category_en}, {@code added}, in residents
     */
    public Table added() {
        return with(p -> new Table(made((out, error) -> C.lc_home_demand_added(p, out, error))));
    }

    /**
     * Needs that could not be laid on any home, and that homes do not say how many people live there.
     *
     * @return one row per defect
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_home_demand_report(p, out, error))));
    }
}

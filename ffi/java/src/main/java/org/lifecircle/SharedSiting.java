package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;

/**
 * Several questions of location about the same places, such as one for each category, answered together. Immutable; may be
 * shared by threads.
 */
public final class SharedSiting extends Handle {
    private SharedSiting(Pointer pointer) {
        super(pointer, C::lc_shared_siting_free);
    }

    /**
     * Questions by the names of their kinds. The sites of all are the same places, by id and order; each has its own demand,
     * costs and number of sites, and what exists takes no room. Models are {@link SitingModel#maxCover}, {@link
     * SitingModel#decayed} and {@link SitingModel#median}, all made small or all made large, by number, without capacities and
     * without the worst group. The objective is the sum of theirs.
     *
     * @param questions a question for each kind, in the order of the map
     * @param room for how many kinds each place has room
     * @return the questions; they may be closed
     */
    public static SharedSiting of(Map<String, Siting> questions, int... room) {
        int least = Arrays.stream(room).min().orElse(0);
        if (least < 0) {
            throw new IllegalArgumentException("a place cannot have room for " + least);
        }
        StringArray kinds = new StringArray(questions.keySet().toArray(new String[0]), "UTF-8");
        SizeT count = new SizeT(questions.size());
        return Handle.withAll(new ArrayList<>(questions.values()), sitings -> {
            // An array of none is no array for native code.
            Pointer[] all = sitings.length == 0 ? new Pointer[1] : sitings;
            return new SharedSiting(made((out, error) ->
                    C.lc_shared_siting_new(kinds, count, all, room, new SizeT(room.length), out, error)));
        });
    }

    /**
     * Answers all of them together, with a bound that is proven.
     *
     * @param limits how much work that may cost; null for the defaults
     * @param run how the call runs; null for the defaults
     * @return the plan; it does not depend on these questions
     */
    public SharedPlan solve(SitingLimits limits, Run run) {
        return with(p -> Options.with(limits, l -> new SharedPlan(Run.make(
                run, (r, out, error) -> C.lc_shared_siting_solve(p, l, r, out, error)))));
    }
}

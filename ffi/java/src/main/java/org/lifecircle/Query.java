package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.time.LocalDateTime;
import java.util.List;

/** What is asked of a prepared study: which categories, within how many minutes, how many of the nearest, open when. */
public final class Query extends Options {
    private final String[] categories;

    /**
     * The nearest of each category, and how many there are within 5, 10 and 15 minutes.
     *
     * @param categories ids of the catalogue, such as {@code "pharmacy"}
     */
    public Query(List<String> categories) {
        this.categories = categories.toArray(new String[0]);
    }

    /**
     * Counts within these minutes instead.
     *
     * @param minutes the limits; the largest is the horizon
     * @return this query
     */
    public Query minutes(int... minutes) {
        int[] limits = minutes.clone();
        set(p -> done(error -> C.lc_query_set_minutes(p, limits, new SizeT(limits.length), error)));
        return this;
    }

    /**
     * Asks for more than the nearest of each category.
     *
     * @param k how many, 1 to 100
     * @return this query
     */
    public Query k(int k) {
        set(p -> done(error -> C.lc_query_set_k(p, new SizeT(k), error)));
        return this;
    }

    /**
     * Asks for what is open at a moment of arrival.
     *
     * @param at when one stands at the door, on the clocks of China
     * @return this query
     */
    public Query at(LocalDateTime at) {
        long seconds = Moments.unix(at);
        set(p -> done(error -> C.lc_query_set_at(p, seconds, error)));
        return this;
    }

    /**
     * Says what facilities with unknown hours are taken for.
     *
     * @param choice by default {@link UnknownHours#EXCLUDED}
     * @return this query
     */
    public Query unknownHours(UnknownHours choice) {
        set(p -> done(error -> C.lc_query_set_unknown_hours(p, choice.code, error)));
        return this;
    }

    /**
     * Says what the moment asked for is.
     *
     * @param sense by default {@link Sense#ARRIVE}
     * @return this query
     */
    public Query sense(Sense sense) {
        set(p -> done(error -> C.lc_query_set_sense(p, sense.code, error)));
        return this;
    }

    /**
     * Asks for a stay, through which the door must stay open.
     *
     * @param seconds how long
     * @return this query
     */
    public Query stay(int seconds) {
        set(p -> done(error -> C.lc_query_set_stay_s(p, seconds, error)));
        return this;
    }

    /**
     * Asks for services of some channels only.
     *
     * @param channels such as {@code "counter"}, {@code "locker"}, {@code "home-visit"}
     * @return this query
     */
    public Query channels(String... channels) {
        String[] all = channels.clone();
        set(p -> done(error -> C.lc_query_set_channels(
                p, new StringArray(all, "UTF-8"), new SizeT(all.length), error)));
        return this;
    }

    @Override
    Pointer create() {
        StringArray names = new StringArray(categories, "UTF-8");
        return made((out, error) -> C.lc_query_new(names, new SizeT(categories.length), out, error));
    }

    @Override
    void free(Pointer options) {
        C.lc_query_free(options);
    }
}

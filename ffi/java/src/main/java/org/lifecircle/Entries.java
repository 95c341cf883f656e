package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.time.LocalDate;
import java.util.List;

/** What happened to needs, to be entered in a {@link NeedsRegister} together, in this order. */
public final class Entries extends Options {
    /** Nothing happened yet. */
    public Entries() {}

    /**
     * A need was raised (问需).
     *
     * @param id its id
     * @param list the id of its list
     * @param on when
     * @param words what people ask for
     * @return these entries
     */
    public Entries raised(String id, String list, LocalDate on, String words) {
        byte[] i = utf8(id);
        byte[] l = utf8(list);
        byte[] w = utf8(words);
        int day = Moments.number(on);
        set(p -> done(error -> C.lc_entries_raised(p, i, size(i), l, size(l), day, w, size(w), error)));
        return this;
    }

    /**
     * Says more of the need that was raised last.
     *
     * @param category the category that would serve it; null when nobody has said which
     * @param circle the circle it comes from; null when it is not known
     * @param lon where it arises, in WGS-84 degrees; NaN when it is not known
     * @param lat its latitude
     * @param people how many people it concerns; NaN when it is not known
     * @return these entries
     */
    public Entries need(String category, String circle, double lon, double lat, double people) {
        byte[] c = utf8(category == null ? "" : category);
        byte[] r = utf8(circle == null ? "" : circle);
        set(p -> done(error -> C.lc_entries_set_need(p, c, size(c), r, size(r), lon, lat, people, error)));
        return this;
    }

    /**
     * Residents were consulted about needs (微协商).
     *
     * @param id the id of the consultation
     * @param needs the ids of the needs, at least one
     * @param on when
     * @param words what was agreed
     * @return these entries
     */
    public Entries consulted(String id, List<String> needs, LocalDate on, String words) {
        byte[] i = utf8(id);
        byte[] w = utf8(words);
        String[] all = needs.toArray(new String[0]);
        int day = Moments.number(on);
        set(p -> {
            StringArray texts = new StringArray(all, "UTF-8");
            SizeT count = new SizeT(all.length);
            done(error -> C.lc_entries_consulted(p, i, size(i), texts, count, day, w, size(w), error));
        });
        return this;
    }

    /**
     * Somebody had an idea how to meet needs (问计).
     *
     * @param id the id of the proposal
     * @param needs the ids of the needs, at least one
     * @param on when
     * @param words the idea
     * @return these entries
     */
    public Entries proposed(String id, List<String> needs, LocalDate on, String words) {
        byte[] i = utf8(id);
        byte[] w = utf8(words);
        String[] all = needs.toArray(new String[0]);
        int day = Moments.number(on);
        set(p -> {
            StringArray texts = new StringArray(all, "UTF-8");
            SizeT count = new SizeT(all.length);
            done(error -> C.lc_entries_proposed(p, i, size(i), texts, count, day, w, size(w), error));
        });
        return this;
    }

    /**
     * Something was done about needs (微服务).
     *
     * @param id the id of the service
     * @param needs the ids of the needs it answers, at least one
     * @param on when
     * @param proposal the proposal it carries out; null for none
     * @param words what was done
     * @return these entries
     */
    public Entries served(String id, List<String> needs, LocalDate on, String proposal, String words) {
        byte[] i = utf8(id);
        byte[] o = utf8(proposal == null ? "" : proposal);
        byte[] w = utf8(words);
        String[] all = needs.toArray(new String[0]);
        int day = Moments.number(on);
        set(p -> {
            StringArray texts = new StringArray(all, "UTF-8");
            SizeT count = new SizeT(all.length);
            done(error -> C.lc_entries_served(
                    p, i, size(i), texts, count, day, o, size(o), w, size(w), error));
        });
        return this;
    }

    /**
     * People were asked how they liked a service (问效).
     *
     * @param service the id of the service
     * @param need the id of the need it answered for those asked
     * @param on when
     * @param satisfied how many were satisfied
     * @param asked how many were asked
     * @return these entries
     */
    public Entries rated(String service, String need, LocalDate on, int satisfied, int asked) {
        byte[] s = utf8(service);
        byte[] n = utf8(need);
        int day = Moments.number(on);
        if (satisfied < 0 || asked < 0) {
            throw new IllegalArgumentException(satisfied + " of " + asked + " are no numbers of people");
        }
        set(p -> done(error -> C.lc_entries_rated(p, s, size(s), n, size(n), day, satisfied, asked, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_entries_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_entries_free(options);
    }
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/**
 * Idle spaces (闲置空间), and the uses that could move in. Without uses every category that the standard asks for and that is
 * walked to is one, at any hour. One thread at a time while uses are added.
 */
public final class IdleSpaces extends Handle {
    private IdleSpaces(Pointer pointer) {
        super(pointer, C::lc_idle_spaces_free);
    }

    /**
     * Idle spaces from a CSV file; a bad row is left out and reported.
     *
     * @param csv its bytes; columns {@code id}, {@code lon} and {@code lat} (编号, 经度, 纬度) and, where known, {@code name},
     *     {@code area_m2}, {@code allowed} and {@code forbidden} (categories, separated by {@code ;}), {@code hours}, {@code
     *     constraint}, {@code reverts_in_emergency}, {@code owner}, {@code departments} and {@code cost}
     * @param file what names it in the report
     * @param crs its coordinate system, such as {@code "WGS84"} or {@code "GCJ02"}
     * @return the spaces, without uses
     */
    public static IdleSpaces fromCsv(byte[] csv, String file, String crs) {
        byte[] name = utf8(file);
        byte[] system = utf8(crs);
        return new IdleSpaces(made((out, error) -> C.lc_idle_spaces_from_csv(
                csv, size(csv), name, size(name), system, size(system), out, error)));
    }

    /**
     * Idle spaces and their uses from TOML, or JSON of the same shape.
     *
     * @param document a list {@code space} with the columns of {@link #fromCsv} as keys and {@code at = [longitude, latitude]}
     *     in WGS-84, and a list {@code use} with {@code category} and, where they matter, {@code id}, {@code hours}, {@code
     *     min_area_m2} and {@code fixed}
     * @param file what names it in errors, which say line and key
     * @return the spaces and uses
     */
    public static IdleSpaces fromText(String document, String file) {
        byte[] text = utf8(document);
        byte[] name = utf8(file);
        return new IdleSpaces(made((out, error) ->
                C.lc_idle_spaces_from_text(text, size(text), name, size(name), out, error)));
    }

    /**
     * Adds a use.
     *
     * @param id its id; null for that of its category
     * @param category what it offers
     * @param hours when it would be there, as opening hours are written; null for always
     * @param minAreaM2 the least area it needs in square metres; NaN for any
     * @param fixed whether it needs fittings that cannot be cleared at once
     * @return these spaces
     */
    public IdleSpaces use(String id, String category, String hours, double minAreaM2, boolean fixed) {
        byte[] i = utf8(id == null ? "" : id);
        byte[] c = utf8(category);
        byte[] h = utf8(hours == null ? "" : hours);
        with(p -> {
            done(error -> C.lc_idle_spaces_add_use(
                    p, i, size(i), c, size(c), h, size(h), minAreaM2, fixed ? 1 : 0, error));
            return null;
        });
        return this;
    }

    /**
     * How many spaces there are.
     *
     * @return the number of good rows
     */
    public int count() {
        return with(p -> Math.toIntExact(C.lc_idle_spaces_count(p).longValue()));
    }

    /**
     * The spaces as they were understood.
     *
     * @return one row per good row, in the columns of {@link #fromCsv} and in WGS-84
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_idle_spaces_table(p, out, error))));
    }

    /**
     * The rows that were left out.
     *
     * @return one row per defect, with its line and why
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_idle_spaces_report(p, out, error))));
    }
}

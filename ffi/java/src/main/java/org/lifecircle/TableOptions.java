package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** How a table of the host is read. */
public final class TableOptions extends Options {
    private final byte[] crs;

    /**
     * Tables in a coordinate system; it is never guessed.
     *
     * @param crs such as {@code "WGS84"}, {@code "GCJ02"}, {@code "BD09"} or {@code "EPSG:32650"}
     */
    public TableOptions(String crs) {
        this.crs = utf8(crs);
    }

    /**
     * Sets what names the table in defects.
     *
     * @param name the name
     * @return these options
     */
    public TableOptions file(String name) {
        byte[] n = utf8(name);
        set(p -> done(error -> C.lc_table_options_set_file(p, n, size(n), error)));
        return this;
    }

    /**
     * Turns the first bad row into an error.
     *
     * @param strict whether to
     * @return these options
     */
    public TableOptions strict(boolean strict) {
        set(p -> done(error -> C.lc_table_options_set_strict(p, strict ? 1 : 0, error)));
        return this;
    }

    /**
     * Says which column holds a field, whatever its name.
     *
     * @param field such as {@code "id"}, {@code "lon"}, {@code "category"}
     * @param column the name of the column
     * @return these options
     */
    public TableOptions column(String field, String column) {
        byte[] f = utf8(field);
        byte[] c = utf8(column);
        set(p -> done(error -> C.lc_table_options_set_column(p, f, size(f), c, size(c), error)));
        return this;
    }

    /**
     * Says that every row is of one category, for tables such as a list of schools.
     *
     * @param category its id
     * @return these options
     */
    public TableOptions category(String category) {
        byte[] c = utf8(category);
        set(p -> done(error -> C.lc_table_options_set_category(p, c, size(c), error)));
        return this;
    }

    /**
     * Translates a word of the host's category column.
     *
     * @param word the word
     * @param category the id of the category it means
     * @return these options
     */
    public TableOptions categoryName(String word, String category) {
        byte[] w = utf8(word);
        byte[] c = utf8(category);
        set(p -> done(error -> C.lc_table_options_add_category_name(p, w, size(w), c, size(c), error)));
        return this;
    }

    /**
     * Reads the column of categories or of codes as the words of a vendor; rows it does not map are left out and
     * reported with the nearest names.
     *
     * @param crosswalk the vendor's; it stays open until the table is read
     * @return these options
     */
    public TableOptions crosswalk(Crosswalk crosswalk) {
        set(p -> crosswalk.with(c -> {
            done(error -> C.lc_table_options_set_crosswalk(p, c, error));
            return null;
        }));
        return this;
    }

    @Override
    Pointer create() {
        return made((out, error) -> C.lc_table_options_new(crs, size(crs), out, error));
    }

    @Override
    void free(Pointer options) {
        C.lc_table_options_free(options);
    }
}

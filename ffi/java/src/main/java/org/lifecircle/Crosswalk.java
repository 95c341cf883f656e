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
 * The way from one vendor's categories to those of the catalogue, with the host's own words over it. Nothing is
 * guessed: what no rule, label or word speaks of stays unmapped. One thread at a time.
 */
public final class Crosswalk extends Handle {
    /**
     * The crosswalk of a vendor.
     *
     * @param scheme {@code "osm"}, {@code "amap"}, {@code "tencent"}, {@code "baidu"}, or {@code "own"} for the host's
     *     own words and the ids and labels of the catalogue
     */
    public Crosswalk(String scheme) {
        this(of(utf8(scheme)));
    }

    Crosswalk(Pointer pointer) {
        super(pointer, C::lc_crosswalk_free);
    }

    private static Pointer of(byte[] scheme) {
        return made((out, error) -> C.lc_crosswalk_new(scheme, size(scheme), out, error));
    }

    /**
     * Says what a word is; it goes before the vendor's own meaning.
     *
     * @param word the word
     * @param categories the ids of its categories, such as {@code "market|fresh-food-store"}; empty for what does not
     *     belong to a life circle
     * @return this crosswalk
     */
    public Crosswalk add(String word, String categories) {
        byte[] wordUtf8 = utf8(word);
        byte[] categoriesUtf8 = utf8(categories);
        with(p -> {
            done(error -> C.lc_crosswalk_add(p, wordUtf8, size(wordUtf8), categoriesUtf8, size(categoriesUtf8), error));
            return null;
        });
        return this;
    }

    /**
     * Adds the words of a table. Rows before a bad one are kept.
     *
     * @param csv columns word and category
     * @param file what names the text in errors
     * @return this crosswalk
     */
    public Crosswalk readCsv(String csv, String file) {
        byte[] csvUtf8 = utf8(csv);
        byte[] fileUtf8 = utf8(file);
        with(p -> {
            done(error -> C.lc_crosswalk_read_csv(p, csvUtf8, size(csvUtf8), fileUtf8, size(fileUtf8), null, error));
            return null;
        });
        return this;
    }

    /**
     * What each row is.
     *
     * @param values the value of each row, null where there is none
     * @param names the name of each place, null where there is none; null as a whole where nobody has one
     * @return {@code value}, {@code name}, {@code categories} (their ids, joined by {@code ;}), {@code by} (what
     *     decided), {@code confidence}
     */
    public Table map(List<String> values, List<String> names) {
        return with(p -> new Table(made((out, error) -> C.lc_crosswalk_map(p, texts(values), namesOf(values, names),
                new SizeT(values.size()), out, error))));
    }

    /**
     * How much of a table is mapped.
     *
     * @param values the value of each row, null where there is none
     * @param names the name of each place, null where there is none; null as a whole where nobody has one
     * @return one row for each distinct value, those with most unmapped rows first: {@code value}, {@code rows}, {@code
     *     mapped}, {@code unmapped}, {@code categories}, {@code by}, {@code confidence}, {@code nearest}
     */
    public Table coverage(List<String> values, List<String> names) {
        return with(p -> new Table(made((out, error) -> C.lc_crosswalk_coverage(p, texts(values),
                namesOf(values, names), new SizeT(values.size()), out, error))));
    }

    /**
     * What is known of a vendor's list.
     *
     * @param scheme as for {@link #Crosswalk}; {@code "osm"} and {@code "own"} have no list
     * @return {@code name}, {@code code}, {@code gives}, {@code outside}, {@code confidence}, {@code source}
     */
    public static Table classes(String scheme) {
        byte[] s = utf8(scheme);
        return new Table(made((out, error) -> C.lc_crosswalk_classes(s, size(s), out, error)));
    }

    private static StringArray texts(List<String> texts) {
        return new StringArray(texts.toArray(new String[0]), "UTF-8");
    }

    private static StringArray namesOf(List<String> values, List<String> names) {
        if (names == null) {
            return null;
        }
        if (names.size() != values.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + values.size() + " values");
        }
        return texts(names);
    }
}

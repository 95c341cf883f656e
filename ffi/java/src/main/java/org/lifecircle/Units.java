package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** Units of a shopping street or centre (商铺), let or vacant. Immutable; may be shared by threads. */
public final class Units extends Handle {
    private Units(Pointer pointer) {
        super(pointer, C::lc_units_free);
    }

    /**
     * Units from a CSV file; a bad row is left out and reported.
     *
     * @param csv its bytes; columns {@code id}, {@code lon} and {@code lat} (编号, 经度, 纬度) and, where known, {@code name},
     *     {@code frontage_m}, {@code area_m2} and {@code category}. A unit without a category is vacant; one that is a facility
     *     of the study has that one's id
     * @param file what names it in the report
     * @param crs its coordinate system, such as {@code "WGS84"} or {@code "GCJ02"}
     * @return the units
     */
    public static Units fromCsv(byte[] csv, String file, String crs) {
        byte[] name = utf8(file);
        byte[] system = utf8(crs);
        return new Units(made((out, error) -> C.lc_units_from_csv(
                csv, size(csv), name, size(name), system, size(system), out, error)));
    }

    /**
     * Units from TOML, or JSON of the same shape.
     *
     * @param document a list {@code unit} with the columns of {@link #fromCsv} as keys and {@code at = [longitude, latitude]} in
     *     WGS-84
     * @param file what names it in errors, which say line and key
     * @return the units
     */
    public static Units fromText(String document, String file) {
        byte[] text = utf8(document);
        byte[] name = utf8(file);
        return new Units(made((out, error) ->
                C.lc_units_from_text(text, size(text), name, size(name), out, error)));
    }

    /**
     * How many units there are, let and vacant.
     *
     * @return the number of good rows
     */
    public int count() {
        return with(p -> Math.toIntExact(C.lc_units_count(p).longValue()));
    }

    /**
     * The rows that were left out.
     *
     * @return one row per defect, with its line and why
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_units_report(p, out, error))));
    }

    /**
     * The form of their commerce.
     *
     * @param rule how forms are told apart; null for ours
     * @return one row: {@code form} ({@code scattered}, {@code strip}, {@code centre}), {@code units}, {@code clusters}, {@code
     *     in_cluster}, {@code length_m}, {@code width_m}, {@code front_share} (null where a front is not known)
     */
    public Table form(FormRule rule) {
        return with(p -> Options.with(rule, r -> new Table(made((out, error) ->
                C.lc_commerce_form_of(p, r, out, error)))));
    }
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.text;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.List;
import java.util.function.BiConsumer;

/** Columns of the host, of equal length, to be read as facilities or homes. One thread at a time. */
public final class HostColumns extends Handle {
    /**
     * No columns yet.
     *
     * @param rows how many rows each has
     */
    public HostColumns(long rows) {
        this(made((out, error) -> C.lc_columns_new(new SizeT(rows), out, error)));
    }

    HostColumns(Pointer pointer) {
        super(pointer, C::lc_columns_free);
    }

    /**
     * The columns read as facilities.
     *
     * @param options how they are read
     * @return what they hold
     */
    public Facilities facilities(TableOptions options) {
        return with(p -> Options.with(options, optionsPointer -> new Facilities(made((out, error) ->
                C.lc_columns_facilities(p, optionsPointer, out, error)))));
    }

    /**
     * The columns read as homes.
     *
     * @param options how they are read
     * @return what they hold
     */
    public Homes homes(TableOptions options) {
        return with(p -> Options.with(options, optionsPointer -> new Homes(made((out, error) -> C.lc_columns_homes(p,
                optionsPointer, out, error)))));
    }

    /**
     * The columns as a table, to be written like any other.
     *
     * @return the table
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_columns_table(p, out, error))));
    }

    /**
     * Adds a column of numbers.
     *
     * @param name its name
     * @param values one for each row
     * @return these columns
     */
    public HostColumns real(String name, double... values) {
        return add(name, (p, n) -> done(error -> C.lc_columns_add_real(
                p, n, size(n), values, new SizeT(values.length), null, error)));
    }

    /**
     * Adds a column of numbers, some of them missing.
     *
     * @param name its name
     * @param values one for each row
     * @return these columns
     */
    public HostColumns real(String name, List<Double> values) {
        double[] numbers = values.stream().mapToDouble(v -> v == null ? 0 : v).toArray();
        byte[] valid = valid(values);
        return add(name, (p, n) -> done(error -> C.lc_columns_add_real(
                p, n, size(n), numbers, new SizeT(numbers.length), valid, error)));
    }

    /**
     * Adds a column of whole numbers, some of them perhaps missing.
     *
     * @param name its name
     * @param values one for each row
     * @return these columns
     */
    public HostColumns integer(String name, List<Long> values) {
        long[] numbers = values.stream().mapToLong(v -> v == null ? 0 : v).toArray();
        byte[] valid = valid(values);
        return add(name, (p, n) -> done(error -> C.lc_columns_add_integer(
                p, n, size(n), numbers, new SizeT(numbers.length), valid, error)));
    }

    /**
     * Adds a column of texts.
     *
     * @param name its name
     * @param values one for each row, null where there is none
     * @return these columns
     */
    public HostColumns text(String name, String... values) {
        StringArray texts = new StringArray(values, "UTF-8");
        return add(name, (p, n) -> done(error -> C.lc_columns_add_text(
                p, n, size(n), texts, new SizeT(values.length), error)));
    }

    private HostColumns add(String name, BiConsumer<Pointer, byte[]> call) {
        byte[] n = utf8(name);
        with(p -> {
            call.accept(p, n);
            return null;
        });
        return this;
    }

    private static byte[] valid(List<?> values) {
        byte[] valid = new byte[values.size()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = (byte) (values.get(i) == null ? 0 : 1);
        }
        return valid;
    }
}

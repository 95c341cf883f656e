package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.check;
import static org.lifecircle.NativeLibrary.string;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A result: named columns of equal length. A null is {@code null}, never a number. */
public final class Table extends Handle {
    private static final int REAL = 1;
    private static final int INTEGER = 2;
    private static final int TEXT = 3;

    Table(Pointer pointer) {
        super(pointer, C::lc_table_free);
    }

    /**
     * How many rows.
     *
     * @return the number of rows
     */
    public int rowCount() {
        return with(p -> Math.toIntExact(C.lc_table_row_count(p).longValue()));
    }

    /**
     * The names of the columns, in order.
     *
     * @return the names
     */
    public List<String> columns() {
        return with(p -> {
            int count = Math.toIntExact(C.lc_table_column_count(p).longValue());
            List<String> names = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                names.add(string(C.lc_table_column_name(p, new SizeT(i))));
            }
            return Collections.unmodifiableList(names);
        });
    }

    /**
     * The unit of a column, such as {@code "s"} or {@code "m"}.
     *
     * @param column its name
     * @return the unit, or null when it has none
     */
    public String unit(String column) {
        return with(p -> string(C.lc_table_column_unit(p, find(p, column))));
    }

    /**
     * The values of a column: {@link Double}, {@link Long}, {@link String} or {@link Boolean}, null where there is none.
     *
     * @param column its name
     * @return one value per row
     */
    public List<Object> column(String column) {
        return with(p -> {
            SizeT index = find(p, column);
            int rows = Math.toIntExact(C.lc_table_row_count(p).longValue());
            List<Object> values = new ArrayList<>(rows);
            if (rows == 0) {
                return values;
            }
            byte[] valid = data(index, (i, out, error) -> C.lc_table_valid(p, i, out, error)).getByteArray(0, rows);
            switch (C.lc_table_column_type(p, index)) {
                case REAL: {
                    double[] data = data(index, (i, o, e) -> C.lc_table_real(p, i, o, e)).getDoubleArray(0, rows);
                    for (int i = 0; i < rows; i++) {
                        values.add(valid[i] == 0 ? null : data[i]);
                    }
                    break;
                }
                case INTEGER: {
                    long[] data = data(index, (i, o, e) -> C.lc_table_integer(p, i, o, e)).getLongArray(0, rows);
                    for (int i = 0; i < rows; i++) {
                        values.add(valid[i] == 0 ? null : data[i]);
                    }
                    break;
                }
                case TEXT:
                    text(p, index, rows, valid, values);
                    break;
                default: {
                    byte[] data = data(index, (i, o, e) -> C.lc_table_flag(p, i, o, e)).getByteArray(0, rows);
                    for (int i = 0; i < rows; i++) {
                        values.add(valid[i] == 0 ? null : data[i] == 1);
                    }
                }
            }
            return values;
        });
    }

    private static void text(Pointer table, SizeT index, int rows, byte[] valid, List<Object> values) {
        PointerByReference bytes = new PointerByReference();
        PointerByReference offsets = new PointerByReference();
        PointerByReference error = new PointerByReference();
        check(C.lc_table_text(table, index, bytes, offsets, error), error);
        long[] ends = offsets.getValue().getLongArray(0, rows + 1);
        for (int i = 0; i < rows; i++) {
            int length = Math.toIntExact(ends[i + 1] - ends[i]);
            values.add(valid[i] == 0 ? null : new String(
                    bytes.getValue().getByteArray(ends[i], length), StandardCharsets.UTF_8));
        }
    }

    private static Pointer data(SizeT column, Accessor accessor) {
        PointerByReference out = new PointerByReference();
        PointerByReference error = new PointerByReference();
        check(accessor.read(column, out, error), error);
        return out.getValue();
    }

    private static SizeT find(Pointer table, String column) {
        long count = C.lc_table_column_count(table).longValue();
        for (long i = 0; i < count; i++) {
            if (string(C.lc_table_column_name(table, new SizeT(i))).equals(column)) {
                return new SizeT(i);
            }
        }
        throw LifeCircleException.of(11, "the table has no column of that name", column, null, "see columns()");
    }

    private interface Accessor {
        int read(SizeT column, PointerByReference out, PointerByReference error);
    }
}

package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.check;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.string;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A result: named columns of equal length. A null is {@code null}, never a number. */
public final class Table extends Handle {
    private static final int REAL = 1;
    private static final int INTEGER = 2;
    private static final int TEXT = 3;

    /** Where each column stands. A table never changes, so its names are asked for once; threads may ask at once. */
    private volatile Map<String, SizeT> places;

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
        return with(p -> Collections.unmodifiableList(names(p)));
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

    /** Reads a column of numbers with a fraction where it lies in native memory. */
    public interface RealReader {
        /**
         * Reads the column. The buffers end with the call: to use them afterwards is to read memory that may be gone.
         *
         * @param values one number for each row
         * @param known one byte for each row: 1 where there is a number, 0 where what stands in {@code values} is none
         */
        void read(DoubleBuffer values, ByteBuffer known);
    }

    /** Reads a column of whole numbers where it lies in native memory. */
    public interface IntegerReader {
        /**
         * Reads the column. The buffers end with the call: to use them afterwards is to read memory that may be gone.
         *
         * @param values one number for each row
         * @param known one byte for each row: 1 where there is a number, 0 where what stands in {@code values} is none
         */
        void read(LongBuffer values, ByteBuffer known);
    }

    /**
     * Reads a column of numbers with a fraction through direct buffers, without a copy or an object for each cell.
     *
     * @param column its name
     * @param reader what reads it; the table stays open meanwhile
     */
    public void readReals(String column, RealReader reader) {
        with(p -> {
            SizeT index = find(p, column);
            long rows = C.lc_table_row_count(p).longValue();
            Pointer values = data(index, (i, out, error) -> C.lc_table_real(p, i, out, error));
            reader.read(buffer(values, 8 * rows).asDoubleBuffer(), known(p, index, rows));
            return null;
        });
    }

    /**
     * Reads a column of whole numbers through direct buffers, without a copy or an object for each cell.
     *
     * @param column its name
     * @param reader what reads it; the table stays open meanwhile
     */
    public void readIntegers(String column, IntegerReader reader) {
        with(p -> {
            SizeT index = find(p, column);
            long rows = C.lc_table_row_count(p).longValue();
            Pointer values = data(index, (i, out, error) -> C.lc_table_integer(p, i, out, error));
            reader.read(buffer(values, 8 * rows).asLongBuffer(), known(p, index, rows));
            return null;
        });
    }

    /** Reads a column of texts where it lies in native memory. */
    public interface TextReader {
        /**
         * Reads the column. The buffers end with the call: to use them afterwards is to read memory that may be gone.
         *
         * @param utf8 the bytes of all texts, one after the other
         * @param ends where each text starts, and one place more: where the last ends
         * @param known one byte for each row: 1 where there is a text
         */
        void read(ByteBuffer utf8, LongBuffer ends, ByteBuffer known);
    }

    /**
     * Reads a column of texts through direct buffers, without an object for each cell.
     *
     * @param column its name
     * @param reader what reads it; the table stays open meanwhile
     */
    public void readTexts(String column, TextReader reader) {
        with(p -> {
            SizeT index = find(p, column);
            long rows = C.lc_table_row_count(p).longValue();
            PointerByReference bytes = new PointerByReference();
            Pointer offsets = data(index, (i, out, error) -> C.lc_table_text(p, i, bytes, out, error));
            LongBuffer ends = buffer(offsets, 8 * (rows + 1)).asLongBuffer();
            reader.read(buffer(bytes.getValue(), ends.get(Math.toIntExact(rows))), ends, known(p, index, rows));
            return null;
        });
    }

    private static ByteBuffer known(Pointer table, SizeT index, long rows) {
        return buffer(data(index, (i, out, error) -> C.lc_table_valid(table, i, out, error)), rows);
    }

    private static ByteBuffer buffer(Pointer data, long bytes) {
        ByteBuffer buffer = bytes == 0 ? ByteBuffer.allocateDirect(0) : data.getByteBuffer(0, bytes);
        return buffer.order(ByteOrder.nativeOrder());
    }

    /**
     * Where each row is, for tables whose rows are points.
     *
     * @return longitude and latitude in WGS-84 degrees per row, null where there is none
     */
    public List<double[]> points() {
        return with(p -> {
            PointerByReference lon = new PointerByReference();
            PointerByReference lat = new PointerByReference();
            PointerByReference valid = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_table_points(p, lon, lat, valid, error), error);
            int rows = Math.toIntExact(C.lc_table_row_count(p).longValue());
            List<double[]> points = new ArrayList<>(rows);
            for (int i = 0; i < rows; i++) {
                points.add(valid.getValue().getByte(i) == 0 ? null : new double[] {
                    lon.getValue().getDouble(8L * i), lat.getValue().getDouble(8L * i)
                });
            }
            return points;
        });
    }

    /**
     * The table as CSV.
     *
     * @return the text; nulls are empty
     */
    public String csv() {
        return with(p -> NativeLibrary.text((out, error) -> C.lc_table_csv(p, out, error)));
    }

    /**
     * The table as GeoJSON (RFC 7946).
     *
     * @return the text
     */
    public String geojson() {
        return with(p -> NativeLibrary.text((out, error) -> C.lc_table_geojson(p, out, error)));
    }

    /**
     * The table as GeoParquet, or Parquet when it has no geometry.
     *
     * @return the bytes of the file
     */
    public byte[] parquet() {
        return with(p -> {
            Pointer bytes = NativeLibrary.made((out, error) -> C.lc_table_parquet(p, out, error));
            try {
                int length = Math.toIntExact(C.lc_text_length(bytes).longValue());
                return C.lc_text_data(bytes).getByteArray(0, length);
            } finally {
                C.lc_text_free(bytes);
            }
        });
    }

    /**
     * The table for everything that reads the Arrow C data interface.
     *
     * @return the addresses of its two structures; it does not depend on this table
     */
    public ArrowTable toArrow() {
        return with(ArrowTable::of);
    }

    /**
     * The table for everything that reads the Arrow C stream interface.
     *
     * @return the address of its structure; it does not depend on this table
     */
    public ArrowStream toArrowStream() {
        return with(ArrowStream::of);
    }

    private static void text(Pointer table, SizeT index, int rows, byte[] valid, List<Object> values) {
        PointerByReference bytes = new PointerByReference();
        PointerByReference offsets = new PointerByReference();
        PointerByReference error = new PointerByReference();
        check(C.lc_table_text(table, index, bytes, offsets, error), error);
        long[] ends = offsets.getValue().getLongArray(0, rows + 1);
        // One copy of the whole column: a call into native memory for each cell would cost more than the cell.
        byte[] all = ends[rows] == 0 ? new byte[0] : bytes.getValue().getByteArray(0, Math.toIntExact(ends[rows]));
        for (int i = 0; i < rows; i++) {
            values.add(valid[i] == 0 ? null : new String(
                    all, (int) ends[i], (int) (ends[i + 1] - ends[i]), StandardCharsets.UTF_8));
        }
    }

    private static Pointer data(SizeT column, Accessor accessor) {
        PointerByReference out = new PointerByReference();
        PointerByReference error = new PointerByReference();
        check(accessor.read(column, out, error), error);
        return out.getValue();
    }

    private SizeT find(Pointer table, String column) {
        SizeT place = places(table).get(column);
        if (place == null) {
            // The library refuses it too, and knows the names that may have been meant.
            byte[] name = utf8(column);
            done(error -> C.lc_table_find_column(table, name, size(name), null, error));
        }
        return place;
    }

    private Map<String, SizeT> places(Pointer table) {
        Map<String, SizeT> known = places;
        if (known == null) {
            known = new HashMap<>();
            List<String> names = names(table);
            for (int i = 0; i < names.size(); i++) {
                known.putIfAbsent(names.get(i), new SizeT(i));
            }
            places = known;
        }
        return known;
    }

    private static List<String> names(Pointer table) {
        int count = Math.toIntExact(C.lc_table_column_count(table).longValue());
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(string(C.lc_table_column_name(table, new SizeT(i))));
        }
        return names;
    }

    private interface Accessor {
        int read(SizeT column, PointerByReference out, PointerByReference error);
    }
}

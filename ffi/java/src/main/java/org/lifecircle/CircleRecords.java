package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** What is reported of circles, each with its administrative code, to be added up. One thread at a time. */
public final class CircleRecords extends Handle {
    /** No circles yet. */
    public CircleRecords() {
        this(made(C::lc_circle_records_new));
    }

    CircleRecords(Pointer pointer) {
        super(pointer, C::lc_circle_records_free);
    }

    /**
     * Adds a circle of an assessment.
     *
     * @param assessment the assessment
     * @param circle which of its circles, counted from 0
     * @param division an administrative code of 2, 4, 6, 9 or 12 digits
     * @return these records
     */
    public CircleRecords add(Assessment assessment, long circle, String division) {
        byte[] divisionUtf8 = utf8(division);
        with(p -> assessment.with(assessmentPointer -> {
            done(error -> C.lc_circle_records_add_assessed(p, assessmentPointer, new SizeT(circle), divisionUtf8,
                    size(divisionUtf8), error));
            return null;
        }));
        return this;
    }

    /**
     * Adds a circle that was judged elsewhere.
     *
     * @param id its id
     * @param division an administrative code of 2, 4, 6, 9 or 12 digits
     * @param people its people; NaN where they are not known
     * @param outlets its outlets; NaN where they are not known
     * @return these records
     */
    public CircleRecords add(String id, String division, double people, double outlets) {
        byte[] idUtf8 = utf8(id);
        byte[] divisionUtf8 = utf8(division);
        with(p -> {
            done(error -> C.lc_circle_records_add(p, idUtf8, size(idUtf8), divisionUtf8, size(divisionUtf8), people,
                    outlets, error));
            return null;
        });
        return this;
    }

    /**
     * Says of the circle added last what was surveyed for a target of the standard.
     *
     * @param target such as "satisfaction"
     * @param part a part
     * @param whole of a whole
     * @return these records
     */
    public CircleRecords entry(String target, double part, double whole) {
        byte[] targetUtf8 = utf8(target);
        with(p -> {
            done(error -> C.lc_circle_records_set_entry(p, targetUtf8, size(targetUtf8), part, whole, error));
            return null;
        });
        return this;
    }

    /**
     * Adds the rows of a table: what hosts enter, or the {@link #table} of another run. {@code circle} and {@code
     * division} must be there; {@code people} and {@code outlets} state the circle; {@code target} with {@code part}
     * and {@code whole}, or with {@code percent}, enters a value. A row of a circle that is there already adds to it.
     * Rows before a bad one are kept.
     *
     * @param standard whose targets are entered
     * @param csv the text of the table
     * @param file what names the text in errors
     * @return these records
     */
    public CircleRecords readCsv(Standard standard, String csv, String file) {
        byte[] csvUtf8 = utf8(csv);
        byte[] fileUtf8 = utf8(file);
        with(p -> standard.with(s -> {
            done(error -> C.lc_circle_records_read_csv(p, s, csvUtf8, size(csvUtf8), fileUtf8, size(fileUtf8), null,
                    error));
            return null;
        }));
        return this;
    }

    /**
     * All records, for {@link #readCsv} of another run: cities may be judged apart and added up at the end.
     *
     * @param standard whose targets are entered
     * @return one row for each circle, followed by one for each entry and each requirement
     */
    public Table table(Standard standard) {
        return with(p -> standard.with(s -> new Table(made((out, error) -> C.lc_circle_records_table(p, s, out,
                error)))));
    }

    /**
     * Whether each circle meets each target that circles report. A value nobody entered is no data, never nought.
     *
     * @param standard whose targets they are
     * @return one row for each circle and target: {@code value}, {@code at_least}, {@code verdict} ({@code pass},
     *     {@code fail}, {@code no-data}), {@code clause} and more
     */
    public Table acceptance(Standard standard) {
        return with(p -> standard.with(s -> new Table(made((out, error) -> C.lc_circle_records_acceptance(p, s, out,
                error)))));
    }

    /**
     * Reads names of divisions beside the bundled ones.
     *
     * @param csv columns code and name
     * @param file what names the text in errors
     * @return these records
     */
    public CircleRecords readNames(String csv, String file) {
        byte[] csvUtf8 = utf8(csv);
        byte[] fileUtf8 = utf8(file);
        with(p -> {
            done(error -> C.lc_circle_records_read_names(p, csvUtf8, size(csvUtf8), fileUtf8, size(fileUtf8), error));
            return null;
        });
        return this;
    }

    /**
     * Adds the circles up.
     *
     * @param standard whose requirements and targets are shown
     * @return one row for each community, sub-district, district, city, province and the nation
     */
    public Table rollUp(Standard standard) {
        return with(p -> standard.with(standardPointer -> new Table(made((out, error) -> C.lc_circle_records_roll_up(p,
                standardPointer, out, error)))));
    }
}

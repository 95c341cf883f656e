package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.check;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.function.Function;

/**
 * The register of what residents need and what became of it: raised, consulted about, served, rated. An entry is checked
 * against all that happened before, and then kept; nothing is ever overwritten. May be shared by threads, of which each
 * waits for the one before.
 */
public final class NeedsRegister extends Handle {
    private NeedsRegister(Pointer pointer) {
        super(pointer, C::lc_needs_free);
    }

    /**
     * A register of the three lists, red, yellow and blue, that ends when it is closed.
     *
     * @return the register
     */
    public static NeedsRegister inMemory() {
        byte[] name = utf8("needs");
        return new NeedsRegister(made((out, error) ->
                C.lc_needs_open(null, name, size(name), null, new SizeT(), null, null, out, error)));
    }

    /**
     * The register that a stream of a store holds, empty when it holds nothing yet.
     *
     * @param store the store; may be closed before the register
     * @param stream the name of the stream
     * @param lists the lists needs are kept in; none for the usual three
     * @return the register
     */
    public static NeedsRegister open(RegisterStore store, String stream, NeedList... lists) {
        byte[] name = utf8(stream);
        StringArray ids = texts(lists, list -> list.id);
        StringArray zh = texts(lists, list -> list.zh);
        StringArray en = texts(lists, list -> list.en);
        return store.with(s -> new NeedsRegister(made((out, error) -> C.lc_needs_open(
                s, name, size(name), ids, new SizeT(lists.length), zh, en, out, error))));
    }

    private static StringArray texts(NeedList[] lists, Function<NeedList, String> part) {
        return new StringArray(java.util.Arrays.stream(lists).map(part).toArray(String[]::new), "UTF-8");
    }

    /**
     * Enters what happened, all of it or nothing; returns when the store has kept it.
     *
     * @param entries what happened
     */
    public synchronized void enter(Entries entries) {
        with(p -> Options.with(entries, e -> {
            done(error -> C.lc_needs_enter(p, e, error));
            return null;
        }));
    }

    /** Reads what others have entered since, through the same store. */
    public synchronized void refresh() {
        with(p -> {
            done(error -> C.lc_needs_refresh(p, error));
            return null;
        });
    }

    /**
     * Enters the rows of a CSV file, whatever their order and encoding; the good rows are entered together.
     *
     * @param csv its bytes; columns {@code id} and {@code on} (编号, 日期) and those of {@link #entries}, by their English or
     *     Chinese names; without {@code entry} every row raises a need
     * @param file what names it in the report
     * @return one row for each row that was refused, with its line and why
     */
    public synchronized Table importCsv(byte[] csv, String file) {
        byte[] name = utf8(file);
        return with(p -> new Table(made((out, error) ->
                C.lc_needs_import_csv(p, csv, size(csv), name, size(name), out, error))));
    }

    /**
     * Enters the rows of a table, as {@link #importCsv} does.
     *
     * @param table the table
     * @param name what names it in the report
     * @return one row for each row that was refused, and why
     */
    public synchronized Table importTable(Table table, String name) {
        byte[] n = utf8(name);
        return with(p -> table.with(t -> new Table(made((out, error) ->
                C.lc_needs_import_table(p, t, n, size(n), out, error)))));
    }

    /**
     * The needs summed up.
     *
     * @param by what by
     * @return {@code key}, {@code needs}, {@code open}, how many at each stage, {@code consultations}, {@code proposals},
     *     {@code services}, {@code people}, {@code median_days}, {@code satisfied}, {@code asked}, {@code satisfaction}
     */
    public Table summary(SummaryBy by) {
        return summary(by, null, "");
    }

    /**
     * The needs summed up, with the satisfaction held against a target.
     *
     * @param by what by
     * @param standard whose target; null for none
     * @param target its id, such as {@code "satisfaction"}
     * @return the columns of the sum, {@code meets_target}, and the target in percent, {@code target_at_least}
     */
    public synchronized Table summary(SummaryBy by, Standard standard, String target) {
        byte[] t = utf8(target);
        return with(p -> Handle.orNull(standard, s -> new Table(made((out, error) ->
                C.lc_needs_summary(p, by.code, s, t, size(t), out, error)))));
    }

    /**
     * Everything that happened.
     *
     * @return one row each, in the columns that {@link #importCsv} reads
     */
    public synchronized Table entries() {
        return with(p -> new Table(made((out, error) -> C.lc_needs_entries(p, out, error))));
    }

    /**
     * How far each need has come.
     *
     * @return one row each by id: {@code need}, {@code list}, {@code stage}, {@code open}, {@code raised}, {@code served} ...
     */
    public synchronized Table needs() {
        return with(p -> new Table(made((out, error) -> C.lc_needs_table(p, out, error))));
    }

    /**
     * What became of each proposal.
     *
     * @return one row each by id: {@code proposal}, {@code needs}, {@code services}, {@code satisfied}, {@code asked},
     *     {@code satisfaction}
     */
    public synchronized Table proposals() {
        return with(p -> new Table(made((out, error) -> C.lc_needs_proposals(p, out, error))));
    }

    /**
     * The demand of each home of a study, with what open needs add. A need counts while nobody has served it, if it names a
     * category: the people it concerns (one, where that is not known) times the emphasis, at the home nearest to where it
     * arises, or spread over the homes of its circle by their people.
     *
     * @param study whose homes
     * @param circles which rows of homes each circle has; null for none
     * @param categories the categories wanted
     * @param emphasis what one person of a need adds, in residents; 1 is usual
     * @param withinM how far the home may be from where a need arises, in metres; 500 is usual
     * @return the demand
     */
    public synchronized DemandWeights demandWeights(
            Study study, Groups circles, List<String> categories, double emphasis, double withinM) {
        StringArray names = new StringArray(categories.toArray(new String[0]), "UTF-8");
        return with(p -> study.with(s -> Handle.orNull(circles, c -> {
            PointerByReference out = new PointerByReference();
            PointerByReference report = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_needs_demand_weights(
                    p, s, c, names, new SizeT(categories.size()), emphasis, withinM, out, report, error), error);
            return new DemandWeights(new Table(out.getValue()), new Table(report.getValue()));
        })));
    }
}

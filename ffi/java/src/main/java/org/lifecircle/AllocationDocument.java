package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** An allocation written down by the ids of facilities and homes. Immutable; may be shared by threads. */
public final class AllocationDocument extends Handle {
    AllocationDocument(Pointer pointer) {
        super(pointer, C::lc_allocation_document_free);
    }

    /**
     * Reads an allocation from TOML, or from JSON of the same shape when the text begins with a brace.
     *
     * <p>{@code limit_minutes} is the longest walk. Each {@code capacity} has {@code facility}, {@code from},
     * {@code until} and {@code units}; each {@code demand} has {@code home}, {@code from}, {@code until} and
     * {@code units}. Moments are written as {@code 2026-03-10T19:00}, on the clocks of China.
     *
     * @param document the allocation
     * @param file what names the text in errors
     * @return the allocation as asked
     * @throws LifeCircleException.Format for a text that is no such document, with the line, the key and what a mistyped
     *     key may have meant
     */
    public static AllocationDocument read(String document, String file) {
        byte[] documentUtf8 = utf8(document);
        byte[] fileUtf8 = utf8(file);
        return new AllocationDocument(made((out, error) -> C.lc_allocation_document_read(documentUtf8,
                size(documentUtf8), fileUtf8, size(fileUtf8), out, error)));
    }

    /**
     * The allocation in a study: see {@link Prepared#allocate}.
     *
     * @param prepared the study as who walks sees it
     * @param run how the call runs; null for the defaults
     * @return who gets what; it does not depend on this
     */
    public Allocation answer(Prepared prepared, Run run) {
        return with(p -> prepared.with(study -> new Allocation(Run.make(run, (r, out, error) ->
                C.lc_allocation_document_answer(p, study, r, out, error)))));
    }
}

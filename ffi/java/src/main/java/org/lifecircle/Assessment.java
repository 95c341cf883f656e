package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.check;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** A study judged against a standard. Immutable; may be shared by threads. */
public final class Assessment extends Handle {
    Assessment(Pointer pointer) {
        super(pointer, C::lc_assessment_free);
    }

    /**
     * What is missing, short, met, saturated or no data, and why.
     *
     * @return one row per circle and requirement
     */
    public Table findings() {
        return with(p -> {
            PointerByReference out = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_assessment_findings(p, out, error), error);
            return new Table(out.getValue());
        });
    }

    /**
     * The covered share by land, homes and people, with the truncated share beside it.
     *
     * @return one row per category and limit
     */
    public Table coverage() {
        return with(p -> {
            PointerByReference out = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_assessment_coverage(p, out, error), error);
            return new Table(out.getValue());
        });
    }
}

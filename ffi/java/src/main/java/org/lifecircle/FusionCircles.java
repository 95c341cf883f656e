package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.List;

/** Circles as departments define them, to be laid over each other. One thread at a time. */
public final class FusionCircles extends Handle {
    /** No circles yet. */
    public FusionCircles() {
        this(made(C::lc_fusion_circles_new));
    }

    FusionCircles(Pointer pointer) {
        super(pointer, C::lc_fusion_circles_free);
    }

    /**
     * Adds a circle without demands.
     *
     * @param id its id
     * @param name its name; may be empty
     * @param prepared the study as its walker sees it; all are of one study
     * @return these circles
     */
    public FusionCircles add(String id, String name, Prepared prepared) {
        byte[] idUtf8 = utf8(id);
        byte[] nameUtf8 = utf8(name);
        with(p -> prepared.with(preparedPointer -> {
            done(error -> C.lc_fusion_circles_add(p, idUtf8, size(idUtf8), nameUtf8, size(nameUtf8), preparedPointer,
                    error));
            return null;
        }));
        return this;
    }

    /**
     * Says what the circle added last asks for.
     *
     * @param categories of any of these
     * @param minutes within so many minutes
     * @param minimum at least so many facilities
     * @return these circles
     */
    public FusionCircles demand(List<String> categories, int minutes, int minimum) {
        StringArray categoriesTexts = new StringArray(categories.toArray(new String[0]), "UTF-8");
        with(p -> {
            done(error -> C.lc_fusion_circles_demand(p, categoriesTexts, new SizeT(categories.size()), minutes,
                    minimum, error));
            return null;
        });
        return this;
    }

    /**
     * Lays the circles over each other.
     *
     * @param run how the call runs; null for the defaults
     * @return the fusion; it does not depend on these circles
     */
    public Fusion fuse(Run run) {
        return with(p -> new Fusion(Run.make(run, (r, out, error) -> C.lc_fusion_new(p, r, out, error))));
    }
}

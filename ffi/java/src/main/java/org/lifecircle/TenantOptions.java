package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** What is known beside the units of a street or centre. */
public final class TenantOptions extends Options {
    /** Each of the people counts 1, and the units belong to the whole study. */
    public TenantOptions() {}

    /**
     * Sets the demand of the homes, with what open needs add.
     *
     * @param demand that of the study that was assessed; it stays open until the call
     * @return these options
     */
    public TenantOptions demand(HomeDemand demand) {
        set(p -> demand.with(d -> {
            done(error -> C.lc_tenant_options_set_demand(p, d, error));
            return null;
        }));
        return this;
    }

    /**
     * Sets the circle the units belong to: its homes are served, its facilities compete.
     *
     * @param circle a row of {@link Assessment#circles}
     * @return these options
     */
    public TenantOptions circle(long circle) {
        set(p -> done(error -> C.lc_tenant_options_set_circle(p, new SizeT(circle), error)));
        return this;
    }

    /**
     * Sets how the forms of commerce are told apart.
     *
     * @param rule the rule
     * @return these options
     */
    public TenantOptions formRule(FormRule rule) {
        set(p -> Options.with(rule, r -> {
            done(error -> C.lc_tenant_options_set_form_rule(p, r, error));
            return null;
        }));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_tenant_options_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_tenant_options_free(options);
    }
}

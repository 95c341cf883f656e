package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Actions and the plan they make, as {@code lifecircle.h} declares them. */
interface NativeActions extends Library {
    int lc_actions_read(
            byte[] document, SizeT length, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    SizeT lc_actions_count(Pointer actions);

    void lc_actions_free(Pointer actions);

    int lc_assessment_plan_of_actions(
            Pointer assessment, Pointer actions, Pointer walker, int order, double[] budget, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_action_plan_steps(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_action_plan_standing(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_action_plan_left_out(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_action_plan_difference(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_action_plan_map(
            Pointer plan, byte[] title, SizeT titleLength, byte[] attribution, SizeT attributionLength, Pointer run,
            PointerByReference out, PointerByReference error);

    void lc_action_plan_free(Pointer plan);
}

package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Plans and grades, as {@code lifecircle.h} declares them. */
interface NativePlans extends Library {
    int lc_grade_rule_from_toml(
            byte[] toml, SizeT tomlLength, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    void lc_grade_rule_free(Pointer gradeRule);

    int lc_assessment_indicators(Pointer assessment, PointerByReference out, PointerByReference error);

    int lc_assessment_plan(Pointer assessment, Pointer rule, PointerByReference out, PointerByReference error);

    int lc_assessment_gaps(Pointer assessment, Pointer rule, PointerByReference out, PointerByReference error);

    int lc_assessment_figures(Pointer assessment, PointerByReference out, PointerByReference error);

    int lc_assessment_grades(Pointer assessment, Pointer rule, PointerByReference out, PointerByReference error);

    int lc_assessment_levels(Pointer assessment, PointerByReference out, PointerByReference error);

    int lc_assessment_groups(Pointer assessment, PointerByReference out, PointerByReference error);
}

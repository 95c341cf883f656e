/* Judgement through C: plans, gaps, roll-up, fusion and partition of the street of street.h. */
#include "street.h"

static lc_error *error;

static const char around_h1[] = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":"
                                "\"west\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[118.779,32.039],[118.781,32.039],"
                                "[118.781,32.041],[118.779,32.041],[118.779,32.039]]]}}]}";

static lc_assessment *judged(const struct street *s, const lc_standard *standard)
{
    lc_table_options *wgs = NULL;
    lc_land *polygons = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    lc_table *table = NULL;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &wgs, &error), &error);
    ok("polygons", lc_land_read(LC_FORMAT_GEOJSON, LITERAL(around_h1), wgs, &polygons, &error), &error);
    ok("options", lc_assess_options_new(&options, &error), &error);
    ok("circles", lc_assess_options_add_polygon_circles(options, polygons, &error), &error);
    ok("circle", lc_assess_options_add_walk_circle(options, LITERAL("middle"), 118.786, 32.04, 10, &error), &error);
    ok("enough", lc_assess_options_set_sufficiency(options, 1, 1, 0.1, &error), &error);
    ok("grid", lc_assess_options_set_land_step_m(options, 50, &error), &error);
    ok("trusted", lc_assess_options_set_absence_is_trusted(options, 1, &error), &error);
    ok("assess", lc_prepared_assess(s->prepared, standard, options, NULL, &assessment, &error), &error);
    ok("circles", lc_assessment_circles(assessment, &table, &error), &error);
    check("one home in the west, three in the middle", text_is(table, "circle", 0, "west") && number(table, "homes", 0) == 1
                                                           && number(table, "homes", 1) == 3);
    lc_table_free(table);
    lc_assess_options_free(options);
    lc_land_free(polygons);
    lc_table_options_free(wgs);
    return assessment;
}

static void plans(const lc_assessment *assessment)
{
    static const char own[] = "id = \"mine\"\n";
    lc_grade_rule *rule = NULL;
    lc_table *table = NULL;
    size_t gaps;
    ok("plan", lc_assessment_plan(assessment, NULL, &table, &error), &error);
    check("something to do in both circles", lc_table_row_count(table) > 2 && text_is(table, "circle", 0, "west"));
    gaps = lc_table_row_count(table);
    lc_table_free(table);
    ok("gaps", lc_assessment_gaps(assessment, NULL, &table, &error), &error);
    check("each gap has a department or none", lc_table_row_count(table) >= gaps);
    lc_table_free(table);
    ok("indicators", lc_assessment_indicators(assessment, &table, &error), &error);
    lc_table_free(table);
    ok("grades", lc_assessment_grades(assessment, NULL, &table, &error), &error);
    check("a grade for each circle", lc_table_row_count(table) == 2);
    lc_table_free(table);
    ok("figures", lc_assessment_figures(assessment, &table, &error), &error);
    lc_table_free(table);
    ok("levels", lc_assessment_levels(assessment, &table, &error), &error);
    lc_table_free(table);
    ok("groups", lc_assessment_groups(assessment, &table, &error), &error);
    lc_table_free(table);
    refused("a rule that is none", lc_grade_rule_from_toml(LITERAL(own), LITERAL("own.toml"), &rule, &error),
            LC_STATUS_STANDARD, &error);
}

static void roll_up(const lc_assessment *assessment, const lc_standard *standard)
{
    static const char names[] = "code,name\n320104001,五老村街道\n";
    lc_circle_records *records = NULL;
    lc_table *table = NULL;
    ok("records", lc_circle_records_new(&records, &error), &error);
    refused("no circle yet", lc_circle_records_set_entry(records, LITERAL("satisfaction"), 1, 2, &error), LC_STATUS_EMPTY, &error);
    ok("assessed", lc_circle_records_add_assessed(records, assessment, 0, LITERAL("320104001"), &error), &error);
    ok("elsewhere", lc_circle_records_add(records, LITERAL("other"), LITERAL("3301"), 900, NAN, &error), &error);
    ok("entry", lc_circle_records_set_entry(records, LITERAL("satisfaction"), 810, 900, &error), &error);
    ok("names", lc_circle_records_read_names(records, LITERAL(names), LITERAL("own.csv"), &error), &error);
    ok("roll-up", lc_circle_records_roll_up(records, standard, &table, &error), &error);
    check("the nation first", text_is(table, "level", 0, "nation") && number(table, "circles", 0) == 2
                                  && number(table, "people", 0) == 1000);
    check("nation, two provinces, two cities, a district, a sub-district", lc_table_row_count(table) == 7);
    lc_table_free(table);
    refused("no such circle", lc_circle_records_add_assessed(records, assessment, 9, LITERAL("32"), &error),
            LC_STATUS_NOT_FOUND, &error);
    refused("no such code", lc_circle_records_add(records, LITERAL("x"), LITERAL("3"), 1, 1, &error), LC_STATUS_VALUE, &error);
    lc_circle_records_free(records);
}

/* What is found of a target of a circle. */
static void verdict(const char *what, const lc_table *acceptance, const char *circle, const char *target, double value,
                    const char *found)
{
    size_t row;
    for (row = 0; row < lc_table_row_count(acceptance); row++) {
        if (text_is(acceptance, "circle", row, circle) && text_is(acceptance, "target", row, target)) {
            int same = isnan(value) ? is_null(acceptance, "value", row) : number(acceptance, "value", row) == value;
            check(what, same && text_is(acceptance, "verdict", row, found));
            return;
        }
    }
    check(what, 0);
}

static lc_table *accepted(const lc_circle_records *records, const lc_standard *standard)
{
    lc_table *table = NULL;
    ok("acceptance", lc_circle_records_acceptance(records, standard, &table, &error), &error);
    return table;
}

/* What hosts enter in a table, held against the targets, and all records to another run. */
static void records_as_tables(void)
{
    static const char entered[] = "circle,division,people,target,part,whole,percent\n"
                                  "b,320104,100,satisfaction,,,50\na,320106,,chain-share,1,4,\n";
    static const char half_bad[] = "circle,division,target,percent\n"
                                   "a,320106,satisfaction,95\na,320106,satisfation,95\n";
    lc_standard *standard = NULL;
    lc_circle_records *records = NULL, *copy = NULL;
    lc_table *table = NULL, *again = NULL;
    lc_text *csv = NULL;
    size_t rows = 0;
    ok("standard", lc_standard_bundled(LITERAL("mofcom-2025"), &standard, &error), &error);
    ok("records", lc_circle_records_new(&records, &error), &error);
    ok("circle", lc_circle_records_add(records, LITERAL("a"), LITERAL("320106"), 200, 5, &error), &error);
    ok("entry", lc_circle_records_set_entry(records, LITERAL("satisfaction"), 180, 200, &error), &error);
    ok("entries", lc_circle_records_read_csv(records, standard, LITERAL(entered), LITERAL("e.csv"), &rows, &error),
       &error);
    table = accepted(records, standard);
    check("two rows, three targets of two circles", rows == 2 && lc_table_row_count(table) == 6);
    verdict("90 of a hundred", table, "a", "satisfaction", 90, "pass");
    verdict("a quarter are chains", table, "a", "chain-share", 25, "fail");
    verdict("nobody measured", table, "a", "service-area", NAN, "no-data");
    verdict("half of 100 people", table, "b", "satisfaction", 50, "fail");
    lc_table_free(table);
    ok("table", lc_circle_records_table(records, standard, &table, &error), &error);
    ok("csv", lc_table_csv(table, &csv, &error), &error);
    check("two circles, three entries", lc_table_row_count(table) == 5);
    lc_table_free(table);
    ok("copy", lc_circle_records_new(&copy, &error), &error);
    ok("read",
       lc_circle_records_read_csv(copy, standard, lc_text_data(csv), lc_text_length(csv), LITERAL("x"), NULL, &error),
       &error);
    lc_text_free(csv);
    table = accepted(copy, standard);
    verdict("there and back", table, "b", "satisfaction", 50, "fail");
    check("all of it", lc_table_row_count(table) == 6);
    refused("a target that is none",
            lc_circle_records_read_csv(copy, standard, LITERAL(half_bad), LITERAL("e.csv"), NULL, &error),
            LC_STATUS_NOT_FOUND, &error);
    again = accepted(copy, standard);
    verdict("rows before a bad one are kept", again, "a", "satisfaction", 95, "pass");
    lc_table_free(again);
    lc_table_free(table);
    lc_circle_records_free(copy);
    lc_circle_records_free(records);
    lc_standard_free(standard);
}

static void fusion(const struct street *s)
{
    static const char *const pharmacy[] = {"pharmacy"}, *const market[] = {"market"};
    lc_fusion_circles *circles = NULL;
    lc_fusion *fusion = NULL;
    lc_table *table = NULL;
    ok("circles", lc_fusion_circles_new(&circles, &error), &error);
    refused("no circle yet", lc_fusion_circles_demand(circles, pharmacy, 1, 10, 1, &error), LC_STATUS_EMPTY, &error);
    ok("health", lc_fusion_circles_add(circles, LITERAL("health"), LITERAL(""), s->prepared, &error), &error);
    ok("demand", lc_fusion_circles_demand(circles, pharmacy, 1, 10, 1, &error), &error);
    ok("food", lc_fusion_circles_add(circles, LITERAL("food"), LITERAL("食"), s->prepared, &error), &error);
    ok("demand", lc_fusion_circles_demand(circles, market, 1, 5, 1, &error), &error);
    ok("fuse", lc_fusion_new(circles, NULL, &fusion, &error), &error);
    lc_fusion_circles_free(circles);
    ok("homes", lc_fusion_homes(fusion, &table, &error), &error);
    check("h1 lacks the market", text_is(table, "overlay", 0, "all-but-one") && text_is(table, "missing", 0, "food"));
    check("h2 has both", text_is(table, "overlay", 1, "all"));
    lc_table_free(table);
    ok("tallies", lc_fusion_tallies(fusion, &table, &error), &error);
    check("all hold at two homes", lc_table_row_count(table) == 2 && text_is(table, "overlay", 0, "all")
                                       && number(table, "homes", 0) == 2 && number(table, "people", 0) == 200);
    check("h1 with its 100 people lacks the market",
          text_is(table, "missing", 1, "food") && number(table, "people", 1) == 100);
    lc_table_free(table);
    ok("places", lc_fusion_places(fusion, 1, &table, &error), &error);
    check("three places serve", lc_table_row_count(table) == 3);
    lc_table_free(table);
    lc_fusion_free(fusion);
}

static void partition(const struct street *s)
{
    lc_partition *partition = NULL;
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    lc_table *table = NULL;
    size_t row;
    double homes = 0;
    ok("partition", lc_prepared_partition(s->prepared, 150, 50, 400, 15, 0, NULL, &partition, &error), &error);
    ok("circles", lc_partition_circles(partition, &table, &error), &error);
    for (row = 0; row < lc_table_row_count(table); row++) {
        homes += number(table, "homes", row);
    }
    check("every home in one circle", homes == 3);
    lc_table_free(table);
    ok("homes", lc_partition_homes(partition, &table, &error), &error);
    check("each has a circle", lc_table_row_count(table) == 3 && !is_null(table, "circle", 0));
    lc_table_free(table);
    ok("standard", lc_standard_bundled(LITERAL("mofcom-2021"), &standard, &error), &error);
    ok("options", lc_assess_options_new(&options, &error), &error);
    ok("circles", lc_assess_options_add_partition(options, partition, &error), &error);
    ok("assess", lc_prepared_assess(s->prepared, standard, options, NULL, &assessment, &error), &error);
    lc_assessment_free(assessment);
    lc_assess_options_free(options);
    lc_standard_free(standard);
    lc_partition_free(partition);
    refused("circles of nobody", lc_prepared_partition(s->prepared, 0, 0, 0, 15, 0, NULL, &partition, &error),
            LC_STATUS_ARGUMENT, &error);
}

int main(void)
{
    struct street s = street_open();
    lc_standard *standard = NULL;
    lc_assessment *assessment;
    ok("standard", lc_standard_bundled(LITERAL("mofcom-2021"), &standard, &error), &error);
    assessment = judged(&s, standard);
    plans(assessment);
    roll_up(assessment, standard);
    records_as_tables();
    fusion(&s);
    partition(&s);
    lc_assessment_free(assessment);
    lc_standard_free(standard);
    street_close(s);
    printf("%d judgements wrong\n", failures);
    return failures != 0;
}

/* Several futures of a city beside each other as CSV, to be compared byte by byte with what Rust prints
 * (core/examples/what_if.rs). Usage: what_if CITY.osm.pbf SCENARIOS.toml */
#include "street.h"

#define MOST 8

static lc_error *error;

static size_t read_file(const char *path, char *into, size_t room)
{
    FILE *file = fopen(path, "rb");
    size_t length;
    if (file == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    length = fread(into, 1, room, file);
    fclose(file);
    return length;
}

static void print(lc_table *table)
{
    lc_text *text = NULL;
    ok("csv", lc_table_csv(table, &text, &error), &error);
    fwrite(lc_text_data(text), 1, lc_text_length(text), stdout);
    lc_text_free(text);
    lc_table_free(table);
}

int main(int argc, char **argv)
{
    static char document[1 << 16];
    lc_study *study = NULL;
    lc_walker *elder = NULL;
    lc_prepared *now = NULL;
    lc_standard *standard = NULL;
    lc_assessment *present = NULL;
    lc_scenarios *list = NULL;
    lc_scenario *scenarios[MOST] = {NULL};
    lc_difference *differences[MOST] = {NULL};
    lc_table *table = NULL;
    size_t length, count, i;
    if (argc != 3) {
        fprintf(stderr, "usage: %s CITY.osm.pbf SCENARIOS.toml\n", argv[0]);
        return 2;
    }
    length = read_file(argv[2], document, sizeof document);
    ok("scenarios", lc_scenarios_read(document, length, argv[2], strlen(argv[2]), &list, &error), &error);
    count = lc_scenarios_count(list);
    if (count > MOST) {
        return 2;
    }
    ok("study", lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), &error);
    ok("walker", lc_walker_preset(LITERAL("elder"), &elder, &error), &error);
    ok("prepare", lc_study_prepare(study, elder, NULL, NULL, &now, &error), &error);
    ok("standard", lc_standard_bundled(LITERAL("mofcom-2021"), &standard, &error), &error);
    ok("assess", lc_prepared_assess(now, standard, NULL, NULL, &present, &error), &error);
    for (i = 0; i < count; i++) {
        lc_prepared *then = NULL;
        lc_assessment *future = NULL;
        ok("scenario", lc_scenarios_at(list, i, &scenarios[i], &error), &error);
        ok("apply", lc_prepared_apply(now, scenarios[i], elder, NULL, &then, &error), &error);
        ok("assess", lc_prepared_assess(then, standard, NULL, NULL, &future, &error), &error);
        ok("difference", lc_difference_between(present, future, &differences[i], &error), &error);
        lc_assessment_free(future);
        lc_prepared_free(then);
    }
    ok("compare", lc_scenarios_compare((const lc_scenario *const *)scenarios, (const lc_difference *const *)differences,
                                       count, &table, &error), &error);
    print(table);
    for (i = 0; i < count; i++) {
        table = NULL;
        ok("table", lc_difference_table(differences[i], &table, &error), &error);
        print(table);
        lc_difference_free(differences[i]);
        lc_scenario_free(scenarios[i]);
    }
    lc_scenarios_free(list);
    lc_assessment_free(present);
    lc_standard_free(standard);
    lc_prepared_free(now);
    lc_walker_free(elder);
    lc_study_free(study);
    return 0;
}

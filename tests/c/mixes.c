/* What could stand where, through C: idle spaces and vacant units of the street of street.h. Everybody walks 1 m/s, so that
 * metres are seconds: within 8 minutes only h1 has neither market nor pharmacy, and nobody has a gym within 11. */
#include "street.h"

static lc_error *error;

#define CITED ", clause = \"3\", confidence = \"quoted\", source = \"s\" }\n"
#define REQUIREMENT(category, obligation, minutes)                                                                          \
    "[requirement." category "]\ntitle = { zh = \"" category "\", en = \"" category "\" }\nlevel = \"circle\"\ncategories = [\""  \
    category "\"]\nobligation = { value = \"" obligation "\"" CITED "within = { minutes = " minutes CITED

static const char own_standard[] =
    "id = \"test\"\ntitle = { zh = \"试\", en = \"test\" }\nminimum = { value = 1" CITED "[source]\ns = \"a test\"\n"
    "[level.circle]\ntitle = { zh = \"圈\", en = \"circle\" }\nminutes = { value = 15" CITED
    REQUIREMENT("market", "basic", "8") REQUIREMENT("pharmacy", "basic", "8") REQUIREMENT("gym", "quality", "11");

/* All homes, then those within 6 minutes of h3, which are h2 and h3. */
static lc_assessment *judged(const struct street *s)
{
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    ok("standard", lc_standard_from_toml(LITERAL(own_standard), LITERAL("test.toml"), &standard, &error), &error);
    ok("options", lc_assess_options_new(&options, &error), &error);
    ok("all", lc_assess_options_add_radius_circle(options, LITERAL("all"), 118.786, 32.04, 5000, &error), &error);
    ok("north", lc_assess_options_add_walk_circle(options, LITERAL("north"), 118.786, 32.0425, 6, &error), &error);
    ok("enough", lc_assess_options_set_sufficiency(options, 0, 0, 0, &error), &error);
    ok("trusted", lc_assess_options_set_absence_is_trusted(options, 1, &error), &error);
    ok("assess", lc_prepared_assess(s->prepared, standard, options, NULL, &assessment, &error), &error);
    lc_assess_options_free(options);
    lc_standard_free(standard);
    return assessment;
}

static const char spaces[] =
    "[[space]]\nid = \"west\"\nname = \"旧锅炉房\"\nat = [118.780, 32.04]\narea_m2 = 200\nowner = \"街道办\"\ncost = 1000\n"
    "[[space]]\nid = \"middle\"\nat = [118.786, 32.04]\narea_m2 = 100\nreverts_in_emergency = true\n"
    "[[use]]\nid = \"morning market\"\ncategory = \"market\"\nhours = \"06:00-10:00\"\n"
    "[[use]]\ncategory = \"gym\"\nhours = \"11:00-21:00\"\nmin_area_m2 = 150\n"
    "[[use]]\ncategory = \"pharmacy\"\nfixed = true\n";

static lc_idle_spaces *written(void)
{
    lc_idle_spaces *idle = NULL;
    ok("spaces", lc_idle_spaces_from_text(LITERAL(spaces), LITERAL("spaces.toml"), &idle, &error), &error);
    check("two spaces", lc_idle_spaces_count(idle) == 2);
    return idle;
}

static lc_idle_ranking *ranked(const lc_assessment *assessment, const lc_idle_spaces *idle, const lc_idle_options *options)
{
    lc_idle_ranking *ranking = NULL;
    ok("ranking", lc_assessment_idle_spaces(assessment, idle, options, NULL, &ranking, &error), &error);
    return ranking;
}

/* The uses that share the west best. */
static void west_becomes(const char *uses, const lc_assessment *assessment, const lc_idle_spaces *idle,
                         const lc_idle_options *options, double people, double demand)
{
    lc_table *table = NULL;
    lc_idle_ranking *ranking = ranked(assessment, idle, options);
    ok("combinations", lc_idle_ranking_combinations(ranking, &table, &error), &error);
    check(uses, text_is(table, "space", 0, "west") && text_is(table, "uses", 0, uses)
                    && number(table, "people_newly", 0) == people && number(table, "demand_newly", 0) == demand);
    lc_table_free(table);
    lc_idle_ranking_free(ranking);
}

static void what_fits_and_whom_it_serves(const lc_assessment *assessment)
{
    lc_idle_spaces *idle = written();
    lc_idle_ranking *ranking = ranked(assessment, idle, NULL);
    lc_table *table = NULL;
    const double *lon = NULL, *lat = NULL;
    const uint8_t *valid = NULL;
    ok("uses", lc_idle_ranking_uses(ranking, &table, &error), &error);
    check("two spaces of three uses", lc_table_row_count(table) == 6 && text_is(table, "use", 1, "gym"));
    check("who has neither lives in the west", number(table, "people_newly", 0) == 100 && number(table, "homes_newly", 2) == 1);
    check("a gym serves both compounds", number(table, "people_newly", 1) == 300 && number(table, "homes_newly", 1) == 2);
    check("the gym is best", number(table, "rank_in_space", 1) == 1 && number(table, "rank_in_space", 0) == 2
                                 && number(table, "rank_of_space", 1) == 1 && text_is(table, "obligation", 1, "quality"));
    check("too small for a gym", text_is(table, "misfit", 4, "too-small") && is_null(table, "rank_in_space", 4));
    check("not to be cleared at once", text_is(table, "misfit", 5, "fixed") && number(table, "people_newly", 3) == 0);
    ok("points", lc_table_points(table, &lon, &lat, &valid, &error), &error);
    check("where they are", valid[3] && lon[3] == 118.786 && lat[3] == 32.04);
    lc_table_free(table);
    ok("combinations", lc_idle_ranking_combinations(ranking, &table, &error), &error);
    check("the middle becomes nothing", text_is(table, "uses", 1, "") && text_is(table, "owner", 0, "街道办"));
    lc_table_free(table);
    ok("order", lc_idle_ranking_order(ranking, &table, &error), &error);
    check("one step", lc_table_row_count(table) == 1 && text_is(table, "name", 0, "旧锅炉房")
                          && number(table, "people_newly_so_far", 0) == 400 && number(table, "cost_so_far", 0) == 1000);
    lc_table_free(table);
    ok("report", lc_idle_ranking_report(ranking, &table, &error), &error);
    check("both have a door", lc_table_row_count(table) == 0);
    lc_table_free(table);
    lc_idle_ranking_free(ranking);
    lc_idle_spaces_free(idle);
}

/* The same space becomes something else when hours, circle or demand are others. */
static void what_changes_with_the_options(const struct street *s, const lc_assessment *assessment)
{
    lc_idle_spaces *idle = written();
    lc_idle_options *options = NULL;
    lc_home_demand *demand = NULL;
    lc_idle_ranking *ranking = NULL;
    lc_run *run = stopping();
    ok("options", lc_idle_options_new(&options, &error), &error);
    west_becomes("morning market; gym", assessment, idle, NULL, 400, 400);
    ok("an hour", lc_idle_options_set_changeover_minutes(options, 60, &error), &error);
    west_becomes("morning market; gym", assessment, idle, options, 400, 400);
    ok("too long", lc_idle_options_set_changeover_minutes(options, 61, &error), &error);
    west_becomes("gym", assessment, idle, options, 300, 300);
    ok("demand", lc_home_demand_new(s->study, &demand, &error), &error);
    ok("need", lc_home_demand_add(demand, LITERAL("pharmacy"), 0, 1000, &error), &error);
    ok("weighed", lc_idle_options_set_demand(options, demand, &error), &error);
    west_becomes("pharmacy", assessment, idle, options, 100, 1100);
    ok("north", lc_idle_options_set_circle(options, 1, &error), &error);
    west_becomes("gym", assessment, idle, options, 200, 200);
    ok("nowhere", lc_idle_options_set_circle(options, 7, &error), &error);
    refused("no such circle", lc_assessment_idle_spaces(assessment, idle, options, NULL, &ranking, &error),
            LC_STATUS_NOT_FOUND, &error);
    refused("stopped", lc_assessment_idle_spaces(assessment, idle, NULL, run, &ranking, &error), LC_STATUS_CANCELLED, &error);
    check("nothing was handed out", ranking == NULL);
    lc_run_free(run);
    lc_home_demand_free(demand);
    lc_idle_options_free(options);
    lc_idle_spaces_free(idle);
}

static void spaces_of_a_table(const lc_assessment *assessment)
{
    static const char csv[] = "编号,经度,纬度,面积,可用业态\nwest,118.780,32.04,200,gym\nmiddle,118.786,32.04,,markte\n";
    static const char no_place[] = "id,lon\nwest,118.78\n", bad_key[] = "[[space]]\nid = \"a\"\nat = [118.78, 32.04]\nhour = \"\"\n";
    lc_idle_spaces *idle = NULL, *other = NULL;
    lc_idle_ranking *ranking = NULL;
    lc_table *table = NULL;
    size_t column = 0;
    ok("csv", lc_idle_spaces_from_csv(LITERAL(csv), LITERAL("spaces.csv"), LITERAL("WGS84"), &idle, &error), &error);
    ok("table", lc_idle_spaces_table(idle, &table, &error), &error);
    check("as it was understood", lc_table_row_count(table) == 1 && text_is(table, "id", 0, "west")
                                      && text_is(table, "allowed", 0, "gym") && number(table, "area_m2", 0) == 200);
    check("the column that was meant", lc_table_find_column(table, LITERAL("alowed"), &column, &error) == LC_STATUS_NOT_FOUND
                                           && strcmp(lc_error_fix(error), "did you mean allowed?") == 0);
    lc_error_free(error);
    error = NULL;
    lc_table_free(table);
    ok("report", lc_idle_spaces_report(idle, &table, &error), &error);
    check("a misspelt category", lc_idle_spaces_count(idle) == 1 && lc_table_row_count(table) == 1
                                     && text_is(table, "place", 0, "spaces.csv, line 3, column allowed"));
    lc_table_free(table);
    west_becomes("gym", assessment, idle, NULL, 300, 300);
    ok("large", lc_idle_spaces_add_use(idle, LITERAL("arena"), LITERAL("gym"), LITERAL("10:00-22:00"), 300, 0, &error), &error);
    west_becomes("", assessment, idle, NULL, 0, 0);
    ok("small", lc_idle_spaces_add_use(idle, "", 0, LITERAL("gym"), "", 0, NAN, 1, &error), &error);
    west_becomes("gym", assessment, idle, NULL, 300, 300);
    refused("no such category", lc_idle_spaces_add_use(idle, "", 0, LITERAL("gmy"), "", 0, NAN, 0, &error), LC_STATUS_CATEGORY,
            &error);
    refused("neither fixed nor not", lc_idle_spaces_add_use(idle, "", 0, LITERAL("gym"), "", 0, NAN, 2, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("again", lc_idle_spaces_add_use(idle, "", 0, LITERAL("gym"), "", 0, NAN, 0, &error), &error);
    refused("two of one id", lc_assessment_idle_spaces(assessment, idle, NULL, NULL, &ranking, &error), LC_STATUS_DUPLICATE,
            &error);
    refused("no latitude", lc_idle_spaces_from_csv(LITERAL(no_place), LITERAL("s.csv"), LITERAL("WGS84"), &other, &error),
            LC_STATUS_COLUMN, &error);
    refused("no such system", lc_idle_spaces_from_csv(LITERAL(csv), LITERAL("s.csv"), LITERAL("WGS"), &other, &error),
            LC_STATUS_CRS, &error);
    check("an unknown key", lc_idle_spaces_from_text(LITERAL(bad_key), LITERAL("s.toml"), &other, &error) == LC_STATUS_FORMAT
                                && strstr(lc_error_place(error), "line 4") != NULL
                                && strcmp(lc_error_fix(error), "did you mean hours?") == 0);
    lc_error_free(error);
    error = NULL;
    lc_idle_spaces_free(idle);
}

/* What homes ask for, by hand and by needs. */
static void demand_of_homes(const struct street *s)
{
    static const char *const asked[] = {"gym", "pharmacy"};
    lc_home_demand *demand = NULL, *needed = NULL;
    lc_needs *needs = NULL;
    lc_entries *entries = NULL;
    lc_table *table = NULL;
    ok("demand", lc_home_demand_new(s->study, &demand, &error), &error);
    ok("gym", lc_home_demand_add(demand, LITERAL("gym"), 2, 30, &error), &error);
    ok("more", lc_home_demand_add(demand, LITERAL("gym"), 2, 12.5, &error), &error);
    ok("table", lc_home_demand_table(demand, s->study, asked, 2, &table, &error), &error);
    check("thirty and twelve and a half", number(table, "gym", 2) == 42.5 && number(table, "pharmacy", 2) == 0
                                              && number(table, "gym", 0) == 100 && text_is(table, "home", 1, "h2"));
    lc_table_free(table);
    ok("pharmacy", lc_home_demand_add(demand, LITERAL("pharmacy"), 1, 50, &error), &error);
    ok("added", lc_home_demand_added(demand, &table, &error), &error);
    check("the most first", lc_table_row_count(table) == 2 && text_is(table, "category", 0, "pharmacy")
                                && text_is(table, "category", 1, "gym") && number(table, "added", 1) == 42.5);
    lc_table_free(table);
    ok("report", lc_home_demand_report(demand, &table, &error), &error);
    check("nobody knows how many live in h3", lc_table_row_count(table) == 1);
    lc_table_free(table);
    refused("no such home", lc_home_demand_add(demand, LITERAL("gym"), 3, 1, &error), LC_STATUS_NOT_FOUND, &error);
    refused("less than none", lc_home_demand_add(demand, LITERAL("gym"), 0, -1, &error), LC_STATUS_ARGUMENT, &error);
    refused("no number", lc_home_demand_add(demand, LITERAL("gym"), 0, NAN, &error), LC_STATUS_ARGUMENT, &error);
    refused("no such category", lc_home_demand_add(demand, LITERAL("gmy"), 0, 1, &error), LC_STATUS_CATEGORY, &error);

    ok("needs", lc_needs_open(NULL, LITERAL("needs"), NULL, 0, NULL, NULL, &needs, &error), &error);
    ok("entries", lc_entries_new(&entries, &error), &error);
    ok("raised", lc_entries_raised(entries, LITERAL("n1"), LITERAL("red"), 20260302, LITERAL("药店"), &error), &error);
    ok("where", lc_entries_set_need(entries, LITERAL("pharmacy"), "", 0, 118.780, 32.04, 40, &error), &error);
    ok("enter", lc_needs_enter(needs, entries, &error), &error);
    ok("of needs", lc_home_demand_of_needs(needs, s->study, NULL, 2, 500, &needed, &error), &error);
    ok("table", lc_home_demand_table(needed, s->study, asked, 2, &table, &error), &error);
    check("forty count double", number(table, "pharmacy", 0) == 180 && number(table, "gym", 0) == 100);
    lc_table_free(table);
    lc_home_demand_free(needed);
    needed = NULL;
    refused("less than nothing", lc_home_demand_of_needs(needs, s->study, NULL, -1, 500, &needed, &error), LC_STATUS_ARGUMENT,
            &error);
    lc_entries_free(entries);
    lc_needs_free(needs);
    lc_home_demand_free(demand);
}

/* One vacant unit in the west; one beside four restaurants in the middle. */
static const char street_units[] = "id,lon,lat,frontage_m,area_m2,category\nw,118.780,32.04,8,60,\nm,118.786,32.04,8,60,\n"
                                   "a,118.7862,32.04,8,60,restaurant\nb,118.7864,32.04,8,60,restaurant\n"
                                   "c,118.7866,32.04,8,60,restaurant\nd,118.7868,32.04,8,60,restaurant\n";

static lc_units *units_of(const char *csv)
{
    lc_units *units = NULL;
    ok("units", lc_units_from_csv(csv, strlen(csv), LITERAL("units.csv"), LITERAL("WGS84"), &units, &error), &error);
    return units;
}

static void form_is(const char *form, const lc_units *units, const lc_form_rule *rule, double clusters)
{
    lc_table *table = NULL;
    ok("form", lc_commerce_form_of(units, rule, &table, &error), &error);
    check(form, text_is(table, "form", 0, form) && number(table, "units", 0) == 6 && number(table, "clusters", 0) == clusters);
    lc_table_free(table);
}

static void forms_of_commerce(void)
{
    lc_units *units = units_of(street_units);
    lc_form_rule *rule = NULL;
    lc_table *table = NULL;
    ok("rule", lc_form_rule_new(&rule, &error), &error);
    form_is("strip", units, NULL, 2);
    form_is("strip", units, rule, 2);
    ok("fronts", lc_form_rule_set_strip(rule, 0.25, 0.6, &error), &error);
    form_is("scattered", units, rule, 2); /* five fronts of 8 m on 75 m of street are half of it */
    ok("fronts", lc_form_rule_set_strip(rule, 0.25, 0.5, &error), &error);
    form_is("strip", units, rule, 2);
    ok("all of them", lc_form_rule_set_cluster(rule, 5, 0.9, &error), &error);
    form_is("scattered", units, rule, 2);
    ok("few", lc_form_rule_set_cluster(rule, 7, 0.5, &error), &error);
    form_is("scattered", units, rule, 2);
    ok("one long street", lc_form_rule_set_gap_m(rule, 1000, &error), &error);
    ok("few", lc_form_rule_set_cluster(rule, 6, 0.5, &error), &error);
    ok("any", lc_form_rule_set_strip(rule, 0.25, 0, &error), &error);
    form_is("strip", units, rule, 1);
    ok("no gap", lc_form_rule_set_gap_m(rule, -1, &error), &error);
    table = NULL;
    refused("a gap of less than none", lc_commerce_form_of(units, rule, &table, &error), LC_STATUS_ARGUMENT, &error);
    lc_form_rule_free(rule);
    lc_units_free(units);
}

static lc_tenant_mix *mixed(const lc_assessment *assessment, const char *csv, const lc_tenant_options *options)
{
    lc_units *units = units_of(csv);
    lc_tenant_mix *mix = NULL;
    ok("mix", lc_assessment_tenant_mix(assessment, units, options, NULL, &mix, &error), &error);
    lc_units_free(units);
    return mix;
}

static void whom_to_recruit(const lc_assessment *assessment)
{
    lc_tenant_mix *mix = mixed(assessment, street_units, NULL);
    lc_table *table = NULL;
    char with_gym[sizeof(street_units) + 3];
    const size_t before = (size_t)(strstr(street_units, "\na,") - street_units);
    ok("form", lc_tenant_mix_form(mix, &table, &error), &error);
    check("two are vacant", text_is(table, "form", 0, "strip") && number(table, "vacant", 0) == 2);
    lc_table_free(table);
    ok("candidates", lc_tenant_mix_candidates(mix, &table, &error), &error);
    check("three for each", lc_table_row_count(table) == 6);
    check("basic trade first, of equals that with fewer competitors",
          text_is(table, "category", 0, "market") && text_is(table, "category", 1, "pharmacy") && text_is(table, "category", 2, "gym"));
    check("of one market and two pharmacies", number(table, "competitors", 0) == 1 && number(table, "competitors", 1) == 2
                                                  && is_null(table, "nearest_competitor_m", 2) && number(table, "rank", 2) == 3);
    check("whom they serve", number(table, "people_newly", 0) == 100 && number(table, "people_newly", 2) == 300);
    check("in the middle only a gym serves anybody", text_is(table, "category", 3, "gym") && number(table, "homes_newly", 3) == 3
                                                         && number(table, "people_newly", 4) == 0);
    lc_table_free(table);
    ok("recommendations", lc_tenant_mix_recommendations(mix, &table, &error), &error);
    check("a market in the west, a gym in the middle",
          lc_table_row_count(table) == 2 && text_is(table, "unit", 0, "w") && text_is(table, "category", 0, "market")
              && text_is(table, "unit", 1, "m") && number(table, "people_newly_so_far", 1) == 400);
    lc_table_free(table);
    ok("report", lc_tenant_mix_report(mix, &table, &error), &error);
    check("all have a door", lc_table_row_count(table) == 0);
    lc_table_free(table);
    lc_tenant_mix_free(mix);

    /* The same street with a gym in the middle. */
    memcpy(with_gym, street_units, before);
    memcpy(with_gym + before, "gym", 3);
    memcpy(with_gym + before + 3, street_units + before, sizeof(street_units) - before);
    mix = mixed(assessment, with_gym, NULL);
    ok("recommendations", lc_tenant_mix_recommendations(mix, &table, &error), &error);
    check("only the market is left", lc_table_row_count(table) == 1 && text_is(table, "category", 0, "market"));
    lc_table_free(table);
    ok("candidates", lc_tenant_mix_candidates(mix, &table, &error), &error);
    check("the gym competes", lc_table_row_count(table) == 3 && number(table, "competitors", 2) == 1
                                  && fabs(number(table, "nearest_competitor_m", 2) - 566.5) < 1);
    lc_table_free(table);
    lc_tenant_mix_free(mix);
}

static void mixes_of_other_demand(const struct street *s, const lc_assessment *assessment)
{
    static const char doubled[] = "id,lon,lat\nx,118.78,32.04\nx,118.78,32.04\n";
    static const char two[] = "[[unit]]\nid = \"x\"\nat = [118.780, 32.04]\n[[unit]]\nid = \"x\"\nat = [118.780, 32.04]\n";
    lc_tenant_options *options = NULL;
    lc_home_demand *demand = NULL;
    lc_form_rule *rule = NULL;
    lc_tenant_mix *mix = NULL;
    lc_table *table = NULL;
    lc_units *units = NULL;
    lc_run *run = stopping();
    ok("options", lc_tenant_options_new(&options, &error), &error);
    ok("demand", lc_home_demand_new(s->study, &demand, &error), &error);
    ok("need", lc_home_demand_add(demand, LITERAL("pharmacy"), 0, 1000, &error), &error);
    ok("weighed", lc_tenant_options_set_demand(options, demand, &error), &error);
    ok("rule", lc_form_rule_new(&rule, &error), &error);
    ok("no gap", lc_form_rule_set_gap_m(rule, 1, &error), &error);
    ok("rule", lc_tenant_options_set_form_rule(options, rule, &error), &error);
    mix = mixed(assessment, street_units, options);
    ok("candidates", lc_tenant_mix_candidates(mix, &table, &error), &error);
    check("a pharmacy is wanted most", text_is(table, "category", 0, "pharmacy") && number(table, "demand_newly", 0) == 1100
                                           && number(table, "people_newly", 0) == 100);
    lc_table_free(table);
    ok("form", lc_tenant_mix_form(mix, &table, &error), &error);
    check("each stands alone", text_is(table, "form", 0, "scattered") && number(table, "clusters", 0) == 6);
    lc_table_free(table);
    lc_tenant_mix_free(mix);
    ok("north", lc_tenant_options_set_circle(options, 1, &error), &error);
    mix = mixed(assessment, street_units, options);
    ok("recommendations", lc_tenant_mix_recommendations(mix, &table, &error), &error);
    check("the north lacks a gym alone", lc_table_row_count(table) == 1 && text_is(table, "category", 0, "gym")
                                             && number(table, "people_newly", 0) == 200);
    lc_table_free(table);
    lc_tenant_mix_free(mix);
    mix = NULL;
    ok("twice", lc_units_from_csv(LITERAL(doubled), LITERAL("u.csv"), LITERAL("WGS84"), &units, &error), &error);
    ok("report", lc_units_report(units, &table, &error), &error);
    check("one is left out", lc_units_count(units) == 1 && lc_table_row_count(table) == 1);
    lc_table_free(table);
    refused("stopped", lc_assessment_tenant_mix(assessment, units, NULL, run, &mix, &error), LC_STATUS_CANCELLED, &error);
    lc_units_free(units);
    ok("twice", lc_units_from_text(LITERAL(two), LITERAL("u.toml"), &units, &error), &error);
    refused("two of one id", lc_assessment_tenant_mix(assessment, units, NULL, NULL, &mix, &error), LC_STATUS_DUPLICATE, &error);
    check("nothing was handed out", mix == NULL && lc_units_count(units) == 2);
    lc_units_free(units);
    lc_run_free(run);
    lc_form_rule_free(rule);
    lc_home_demand_free(demand);
    lc_tenant_options_free(options);
}

int main(void)
{
    struct street s = street_open();
    lc_assessment *assessment = judged(&s);
    what_fits_and_whom_it_serves(assessment);
    what_changes_with_the_options(&s, assessment);
    spaces_of_a_table(assessment);
    demand_of_homes(&s);
    forms_of_commerce();
    whom_to_recruit(assessment);
    mixes_of_other_demand(&s, assessment);
    lc_assessment_free(assessment);
    street_close(s);
    printf("%d promises of mixes broken\n", failures);
    return failures != 0;
}

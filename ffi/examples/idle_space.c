/* What idle spaces become (盘活). Usage: idle_space CITY.osm.pbf SPACES.toml [MINUTES]
 *
 * Spaces of a quarter, each with its area, owner, hours and conditions, and uses that could move in, each at its hours. Which use
 * of which space serves most of those who lack it; which uses share a space in time; in which order to begin, so that nobody is
 * counted twice. Between two uses of a space are 30 minutes, or so many. core/examples/idle_space prints the same bytes, and
 * core/examples/idle_space/spaces.toml are its spaces. */
#include "cells.h"

/* The host's own standard: the notice of 2025, with three things that it wants within five minutes. */
static const char own_standard[] =
    "id = \"our-quarter\"\n"
    "extends = \"mofcom-2025\"\n"
    "title = { zh = \"本片区标准\", en = \"Our quarter\" }\n"
    "[source]\n"
    "example = \"an example of this library; write the notice of your own city here\"\n"
    "[requirement.market]\n"
    "within = { minutes = 5, clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
    "departments = { value = [\"商务局\", \"市场监管局\"], clause = \"unknown\", confidence = \"ours\", "
    "source = \"example\" }\n"
    "[requirement.classes]\n"
    "title = { zh = \"社区课堂\", en = \"Classes for all ages\" }\n"
    "categories = [\"training-centre\"]\n"
    "level = \"quarter-hour\"\n"
    "obligation = { value = \"quality\", clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
    "within = { minutes = 5, clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
    "[requirement.night-parking]\n"
    "title = { zh = \"夜间停车\", en = \"Parking at night\" }\n"
    "categories = [\"car-parking\"]\n"
    "level = \"quarter-hour\"\n"
    "obligation = { value = \"advisable\", clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
    "within = { minutes = 3, clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n";

/* The quarter as an elder sees it. The host keeps a complete register: what is not in it is missing. */
static lc_assessment *judged(const char *city)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *elder = NULL;
    lc_prepared *prepared = NULL;
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    need(lc_study_from_osm(city, strlen(city), NULL, NULL, &study, &error), error);
    need(lc_walker_preset(LITERAL("elder"), &elder, &error), error);
    need(lc_study_prepare(study, elder, NULL, NULL, &prepared, &error), error);
    need(lc_standard_from_toml(LITERAL(own_standard), LITERAL("our-quarter.toml"), &standard, &error), error);
    need(lc_assess_options_new(&options, &error), error);
    need(lc_assess_options_set_absence_is_trusted(options, 1, &error), error);
    need(lc_prepared_assess(prepared, standard, options, NULL, &assessment, &error), error);
    lc_assess_options_free(options);
    lc_standard_free(standard);
    lc_prepared_free(prepared);
    lc_walker_free(elder);
    lc_study_free(study);
    return assessment;
}

static lc_idle_ranking *ranked(const lc_assessment *assessment, const char *path, uint32_t minutes)
{
    lc_error *error = NULL;
    lc_idle_spaces *spaces = NULL;
    lc_idle_options *options = NULL;
    lc_idle_ranking *ranking = NULL;
    struct text file = read_file(path);
    need(lc_idle_spaces_from_text(file.bytes, file.length, path, strlen(path), &spaces, &error), error);
    need(lc_idle_options_new(&options, &error), error);
    need(lc_idle_options_set_changeover_minutes(options, minutes, &error), error);
    need(lc_assessment_idle_spaces(assessment, spaces, options, NULL, &ranking, &error), error);
    lc_idle_options_free(options);
    lc_idle_spaces_free(spaces);
    free((void *)file.bytes);
    return ranking;
}

/* What people call a space. */
static void print_space(const lc_table *table, size_t row)
{
    struct text name = text_of(table, "name", row);
    print_text(name.bytes != NULL ? name : text_of(table, "space", row), "");
}

/* The extract ends near every home, so that many may have beyond it what they lack in it. */
static void print_people(const lc_table *table, size_t row)
{
    double sure = 0, at_most = 0;
    number_of(table, "people_newly", row, &sure);
    number_of(table, "people_newly_at_most", row, &at_most);
    printf("%.0f people for sure, %.0f at most", sure, at_most);
}

/* The uses that share a space, one after the other. */
static void print_uses(const lc_table *table, size_t row)
{
    struct text uses = text_of(table, "uses", row);
    size_t byte;
    for (byte = 0; byte < uses.length; byte++) {
        if (uses.bytes[byte] == ';') {
            fputs(", then", stdout);
        } else {
            putchar(uses.bytes[byte]);
        }
    }
    fputs(uses.length == 0 ? "nothing" : "", stdout);
}

/* Each space by itself: what fits, whom it would serve, and what shares it best. */
static void print_spaces(const lc_idle_ranking *ranking)
{
    lc_error *error = NULL;
    lc_table *uses = NULL, *combinations = NULL;
    size_t space, row;
    double rank = 0;
    need(lc_idle_ranking_uses(ranking, &uses, &error), error);
    need(lc_idle_ranking_combinations(ranking, &combinations, &error), error);
    for (space = 0; space < lc_table_row_count(combinations); space++) {
        print_space(combinations, space);
        fputs(" (", stdout);
        print_text(text_of(combinations, "owner", space), "no owner");
        puts("):");
        for (row = 0; row < lc_table_row_count(uses); row++) {
            if (!same_text(text_of(uses, "space", row), text_of(combinations, "space", space))) {
                continue;
            }
            if (number_of(uses, "rank_in_space", row, &rank)) {
                printf("  %2.0f ", rank);
                print_text(text_of(uses, "use", row), "");
                fputs(": ", stdout);
                print_people(uses, row);
            } else {
                fputs("     ", stdout);
                print_text(text_of(uses, "use", row), "");
                fputs(": does not fit (", stdout);
                print_text(text_of(uses, "misfit", row), "");
                putchar(')');
            }
            putchar('\n');
        }
        fputs("     together: ", stdout);
        print_uses(combinations, space);
        putchar('\n');
    }
    lc_table_free(combinations);
    lc_table_free(uses);
}

static void print_order(const lc_idle_ranking *ranking)
{
    lc_error *error = NULL;
    lc_table *order = NULL;
    size_t row;
    double step = 0, cost = 0;
    need(lc_idle_ranking_order(ranking, &order, &error), error);
    puts("in this order:");
    for (row = 0; row < lc_table_row_count(order); row++) {
        number_of(order, "step", row, &step);
        printf("  %.0f ", step);
        print_space(order, row);
        fputs(": ", stdout);
        print_uses(order, row);
        fputs(", ", stdout);
        print_people(order, row);
        fputs(" more; so far ", stdout);
        if (number_of(order, "cost_so_far", row, &cost)) {
            printf("%.0f yuan\n", cost);
        } else {
            puts("unknown");
        }
    }
    lc_table_free(order);
}

int main(int argc, char **argv)
{
    lc_assessment *assessment;
    lc_idle_ranking *ranking;
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "usage: %s CITY.osm.pbf SPACES.toml [MINUTES]\n", argv[0]);
        return 2;
    }
    assessment = judged(argv[1]);
    ranking = ranked(assessment, argv[2], argc == 4 ? (uint32_t)strtoul(argv[3], NULL, 10) : 30);
    print_spaces(ranking);
    print_order(ranking);
    lc_idle_ranking_free(ranking);
    lc_assessment_free(assessment);
    return 0;
}

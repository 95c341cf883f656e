/* A small town, or a city, judged by a host's own standard: what gap_report and plan_of_action are about. */
#ifndef TOWN_H
#define TOWN_H

#include "cells.h"

/* The host's own standard: the notice of 2025, with who answers for three of its businesses. */
static const char own_standard[] =
    "id = \"our-city\"\n"
    "extends = \"mofcom-2025\"\n"
    "title = { zh = \"本市标准\", en = \"Our city\" }\n"
    "[source]\n"
    "example = \"an example of this library; write the notice of your own city here\"\n"
    "[requirement.market]\n"
    "departments = { value = [\"商务局\", \"市场监管局\"], clause = \"unknown\", confidence = \"ours\", "
    "source = \"example\" }\n"
    "[requirement.breakfast]\n"
    "departments = { value = [\"商务局\"], clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
    "[requirement.elder-care]\n"
    "departments = { value = [\"民政局\"], clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n";

/* A street with a compound at either end, and what it has. */
static const char nodes[] = "id,lon,lat\n1,118.78,32.04\n2,118.7812705,32.04\n3,118.805,32.04\n";
static const char edges[] = "from,to,length_m\n1,2,120\n2,3,2240\n";
static const char homes[] = "id,lon,lat,people\nwest,118.78,32.04,400\neast,118.805,32.04,900\n";
static const char facilities[] = "id,category,lon,lat\n"
                                 "store,convenience-store,118.7812705,32.04\n"
                                 "market,market,118.7812705,32.04\n"
                                 "mender,repair,118.7812705,32.04\n";

/* The town with the facilities of a table. */
static inline lc_study *town(struct text table)
{
    lc_error *error = NULL;
    lc_table_options *how = NULL;
    lc_study_options *options = NULL;
    lc_network *network = NULL;
    lc_facilities *places = NULL;
    lc_homes *people = NULL;
    lc_study *study = NULL;
    need(lc_table_options_new(LITERAL("WGS84"), &how, &error), error);
    need(lc_table_options_set_strict(how, 1, &error), error);
    need(lc_network_from_csv(LITERAL(nodes), LITERAL(edges), how, &network, &error), error);
    need(lc_facilities_read(LC_FORMAT_CSV, table.bytes, table.length, how, &places, &error), error);
    need(lc_homes_read(LC_FORMAT_CSV, LITERAL(homes), how, &people, &error), error);
    need(lc_study_options_new(&options, &error), error);
    need(lc_study_options_set_extent(options, 118.7, 31.98, 118.89, 32.1, &error), error);
    need(lc_study_options_set_strict(options, 1, &error), error);
    need(lc_study_from_parts(network, places, people, NULL, options, &study, &error), error);
    lc_study_options_free(options);
    lc_homes_free(people);
    lc_facilities_free(places);
    lc_network_free(network);
    lc_table_options_free(how);
    return study;
}

/* The study judged by the host's own standard. A complete register is trusted: what it does not list is missing. */
static inline lc_assessment *judge(const lc_study *study, int complete_register)
{
    lc_error *error = NULL;
    lc_walker *adult = NULL;
    lc_prepared *prepared = NULL;
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    need(lc_walker_preset(LITERAL("adult"), &adult, &error), error);
    need(lc_study_prepare(study, adult, NULL, NULL, &prepared, &error), error);
    need(lc_standard_from_toml(LITERAL(own_standard), LITERAL("our-city.toml"), &standard, &error), error);
    need(lc_assess_options_new(&options, &error), error);
    if (complete_register) {
        need(lc_assess_options_set_sufficiency(options, 0, 0, 0, &error), error);
        need(lc_assess_options_set_absence_is_trusted(options, 1, &error), error);
    }
    need(lc_prepared_assess(prepared, standard, options, NULL, &assessment, &error), error);
    lc_assess_options_free(options);
    lc_standard_free(standard);
    lc_prepared_free(prepared);
    lc_walker_free(adult);
    return assessment;
}

/* The town with its own facilities (NULL) or those of a table (`.csv`), whose register is complete, or else a city. */
static inline lc_assessment *judged_place(const char *place)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_assessment *assessment = NULL;
    struct text table = {facilities, sizeof(facilities) - 1}, own;
    int is_town = place == NULL || ends_with(place, ".csv");
    if (place == NULL) {
        study = town(table);
    } else if (is_town) {
        own = read_file(place);
        study = town(own);
        free((void *)own.bytes);
    } else {
        need(lc_study_from_osm(place, strlen(place), NULL, NULL, &study, &error), error);
    }
    assessment = judge(study, is_town);
    lc_study_free(study);
    return assessment;
}

#endif

/* Circles laid over each other. Usage: circle_fusion CITY.osm.pbf [PLACES_OF_SPORT]
 *
 * The life circle, the fitness circle and the express circle of Zhejiang's 圈圈融合: where all three hold, which one is
 * missing where only one is, and which places serve several. The fitness circle asks for one place of sport, or so
 * many. core/examples/circle_fusion prints the same bytes. */
#include "cells.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Daily goods and meals for the elderly, sport and parcels for everybody; minutes and choices are ours. */
static const char *const goods[] = {"convenience-store", "supermarket", "market", "fresh-food-store"};
static const char *const meals[] = {"restaurant", "community-canteen", "breakfast"};
static const char *const sport[] = {"gym", "sports-centre", "sports-ground", "outdoor-fitness", "park"};
/* A shop that keeps parcels counts as one: few parcel points are mapped. */
static const char *const parcels[] = {"parcel-point", "post-office", "convenience-store"};

static lc_prepared *seen_by(const lc_study *study, const char *walker)
{
    lc_error *error = NULL;
    lc_walker *walks = NULL;
    lc_prepared *prepared = NULL;
    need(lc_walker_preset(walker, strlen(walker), &walks, &error), error);
    need(lc_study_prepare(study, walks, NULL, NULL, &prepared, &error), error);
    lc_walker_free(walks);
    return prepared;
}

static lc_fusion *fused(const lc_study *study, uint32_t places_of_sport)
{
    lc_error *error = NULL;
    lc_prepared *elder = seen_by(study, "elder"), *adult = seen_by(study, "adult");
    lc_fusion_circles *circles = NULL;
    lc_fusion *fusion = NULL;
    need(lc_fusion_circles_new(&circles, &error), error);
    need(lc_fusion_circles_add(circles, LITERAL("life"), LITERAL("生活圈"), elder, &error), error);
    need(lc_fusion_circles_demand(circles, goods, COUNT(goods), 10, 1, &error), error);
    need(lc_fusion_circles_demand(circles, meals, COUNT(meals), 10, 1, &error), error);
    need(lc_fusion_circles_add(circles, LITERAL("fitness"), LITERAL("健身圈"), adult, &error), error);
    need(lc_fusion_circles_demand(circles, sport, COUNT(sport), 15, places_of_sport, &error), error);
    need(lc_fusion_circles_add(circles, LITERAL("express"), LITERAL("快递圈"), adult, &error), error);
    need(lc_fusion_circles_demand(circles, parcels, COUNT(parcels), 10, 1, &error), error);
    need(lc_fusion_new(circles, NULL, &fusion, &error), error);
    lc_fusion_circles_free(circles);
    lc_prepared_free(adult);
    lc_prepared_free(elder);
    return fusion;
}

/* How many homes and people share an overlay. */
static void print_tallies(const lc_fusion *fusion)
{
    lc_error *error = NULL;
    lc_table *tallies = NULL;
    size_t row;
    double homes = 0, people = 0;
    need(lc_fusion_tallies(fusion, &tallies, &error), error);
    for (row = 0; row < lc_table_row_count(tallies); row++) {
        struct text missing = text_of(tallies, "missing", row);
        if (missing.bytes != NULL) {
            fputs("all but ", stdout);
            print_text(missing, "");
        } else {
            print_text(text_of(tallies, "overlay", row), "");
        }
        number_of(tallies, "homes", row, &homes);
        printf(": %.0f homes, ", homes);
        if (number_of(tallies, "people", row, &people)) {
            printf("%.0f people\n", people);
        } else {
            puts("no data on people");
        }
    }
    lc_table_free(tallies);
}

/* The first of the places that serve several circles (一圈多能). */
static void print_places(const lc_fusion *fusion)
{
    lc_error *error = NULL;
    lc_table *places = NULL;
    size_t row, byte;
    need(lc_fusion_places(fusion, 2, &places, &error), error);
    printf("%.0f places serve several circles, such as\n", (double)lc_table_row_count(places));
    for (row = 0; row < lc_table_row_count(places) && row < 5; row++) {
        struct text name = text_of(places, "name", row), serves = text_of(places, "serves", row);
        fputs("  ", stdout);
        print_text(name.bytes != NULL ? name : text_of(places, "place", row), "");
        fputs(" (", stdout);
        for (byte = 0; byte < serves.length; byte++) {
            fputs(serves.bytes[byte] == ' ' ? "," : "", stdout);
            putchar(serves.bytes[byte]);
        }
        puts(")");
    }
    lc_table_free(places);
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_fusion *fusion = NULL;
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: %s CITY.osm.pbf [PLACES_OF_SPORT]\n", argv[0]);
        return 2;
    }
    need(lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    fusion = fused(study, argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1);
    print_tallies(fusion);
    print_places(fusion);
    lc_fusion_free(fusion);
    lc_study_free(study);
    return 0;
}

/* Residents' days and allocations through C: the golden cases, and what a hostile host hands in. */
#include "planning_cases.h"
#include "street.h"

#define MOST 8

static lc_error *error;

static int64_t at(const char *moment)
{
    int64_t seconds = 0;
    ok(moment, lc_moment(moment, strlen(moment), &seconds, &error), &error);
    return seconds;
}

/* The tables that came of a case, by name. */
struct answers {
    const char *names[MOST];
    lc_table *tables[MOST];
    size_t count;
};

static lc_table **slot(struct answers *answers, const char *name)
{
    answers->names[answers->count] = name;
    return &answers->tables[answers->count++];
}

static void check_cells(const struct planning_case *c, const struct answers *answers)
{
    size_t i, t;
    for (i = 0; i < c->cell_count; i++) {
        const struct cell *cell = &c->cells[i];
        const lc_table *table = NULL;
        int holds = 0;
        for (t = 0; t < answers->count; t++) {
            table = strcmp(answers->names[t], cell->table) == 0 ? answers->tables[t] : table;
        }
        if (table != NULL && cell->row < lc_table_row_count(table)) {
            holds = cell->kind == EXPECT_TEXT   ? text_is(table, cell->column, cell->row, cell->text)
                    : cell->kind == EXPECT_NULL ? is_null(table, cell->column, cell->row)
                                                : number(table, cell->column, cell->row) == cell->number;
        }
        if (!holds) {
            fprintf(stderr, "FAILED %s: %s, row %u, column %s\n", c->name, cell->table, (unsigned)cell->row, cell->column);
            failures++;
        }
    }
}

static void days(const struct planning_case *c, const lc_prepared *const *walkers, struct answers *answers)
{
    lc_day_questions *questions = NULL;
    lc_planned_days *planned = NULL;
    ok(c->name, lc_day_questions_read(c->document, strlen(c->document), LITERAL("days"), &questions, &error), &error);
    ok(c->name, lc_day_questions_answer(questions, walkers, c->walker_count, NULL, &planned, &error), &error);
    lc_day_questions_free(questions);
    ok(c->name, lc_planned_days_days(planned, slot(answers, "days"), &error), &error);
    ok(c->name, lc_planned_days_visits(planned, slot(answers, "visits"), &error), &error);
    lc_planned_days_free(planned);
}

/* The question of a case, with windows read off the services and demand by rows. */
static lc_allocation_question *asked(const struct planning_case *c, const lc_capacity_windows *windows)
{
    lc_allocation_question *question = NULL;
    size_t i;
    ok(c->name, lc_allocation_question_new(c->limit_minutes, &question, &error), &error);
    ok(c->name, lc_allocation_question_add_windows(question, windows, &error), &error);
    for (i = 0; i < c->need_count; i++) {
        const struct need *need = &c->needs[i];
        int64_t from = at(need->from), until = at(need->until);
        ok(c->name, lc_allocation_question_add_demands(question, &need->row, &from, &until, &need->units, 1, &error), &error);
    }
    return question;
}

static void same_text(const char *what, const lc_table *one, const lc_table *other)
{
    lc_text *a = NULL, *b = NULL;
    ok(what, lc_table_csv(one, &a, &error), &error);
    ok(what, lc_table_csv(other, &b, &error), &error);
    check(what, strcmp(lc_text_data(a), lc_text_data(b)) == 0);
    lc_text_free(a);
    lc_text_free(b);
}

static void allocation(const struct planning_case *c, const lc_prepared *prepared, struct answers *answers)
{
    lc_allocation_document *document = NULL;
    lc_allocation_question *question = NULL;
    lc_capacity_windows *windows = NULL;
    lc_allocation *written = NULL, *other = NULL;
    struct answers again = {{NULL}, {NULL}, 0};
    size_t i;
    ok(c->name, lc_allocation_document_read(c->document, strlen(c->document), LITERAL("allocation"), &document, &error), &error);
    ok(c->name, lc_allocation_document_answer(document, prepared, NULL, &written, &error), &error);
    lc_allocation_document_free(document);
    ok(c->name, lc_prepared_capacity_windows(prepared, c->category, strlen(c->category), at(c->from), at(c->until), &windows, &error), &error);
    question = asked(c, windows);
    ok(c->name, lc_prepared_allocate(prepared, question, NULL, &other, &error), &error);
    lc_allocation_question_free(question);
    ok(c->name, lc_allocation_assignments(written, slot(answers, "assignments"), &error), &error);
    ok(c->name, lc_allocation_unserved(written, slot(answers, "unserved"), &error), &error);
    ok(c->name, lc_allocation_capacities(written, slot(answers, "capacities"), &error), &error);
    ok(c->name, lc_allocation_assignments(other, slot(&again, "assignments"), &error), &error);
    ok(c->name, lc_allocation_unserved(other, slot(&again, "unserved"), &error), &error);
    ok(c->name, lc_allocation_capacities(other, slot(&again, "capacities"), &error), &error);
    for (i = 0; i < again.count; i++) {
        same_text("the document and the question are one", answers->tables[i], again.tables[i]);
        lc_table_free(again.tables[i]);
    }
    ok(c->name, lc_capacity_windows_table(windows, slot(answers, "windows"), &error), &error);
    ok(c->name, lc_capacity_windows_unknown(windows, slot(answers, "unknown"), &error), &error);
    lc_capacity_windows_free(windows);
    lc_allocation_free(written);
    lc_allocation_free(other);
}

static lc_study *study_of(const struct planning_case *c)
{
    lc_table_options *format = NULL;
    lc_study_options *options = NULL;
    lc_network *network = NULL;
    lc_facilities *facilities = NULL;
    lc_homes *homes = NULL;
    lc_study *study = NULL;
    const double *box = c->extent;
    ok(c->name, lc_table_options_new(c->crs, strlen(c->crs), &format, &error), &error);
    ok(c->name, lc_network_from_csv(c->nodes, strlen(c->nodes), c->edges, strlen(c->edges), format, &network, &error), &error);
    ok(c->name, lc_facilities_read(LC_FORMAT_CSV, c->facilities, strlen(c->facilities), format, &facilities, &error), &error);
    ok(c->name, lc_homes_read(LC_FORMAT_CSV, c->homes, strlen(c->homes), format, &homes, &error), &error);
    ok(c->name, lc_study_options_new(&options, &error), &error);
    ok(c->name, lc_study_options_set_extent(options, box[0], box[1], box[2], box[3], &error), &error);
    ok(c->name, lc_study_from_parts(network, facilities, homes, NULL, options, &study, &error), &error);
    lc_homes_free(homes);
    lc_facilities_free(facilities);
    lc_network_free(network);
    lc_study_options_free(options);
    lc_table_options_free(format);
    return study;
}

static void run(const struct planning_case *c)
{
    lc_study *study = study_of(c);
    lc_prepared *walkers[MOST] = {NULL};
    const lc_prepared *given[MOST] = {NULL};
    struct answers answers = {{NULL}, {NULL}, 0};
    size_t i;
    for (i = 0; i < c->walker_count && i < MOST; i++) {
        lc_walker *walker = NULL;
        ok(c->name, lc_walker_preset(c->walkers[i], strlen(c->walkers[i]), &walker, &error), &error);
        ok(c->name, lc_study_prepare(study, walker, NULL, NULL, &walkers[i], &error), &error);
        lc_walker_free(walker);
        given[i] = walkers[i];
    }
    lc_study_free(study);
    if (c->category) {
        allocation(c, walkers[0], &answers);
    } else {
        days(c, given, &answers);
    }
    /* The tables outlive everything they were made from. */
    for (i = 0; i < MOST; i++) {
        lc_prepared_free(walkers[i]);
    }
    check_cells(c, &answers);
    for (i = 0; i < answers.count; i++) {
        lc_table_free(answers.tables[i]);
    }
}

/* Whether the error says where it stood and how to mend it; it is freed. */
static void refused_at(const char *what, int status, int wanted, const char *place, const char *fix)
{
    int said = error != NULL && lc_error_place(error) != NULL && strcmp(lc_error_place(error), place) == 0
               && (fix == NULL || (lc_error_fix(error) != NULL && strcmp(lc_error_fix(error), fix) == 0));
    if (!said) {
        fprintf(stderr, "FAILED %s: place %s, fix %s\n", what, lc_error_place(error) ? lc_error_place(error) : "-",
                lc_error_fix(error) ? lc_error_fix(error) : "-");
        failures++;
    }
    refused(what, status, wanted, &error);
}

static int stop(const char *stage, uint64_t done, uint64_t total, void *context)
{
    (void)stage;
    (void)done;
    (void)total;
    (void)context;
    return 1;
}

static void hostile_days(const struct street *s)
{
    static const char mistyped[] = "date = \"2026-03-10\"\n\n[[day]]\nhom = \"h1\"\n";
    static const char wrong_type[] = "{\"date\": \"2026-03-10\",\n \"within_minutes\": \"ten\"}";
    static const char stranger[] = "date = \"2026-03-10\"\n[[day]]\nhome = \"hh1\"\nstart = \"07:00\"\nactivity = [{back_home = true}]\n";
    static const char nobody[] = "date = \"2026-03-10\"\n[[day]]\nhome = \"h1\"\nstart = \"07:00\"\nwalker = \"elder\"\n"
                                 "activity = [{back_home = true}]\n";
    static const char fine[] = "date = \"2026-03-10\"\n[[day]]\nhome = \"h1\"\nstart = \"07:00\"\n"
                               "activity = [{category = \"market\", stay_minutes = 20}, {back_home = true}]\n";
    struct street other = street_open();
    const lc_prepared *one[1], *two[2];
    lc_day_questions *questions = NULL;
    lc_planned_days *planned = NULL;
    lc_table *table = NULL;
    lc_run *run = NULL;
    one[0] = s->prepared;
    two[0] = s->prepared;
    two[1] = other.prepared;
    refused_at("a mistyped key", lc_day_questions_read(LITERAL(mistyped), LITERAL("days.toml"), &questions, &error),
               LC_STATUS_FORMAT, "days.toml, line 4, column hom", "did you mean home?");
    refused_at("a number that is none", lc_day_questions_read(LITERAL(wrong_type), LITERAL("days.json"), &questions, &error),
               LC_STATUS_FORMAT, "days.json, line 2, column within_minutes", NULL);
    refused("not UTF-8", lc_day_questions_read("\xff", 1, LITERAL("days"), &questions, &error), LC_STATUS_ARGUMENT, &error);
    check("nothing was handed out", questions == NULL);
    ok("read", lc_day_questions_read(LITERAL(stranger), LITERAL("days.toml"), &questions, &error), &error);
    refused_at("an id that does not exist", lc_day_questions_answer(questions, one, 1, NULL, &planned, &error),
               LC_STATUS_NOT_FOUND, "days.toml, row 0, column home", "did you mean h1?");
    lc_day_questions_free(questions);
    ok("read", lc_day_questions_read(LITERAL(nobody), LITERAL("days.toml"), &questions, &error), &error);
    refused_at("a walker nobody prepared", lc_day_questions_answer(questions, one, 1, NULL, &planned, &error),
               LC_STATUS_NOT_FOUND, "days.toml, row 0, column walker, 1",
               "prepare the study for it, or name one of: stroll");
    lc_day_questions_free(questions);
    ok("read", lc_day_questions_read(LITERAL(fine), LITERAL("days.toml"), &questions, &error), &error);
    refused("no walker", lc_day_questions_answer(questions, one, 0, NULL, &planned, &error), LC_STATUS_ARGUMENT, &error);
    refused("walkers of two studies", lc_day_questions_answer(questions, two, 2, NULL, &planned, &error), LC_STATUS_ARGUMENT, &error);
    two[1] = NULL;
    refused("a walker that is NULL", lc_day_questions_answer(questions, two, 2, NULL, &planned, &error), LC_STATUS_ARGUMENT, &error);
    ok("run", lc_run_new(&run, &error), &error);
    ok("progress", lc_run_set_progress(run, stop, NULL, &error), &error);
    refused("cancelled", lc_day_questions_answer(questions, one, 1, run, &planned, &error), LC_STATUS_CANCELLED, &error);
    lc_run_free(run);
    check("nothing was planned", planned == NULL);
    ok("and yet", lc_day_questions_answer(questions, one, 1, NULL, &planned, &error), &error);
    ok("visits", lc_planned_days_visits(planned, &table, &error), &error);
    /* 600 m at 1 m/s, there and back. */
    check("two legs", lc_table_row_count(table) == 2 && number(table, "walk_s", 0) == 600 && text_is(table, "to", 0, "m1"));
    lc_table_free(table);
    lc_planned_days_free(planned);
    lc_day_questions_free(questions);
    street_close(other);
}

static void hostile_allocations(const struct street *s)
{
    static const char mistyped[] = "limit_minutes = 5\n[[demands]]\nhome = \"h1\"\n";
    static const uint64_t rows[] = {0}, beyond[] = {UINT64_MAX};
    static const uint32_t units[] = {1};
    int64_t from[1], until[1], never[1];
    lc_allocation_document *document = NULL;
    lc_allocation_question *question = NULL, *short_walk = NULL;
    lc_capacity_windows *windows = NULL;
    lc_allocation *given = NULL;
    lc_table *table = NULL;
    lc_run *run = NULL;
    from[0] = at("2026-03-10T19:00");
    until[0] = at("2026-03-11T07:00");
    never[0] = INT64_MAX;
    refused_at("a mistyped list", lc_allocation_document_read(LITERAL(mistyped), LITERAL("bays.toml"), &document, &error),
               LC_STATUS_FORMAT, "bays.toml, line 2, column demands", "did you mean demand?");
    refused("no such category", lc_prepared_capacity_windows(s->prepared, LITERAL("car-praking"), from[0], until[0], &windows, &error),
            LC_STATUS_CATEGORY, &error);
    refused("backwards", lc_prepared_capacity_windows(s->prepared, LITERAL("pharmacy"), until[0], from[0], &windows, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("question", lc_allocation_question_new(15, &question, &error), &error);
    refused("a moment beyond time", lc_allocation_question_add_capacities(question, rows, from, never, units, 1, &error),
            LC_STATUS_ARGUMENT, &error);
    refused("rows that are NULL", lc_allocation_question_add_demands(question, NULL, from, until, units, 1, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("capacity", lc_allocation_question_add_capacities(question, rows, from, until, units, 1, &error), &error);
    ok("demand", lc_allocation_question_add_demands(question, rows, from, until, units, 1, &error), &error);
    ok("run", lc_run_new(&run, &error), &error);
    ok("progress", lc_run_set_progress(run, stop, NULL, &error), &error);
    refused("cancelled", lc_prepared_allocate(s->prepared, question, run, &given, &error), LC_STATUS_CANCELLED, &error);
    lc_run_free(run);
    ok("allocate", lc_prepared_allocate(s->prepared, question, NULL, &given, &error), &error);
    ok("assignments", lc_allocation_assignments(given, &table, &error), &error);
    check("one gets it", lc_table_row_count(table) == 1 && number(table, "walk_s", 0) == 600 && text_is(table, "facility", 0, "p1"));
    lc_table_free(table);
    lc_allocation_free(given);
    given = NULL;
    ok("demand", lc_allocation_question_add_demands(question, beyond, from, until, units, 1, &error), &error);
    refused_at("a home beyond the table", lc_prepared_allocate(s->prepared, question, NULL, &given, &error), LC_STATUS_NOT_FOUND,
               "demands, row 1", NULL);
    ok("no walk at all", lc_allocation_question_new(0, &short_walk, &error), &error);
    refused("no walk at all", lc_prepared_allocate(s->prepared, short_walk, NULL, &given, &error), LC_STATUS_ARGUMENT, &error);
    check("nothing was handed out", given == NULL && windows == NULL && document == NULL);
    lc_allocation_question_free(short_walk);
    lc_allocation_question_free(question);
}

int main(void)
{
    size_t count = sizeof planning_cases / sizeof planning_cases[0], i;
    struct street s = street_open();
    for (i = 0; i < count; i++) {
        run(&planning_cases[i]);
    }
    hostile_days(&s);
    hostile_allocations(&s);
    street_close(s);
    printf("%u golden days and allocations, %d answers wrong\n", (unsigned)count, failures);
    return failures != 0 || count == 0;
}

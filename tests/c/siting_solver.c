/* Siting solvers of the host, through C, that answer, are stopped, and lie. */
#include "siting_question.h"

#include <pthread.h>

/* Every way a solver can answer. */
enum answer {
    HONEST, INFEASIBLE, TWICE, TOO_MANY, EXISTING, NO_SUCH_SITE, HUGE_COUNT, BEYOND, UNFILLED, WRONG_OBJECTIVE, NAN_BOUND, WRONG_BOUND,
    WRONG_STOPPED, FAR_ASSIGNMENT, MESSAGE, CODE, ANSWERS
};

struct solver {
    enum answer answer;
    pthread_t home;
    int calls, elsewhere, released;
};

/* Tries every choice of sites for the p-median. */
static double best_choice(const lc_siting_question *q, uint32_t *best)
{
    double least = INFINITY;
    uint32_t choice, site, fixed = 0;
    size_t demand, cell;
    for (site = 0; site < q->site_count; site++) {
        fixed |= (uint32_t)q->existing[site] << site;
    }
    for (choice = 0; choice < (uint32_t)1 << q->site_count; choice++) {
        double sum = 0;
        size_t chosen = 0;
        for (site = 0; site < q->site_count; site++) {
            chosen += choice >> site & 1;
        }
        if ((choice & fixed) != 0 || chosen > q->number) {
            continue;
        }
        for (demand = 0; demand < q->demand_count; demand++) {
            for (cell = q->cost_start[demand]; cell < q->cost_start[demand + 1]; cell++) {
                if ((choice | fixed) >> q->cost_site[cell] & 1) {
                    break; /* the nearest first */
                }
            }
            sum += !q->counts[demand] ? 0 : cell < q->cost_start[demand + 1] ? q->weight[demand] * q->cost[cell] : INFINITY;
        }
        if (sum < least) {
            least = sum;
            *best = choice;
        }
    }
    return least;
}

static int32_t solve(void *context, const lc_siting_question *q, lc_siting_answer *answer, lc_plugin_reply *reply)
{
    struct solver *solver = (struct solver *)context;
    uint32_t best = 0, site;
    solver->calls++;
    solver->elsewhere += !pthread_equal(solver->home, pthread_self());
    if (lc_plugin_reply_tick(reply, 0, 1) != 0) {
        return LC_STATUS_CANCELLED;
    }
    if (q->struct_size != sizeof *q || answer->struct_size != sizeof *answer || q->model != LC_SITING_MODEL_MEDIAN
        || q->selection != LC_SITING_SELECTION_NUMBER || q->decay != NULL || q->group != NULL || q->between != NULL) {
        return lc_plugin_reply_fail(reply, LITERAL("only the median, please"));
    }
    answer->objective = best_choice(q, &best);
    if (isinf(answer->objective)) {
        lc_plugin_reply_fail(reply, LITERAL("nobody can"));
        return LC_STATUS_NOT_FOUND;
    }
    for (site = 0; site < q->site_count; site++) {
        if (best >> site & 1) {
            answer->sites[answer->site_count++] = site;
        }
    }
    answer->bound_known = 1;
    answer->bound = answer->objective;
    answer->stopped = LC_STOPPED_OPTIMAL;
    switch (solver->answer) {
    case INFEASIBLE: answer->sites[0] = 2, answer->site_count = 1; break;
    case TWICE: answer->sites[1] = answer->sites[0], answer->site_count = 2; break;
    case TOO_MANY: answer->sites[0] = 0, answer->sites[1] = 1, answer->sites[2] = 2, answer->site_count = 3; break;
    case EXISTING: answer->sites[0] = 0; break;
    case NO_SUCH_SITE: answer->sites[0] = 3; break;
    case HUGE_COUNT: answer->site_count = SIZE_MAX / 2; break;
    case BEYOND: answer->sites[q->site_count] = 1; break;
    case UNFILLED: answer->objective = NAN; break;
    case WRONG_OBJECTIVE: answer->objective -= 1000; break;
    case NAN_BOUND: answer->bound = NAN; break;
    case WRONG_BOUND: answer->bound *= 2; break;
    case WRONG_STOPPED: answer->stopped = 0; break;
    case FAR_ASSIGNMENT: answer->assigns = 1, answer->assigned[0] = 1, answer->assignment[0] = 2; break;
    case MESSAGE: return lc_plugin_reply_fail(reply, LITERAL("out of petrol"));
    case CODE: return 77;
    default: break;
    }
    return 0;
}

static void release(void *context)
{
    ((struct solver *)context)->released++;
}

/* The solver of that structure from a registry that is gone. */
static lc_siting_solver *registered(struct solver *solver, enum answer answer, uint64_t flags)
{
    lc_registry *registry = NULL;
    lc_siting_solver *taken = NULL;
    lc_siting_solver_plugin plugin;
    memset(solver, 0, sizeof *solver);
    solver->answer = answer;
    solver->home = pthread_self();
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.flags = flags;
    plugin.context = solver;
    plugin.release = release;
    plugin.solve = solve;
    ok("registry", lc_registry_new(&registry, &error), &error);
    ok("add", lc_registry_add_siting_solver(registry, LITERAL("mine"), &plugin, &error), &error);
    refused("again", lc_registry_add_siting_solver(registry, LITERAL("mine"), &plugin, &error), LC_STATUS_DUPLICATE, &error);
    plugin.solve = NULL;
    refused("nothing to call", lc_registry_add_siting_solver(registry, LITERAL("none"), &plugin, &error), LC_STATUS_PLUGIN, &error);
    refused("no such solver", lc_registry_siting_solver(registry, LITERAL("mime"), &taken, &error), LC_STATUS_NOT_FOUND, &error);
    ok("take", lc_registry_siting_solver(registry, LITERAL("mine"), &taken, &error), &error);
    lc_registry_free(registry);
    check("held by what was taken", solver->released == 0);
    return taken;
}

static int32_t hasty(const char *stage, uint64_t done, uint64_t total, void *context)
{
    (void)stage, (void)done, (void)total;
    ++*(int *)context;
    return 1;
}

static void own_solver(void)
{
    struct solver solver;
    lc_siting *siting = question(asked(LC_SITING_MODEL_MEDIAN, 0, 2));
    lc_siting *centre = question(asked(LC_SITING_MODEL_CENTRE, 0, 1));
    lc_siting_solver *taken = NULL;
    lc_site_plan *plan = NULL;
    lc_table *table = NULL;
    lc_run *run = NULL;
    int heard = 0, flags;
    ok("run", lc_run_new(&run, &error), &error);
    ok("listener", lc_run_set_progress(run, hasty, &heard, &error), &error);
    for (flags = 0; flags <= (int)LC_PLUGIN_THREAD_SAFE; flags++) {
        taken = registered(&solver, HONEST, (uint64_t)flags);
        ok("solve", lc_siting_solve_with(siting, taken, NULL, NULL, &plan, &error), &error);
        ok("summary", lc_site_plan_summary(plan, &table, &error), &error);
        check("as good as ours, and known by its name",
              number(table, "objective", 0) == 35000 && number(table, "gap", 0) == 0 && text_is(table, "solver", 0, "mine"));
        lc_table_free(table);
        lc_site_plan_free(plan);
        plan = NULL;
        ok("laws", lc_siting_solver_check(taken, siting, &error), &error);
        refused("not its model", lc_siting_solve_with(centre, taken, NULL, NULL, &plan, &error), LC_STATUS_PLUGIN, &error);
        heard = 0;
        refused("stopped", lc_siting_solve_with(siting, taken, NULL, run, &plan, &error), LC_STATUS_CANCELLED, &error);
        check("the listener was asked", heard > 0);
        check("asked at home", flags != 0 || solver.elsewhere == 0);
        lc_siting_solver_free(taken);
        check("released once", solver.released == 1);
    }
    refused("ours is stopped as well", lc_siting_solve(siting, NULL, run, &plan, &error), LC_STATUS_CANCELLED, &error);
    lc_run_free(run);
    lc_siting_free(centre);
    lc_siting_free(siting);
}

/* One site for demand that can get to a site of its own only: there is no answer, which ours and an honest one say. */
static void no_answer(void)
{
    static const uint32_t each[] = {0, 1};
    static const double near_by[] = {1, 1};
    struct solver solver;
    lc_siting_options *options = asked(LC_SITING_MODEL_MEDIAN, 0, 1);
    lc_demand *demand = people();
    lc_sites *sites = places();
    lc_siting *siting = NULL;
    lc_site_plan *plan = NULL;
    lc_siting_solver *taken = registered(&solver, HONEST, 0);
    ok("apart", lc_siting_new(options, demand, sites, each, 2, each, near_by, &siting, &error), &error);
    refused("ours", lc_siting_solve(siting, NULL, NULL, &plan, &error), LC_STATUS_NOT_FOUND, &error);
    refused("theirs", lc_siting_solve_with(siting, taken, NULL, NULL, &plan, &error), LC_STATUS_NOT_FOUND, &error);
    lc_siting_solver_free(taken);
    lc_siting_free(siting);
    lc_sites_free(sites);
    lc_demand_free(demand);
    lc_siting_options_free(options);
}

/* Nothing a solver says is believed. The hall exists already, so that one may be chosen beside it. */
static void liars(void)
{
    static const uint8_t existing[] = {1, 0, 0}, none[] = {0, 0, 0};
    lc_siting_options *options = asked(LC_SITING_MODEL_MEDIAN, 0, 1);
    lc_demand *demand = people();
    lc_sites *sites = places();
    int answer;
    for (answer = INFEASIBLE; answer < ANSWERS; answer++) {
        struct solver solver;
        char what[32];
        lc_siting *siting = NULL;
        lc_site_plan *plan = NULL;
        lc_siting_solver *taken = registered(&solver, (enum answer)answer, 0);
        const uint8_t *there = answer == EXISTING ? existing : none;
        snprintf(what, sizeof what, "lie %d", answer);
        ok("existing", lc_sites_set_existing(sites, there, 3, &error), &error);
        ok("question", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
        refused(what, lc_siting_solve_with(siting, taken, NULL, NULL, &plan, &error), LC_STATUS_PLUGIN, &error);
        check("no plan of a liar", plan == NULL && solver.calls == 1);
        refused(what, lc_siting_solver_check(taken, siting, &error), LC_STATUS_PLUGIN, &error);
        lc_siting_solver_free(taken);
        lc_siting_free(siting);
    }
    lc_sites_free(sites);
    lc_demand_free(demand);
    lc_siting_options_free(options);
}

int main(void)
{
    own_solver();
    no_answer();
    liars();
    printf("%d promises of siting solvers broken\n", failures);
    return failures != 0;
}

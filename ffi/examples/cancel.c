/* Hearing of long work, and stopping it. Usage: cancel CITY.osm.pbf */
#include <lifecircle.h>

#include <stdio.h>
#include <string.h>

/* What the listener knows, and when it loses patience. */
struct user {
    int words;
    int patience;
};

/* Called on the thread that made the call: it may draw, lock, or ask an interpreter. */
static int32_t hear(const char *stage, uint64_t done, uint64_t total, void *context)
{
    struct user *user = (struct user *)context;
    (void)stage, (void)done, (void)total;
    return ++user->words > user->patience;
}

static int read_city(const char *path, int patience)
{
    struct user user = {0, 0};
    lc_error *error = NULL;
    lc_run *run = NULL;
    lc_study *study = NULL;
    int status;
    user.patience = patience;
    status = lc_run_new(&run, &error);
    if (status == LC_STATUS_OK) {
        status = lc_run_set_progress(run, hear, &user, &error);
    }
    if (status == LC_STATUS_OK) {
        status = lc_study_from_osm(path, strlen(path), NULL, run, &study, &error);
    }
    if (status == LC_STATUS_CANCELLED) {
        printf("stopped, and nothing is left of it: %s\n", study == NULL ? "no study" : "a study");
    } else if (status == LC_STATUS_OK) {
        printf("read to the end: %zu homes\n", lc_study_home_count(study));
    } else {
        fprintf(stderr, "status %d: %s\n", status, lc_error_message(error));
    }
    lc_error_free(error);
    lc_study_free(study);
    lc_run_free(run);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    return read_city(argv[1], 0) != LC_STATUS_CANCELLED || read_city(argv[1], 1000000) != LC_STATUS_OK;
}

/* Every function of the header with nothing but NULL and 0: a status and a message, never a crash. The calls are
 * written by nulls.py, so that a new function cannot be forgotten. */
#include "lifecircle.h"

#include <stdio.h>
#include <string.h>

static int failures = 0, calls = 0;

static void refuse(const char *name, int status, lc_error **error)
{
    calls++;
    if (status == LC_STATUS_OK || status == LC_STATUS_INTERNAL || strlen(lc_error_message(*error)) == 0) {
        fprintf(stderr, "FAILED %s of nothing: status %d: %s\n", name, status, lc_error_message(*error));
        failures++;
    }
    lc_error_free(*error);
    *error = NULL;
}

int main(void)
{
    lc_error *error = NULL;
#include "nulls.h"
    printf("%d functions of nothing, %d of them without a word\n", calls, failures);
    return failures != 0 || calls < 100;
}

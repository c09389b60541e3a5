/* The bench's load: one process, one thread, a few thousand WebSockets.
 *
 * Usage: load TASK name=value ...; prints one JSON object. See bench/README.md.
 */
#include "load.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

enum { MOST_FILES = 8192 };

double cpu_seconds(int process)
{
    clockid_t clock;
    struct timespec used;
    if (process == 0 || clock_getcpuclockid(process, &clock) || clock_gettime(clock, &used))
        return 0;
    return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

double resident_bytes(int process)
{
    char name[64], line[256];
    double kilobytes = 0;
    snprintf(name, sizeof name, "/proc/%d/status", process);
    FILE *file = fopen(name, "r");
    if (file == NULL)
        return 0;
    while (fgets(line, sizeof line, file))
        if (strncmp(line, "VmRSS:", 6) == 0)
            kilobytes = atof(line + 6);
    fclose(file);
    return kilobytes * 1024;
}

void print_latencies(const char *name, const struct histogram *histogram)
{
    static const double SHARES[] = {0.5, 0.95, 0.99};
    printf("\"%s\": {", name);
    for (size_t at = 0; at < 3 && histogram->total; at++)
        printf("\"p%g\": %.6f, ", SHARES[at] * 100, share_of(histogram, SHARES[at]));
    printf("\"count\": %llu}", (unsigned long long)histogram->total);
}

static void read_list(char *value, struct order *order)
{
    size_t room = 1;
    for (char *at = value; *at; at++)
        room += *at == ',';
    order->documents = calloc(room, sizeof *order->documents);
    for (char *one = strtok(value, ","); one != NULL; one = strtok(NULL, ","))
        order->documents[order->document_count++] = one;
}

static void read_factors(char *value, struct order *order)
{
    order->factor_count = 0;
    for (char *one = strtok(value, ","); one != NULL; one = strtok(NULL, ","))
        order->factors[order->factor_count++] = atof(one);
}

static void read_number(const char *name, const char *value, struct order *order)
{
    double number = atof(value);
    struct { const char *name; int *whole; double *any; } places[] = {
        {"port", &port, NULL}, {"server", &order->server, NULL},
        {"clients", &order->clients, NULL}, {"writers", &order->writers, NULL},
        {"stuck", &order->stuck, NULL}, {"count", &order->count, NULL},
        {"edit_rate", NULL, &order->edit_rate}, {"cursor_rate", NULL, &order->cursor_rate},
        {"seconds", NULL, &order->seconds}, {"patience", NULL, &order->patience},
        {"settle", NULL, &order->settle}, {"most_p99", NULL, &order->most_p99},
    };
    for (size_t at = 0; at < sizeof places / sizeof *places; at++)
        if (strcmp(places[at].name, name) == 0) {
            if (places[at].whole)
                *places[at].whole = (int)number;
            else
                *places[at].any = number;
            return;
        }
    errno = 0;
    die(name);
}

static void read_speech(const char *value)
{
    static const char *SPEECHES[] = {"plain", "ours", "hocuspocus", "fanout"};
    for (int at = 0; at < 4; at++)
        if (strcmp(SPEECHES[at], value) == 0)
            speech = (enum speech)at;
}

static void read_argument(char *argument, struct order *order)
{
    char *value = strchr(argument, '=');
    if (value == NULL)
        die(argument);
    *value++ = 0;
    if (strcmp(argument, "documents") == 0)
        read_list(value, order);
    else if (strcmp(argument, "factors") == 0)
        read_factors(value, order);
    else if (strcmp(argument, "edits") == 0)
        order->edits = value;
    else if (strcmp(argument, "prefix") == 0)
        prefix = value;
    else if (strcmp(argument, "bytes") == 0)
        order->bytes = strtoull(value, NULL, 10);
    else if (strcmp(argument, "speech") == 0)
        read_speech(value);
    else
        read_number(argument, value, order);
}

int main(int count, char **arguments)
{
    static const struct { const char *name; void (*play)(const struct order *); } TASKS[] = {
        {"crowd", play_crowd}, {"fill", fill}, {"join", join},
        {"hold", hold}, {"alone", write_alone}, {"pour", pour},
    };
    struct order order = {.factors = {1}, .factor_count = 1, .patience = 5, .settle = 0.5};
    order.most_p99 = INFINITY;
    for (int at = 2; at < count; at++)
        read_argument(arguments[at], &order);
    struct rlimit files = {MOST_FILES, MOST_FILES};
    setrlimit(RLIMIT_NOFILE, &files);
    events = epoll_create1(0);
    srandom(1);
    for (size_t at = 0; count > 1 && at < sizeof TASKS / sizeof *TASKS; at++)
        if (strcmp(arguments[1], TASKS[at].name) == 0) {
            TASKS[at].play(&order);
            return 0;
        }
    errno = 0;
    die("usage: load TASK name=value ...");
}

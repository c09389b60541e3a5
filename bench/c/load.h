/* What the load can do; each prints one JSON object. */
#ifndef LOAD_H
#define LOAD_H

#include "client.h"

#include <stdio.h>

struct order {
    const char *task, *edits;
    char **documents;
    int document_count;
    int server; /* its process id */
    int clients, writers, stuck;
    double edit_rate, cursor_rate; /* of one client, in a second */
    double seconds, patience, settle;
    double factors[16]; /* of the rates: one phase of a crowd for each */
    int factor_count;
    double most_p99; /* a ramp ends after a phase that took longer */
    uint64_t bytes;  /* of a document, from which on it counts as being there */
    int count;       /* how many: idle connections, edits of one writer */
};

double cpu_seconds(int process);
double resident_bytes(int process);
void print_latencies(const char *name, const struct histogram *histogram);

void play_crowd(const struct order *order);
void fill(const struct order *order);
void join(const struct order *order);
void hold(const struct order *order);
void write_alone(const struct order *order);
void pour(const struct order *order);

#endif

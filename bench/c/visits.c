/* Few clients at a time: filling boards, joining them, staying idle, writing alone. */
#include "load.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct client *enter(struct board *board, const char *document, int is_expected)
{
    struct client *client = calloc(1, sizeof *client);
    board->document = document;
    if (!client_open(client, board, 0, 0) || (!await_sync(client, 30) && is_expected))
        die("the server did not answer who joined");
    return client;
}

static void leave(struct client *client)
{
    client_close(client);
    free(client);
}

/* Sends what a writer has, and returns when the server has all of it for sure. */
static void send_rest(struct client *client, double seconds)
{
    double end = now() + seconds;
    while (client->writer->next < client->writer->count) {
        client_send_edit(client);
        serve_clients(0);
    }
    while ((client->wire.out.size || (speech == OURS && client->saved < client->sent))
           && !client->is_gone && now() < end)
        serve_clients(0.01);
    if (client->is_gone || now() >= end)
        die("what was sent was not taken");
}

/* Returns when someone who joins gets so many bytes. */
static void await_bytes(const char *document, uint64_t bytes)
{
    struct board board = {.count = 1};
    double end = now() + 30;
    for (;;) {
        struct client *reader = enter(&board, document, 0);
        double soon = now() + 0.3;
        while (reader->document_bytes < bytes && now() < soon)
            serve_clients(0.01);
        int is_there = reader->document_bytes >= bytes;
        leave(reader);
        if (is_there)
            return;
        if (now() > end)
            die("what was written did not come back");
    }
}

void fill(const struct order *order)
{
    int made;
    struct writer *writers = read_writers(order->edits, &made);
    struct board board = {.count = 1};
    for (int at = 0; at < order->document_count; at++) {
        struct client *client = enter(&board, order->documents[at], 1);
        client->writer = &writers[at % made];
        client->writer->next = 0;
        send_rest(client, 60);
        await_bytes(order->documents[at], order->bytes);
        leave(client);
    }
    printf("{}\n");
}

void pour(const struct order *order)
{
    int made;
    struct writer *writers = read_writers(order->edits, &made);
    struct board board = {.count = 1};
    double start = now();
    for (int at = 0; at < made; at++) {
        struct client *client = enter(&board, order->documents[0], 1);
        client->writer = &writers[at];
        send_rest(client, 120);
        leave(client);
    }
    printf("{\"seconds\": %.3f}\n", now() - start);
}

void join(const struct order *order)
{
    printf("{\"joins\": [");
    for (int at = 0; at < order->document_count; at++) {
        struct board board = {.count = 1, .document = order->documents[at]};
        struct client *client = calloc(1, sizeof *client);
        /* The first one shows that the server is awake, and holds nothing. */
        uint64_t wanted = at ? order->bytes : 1;
        double start = now(), end = start + 30, cpu = cpu_seconds(order->server);
        if (!client_open(client, &board, 0, 0))
            die("the server took no connection");
        while (client->document_bytes < wanted && now() < end)
            serve_clients(0.1);
        if (client->document_bytes < wanted)
            die("a document did not come");
        printf("%s{\"seconds\": %.6f, \"cpu\": %.6f, \"bytes\": %llu}", at ? ", " : "",
               now() - start, cpu_seconds(order->server) - cpu,
               (unsigned long long)client->document_bytes);
        leave(client);
    }
    printf("]}\n");
}

static void serve_for(double seconds)
{
    double end = now() + seconds;
    while (now() < end)
        serve_clients(end - now());
}

static void open_many(struct board *board, int count)
{
    board->clients = calloc((size_t)count, sizeof *board->clients);
    for (int at = 0; at < count; at++)
        if (!client_open(&board->clients[at], board, 0, 0) || !await_sync(&board->clients[at], 30))
            die("the server did not answer who joined");
}

/* The first document is joined before anything is counted; idle connections go to it. */
void hold(const struct order *order)
{
    struct board *held = calloc((size_t)order->document_count, sizeof *held);
    struct board idle = {.count = 1, .document = order->documents[0]};
    held[0] = (struct board){.count = 1, .document = order->documents[0]};
    open_many(&held[0], 1);
    serve_for(order->settle);
    double empty = resident_bytes(order->server);
    for (int at = 1; at < order->document_count; at++) {
        held[at] = (struct board){.count = 1, .document = order->documents[at]};
        open_many(&held[at], 1);
    }
    serve_for(order->settle);
    double loaded = resident_bytes(order->server);
    open_many(&idle, order->count);
    serve_for(order->settle);
    double crowded = resident_bytes(order->server);
    printf("{\"empty\": %.0f, \"loaded\": %.0f, \"crowded\": %.0f}\n", empty, loaded, crowded);
}

/* Each edit is sent when the one before it came to the reader, and was saved where that is told. */
void write_alone(const struct order *order)
{
    int made;
    struct writer *writers = read_writers(order->edits, &made);
    struct board board = {.count = 2};
    struct client *writer = enter(&board, order->documents[0], 1);
    struct client *reader = enter(&board, order->documents[0], 1);
    writer->writer = &writers[0];
    client_send_edit(writer);
    serve_for(order->settle);
    forget_latencies(&doc_latencies);
    forget_latencies(&saved_latencies);
    counted_since = now();
    for (int at = 0; at < order->count; at++) {
        uint64_t seen = reader->edits_seen;
        double end = now() + 10;
        client_send_edit(writer);
        while ((reader->edits_seen == seen || (speech == OURS && writer->saved < writer->sent))
               && now() < end)
            serve_clients(0.1);
    }
    printf("{");
    print_latencies("doc", &doc_latencies);
    printf(", ");
    print_latencies("saved", &saved_latencies);
    printf("}\n");
}

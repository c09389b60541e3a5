/* A client of the bench: it speaks y-websocket's protocol, keeps no document, and counts.
 *
 * Edits are real updates made beforehand. Each drags a note to [x, y, z]: x marks the place, y is
 * the time of sending, z says who sent it. Whatever a server merges or encodes anew, these three
 * numbers come out as they went in.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include "wire.h"

/* The dialects: plain y-websocket, ours (says hello, is told what is saved), Hocuspocus, none. */
enum speech { PLAIN, OURS, HOCUSPOCUS, FANOUT };

struct histogram {
    uint32_t counts[2048];
    uint64_t total;
    double most;
};

struct edit {
    uint8_t *data;
    uint32_t size, time_at; /* where the time of sending goes; 0 in the one that makes the note */
};

struct writer {
    struct edit *edits;
    uint32_t count, next;
    double name;
};

struct board {
    const char *document;
    struct client *clients;
    int count;
    uint64_t edits_arrived, cursors_arrived;
};

struct client {
    struct wire wire;
    struct board *board;
    struct writer *writer;
    int number; /* on its board */
    int is_open, is_synced, is_gone, is_stuck, is_waiting;
    int close_code;
    uint32_t clock;   /* of its own presence */
    uint32_t *clocks; /* the latest that it saw of each client of its board */
    double *sent_at;  /* when its document frames were sent, as far as `saved` counts them */
    uint32_t sent, saved, sent_room;
    uint64_t document_bytes, frames, edits_seen;
    double last_edit_sent; /* when the edit that came last was sent */
};

extern enum speech speech;
extern const char *host, *prefix;
extern int port;
extern int events; /* the epoll that all clients are in */
extern struct histogram doc_latencies, saved_latencies;
extern double counted_since; /* latencies of what was sent before are not kept */

void note_latency(struct histogram *histogram, double seconds);
void forget_latencies(struct histogram *histogram);
double share_of(const struct histogram *histogram, double share);

struct writer *read_writers(const char *file, int *count);
/* Returns 0 when the server does not take the connection. */
int client_open(struct client *client, struct board *board, int number, int receive_buffer);
void client_watch(struct client *client, int reads);
void client_close(struct client *client);
void client_send_edit(struct client *client);
void client_send_update(struct client *client, const uint8_t *update, size_t size);
void client_send_cursor(struct client *client);
/* Takes in what comes to all clients for at most so many seconds. */
void serve_clients(double seconds);
/* Serves until the client is synced, gone, or the patience is over; tells whether it is synced. */
int await_sync(struct client *client, double seconds);

#endif

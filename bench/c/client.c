#include "client.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>

enum { SYNC = 0, AWARENESS = 1, AUTH = 2, SYNC_REPLY = 4, HELLO = 64, SAVED = 65 };
enum { STEP1 = 0, STEP2 = 1, UPDATE = 2 };
enum { EVENTS_AT_ONCE = 512, FIRST_CLIENT_ID = 1000000, BUCKETS_PER_OCTAVE = 64 };

static const double MARK_X = 800.123456789;
static const uint8_t NUMBER = 0x7b; /* how lib0 announces a number of eight bytes */

enum speech speech;
const char *host = "127.0.0.1", *prefix = "";
int port, events;
struct histogram doc_latencies, saved_latencies;
double counted_since;
static struct bytes message, framed; /* scratch: what is being sent */
static uint8_t mark[10];

/* --- latencies: from 1 microsecond, each bucket 1.1 % wider than the one before -------------- */

void note_latency(struct histogram *histogram, double seconds)
{
    double at = seconds > 1e-6 ? log2(seconds * 1e6) * BUCKETS_PER_OCTAVE : 0;
    histogram->counts[at < 2047 ? (int)at : 2047]++;
    histogram->total++;
    if (seconds > histogram->most)
        histogram->most = seconds;
}

void forget_latencies(struct histogram *histogram)
{
    memset(histogram, 0, sizeof *histogram);
}

double share_of(const struct histogram *histogram, double share)
{
    uint64_t wanted = (uint64_t)ceil((double)histogram->total * share), seen = 0;
    for (int at = 0; at < 2047; at++)
        if ((seen += histogram->counts[at]) >= wanted)
            return fmin(exp2((at + 1.0) / BUCKETS_PER_OCTAVE) / 1e6, histogram->most);
    return histogram->most;
}

/* --- numbers as lib0 writes them ------------------------------------------------------------- */

static void write_double(uint8_t *to, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, 8);
    bits = __builtin_bswap64(bits);
    memcpy(to, &bits, 8);
}

static double read_double(const uint8_t *from)
{
    uint64_t bits;
    double value;
    memcpy(&bits, from, 8);
    bits = __builtin_bswap64(bits);
    memcpy(&value, &bits, 8);
    return value;
}

static uint64_t take_uint(const uint8_t **from, const uint8_t *end)
{
    uint64_t value = 0;
    for (int shift = 0; *from < end; shift += 7) {
        uint8_t byte = *(*from)++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    return value;
}

/* --- edits made beforehand ------------------------------------------------------------------- */

static uint32_t read_number(FILE *file)
{
    uint32_t value;
    if (fread(&value, sizeof value, 1, file) != 1)
        die("the file of edits ends too early");
    return value;
}

struct writer *read_writers(const char *name, int *count)
{
    FILE *file = fopen(name, "rb");
    if (file == NULL)
        die(name);
    *count = (int)read_number(file);
    struct writer *writers = calloc((size_t)*count, sizeof *writers);
    for (int at = 0; at < *count; at++) {
        struct writer *writer = &writers[at];
        writer->name = 0.123456789 + at;
        writer->count = read_number(file);
        writer->edits = calloc(writer->count, sizeof *writer->edits);
        for (uint32_t number = 0; number < writer->count; number++) {
            struct edit *edit = &writer->edits[number];
            edit->size = read_number(file);
            edit->time_at = read_number(file);
            edit->data = malloc(edit->size);
            if (fread(edit->data, edit->size, 1, file) != 1)
                die("the file of edits ends too early");
        }
    }
    fclose(file);
    mark[0] = mark[9] = NUMBER;
    write_double(mark + 1, MARK_X);
    return writers;
}

/* --- the way out ----------------------------------------------------------------------------- */

static void begin(struct client *client, int kind)
{
    message.size = 0;
    if (speech == HOCUSPOCUS) {
        const char *name = client->board->document;
        put_uint(&message, strlen(name));
        put(&message, name, strlen(name));
    }
    put_byte(&message, (uint8_t)kind);
}

static void post(struct client *client)
{
    framed.size = 0;
    wire_frame(&framed, OP_BINARY, message.data, message.size, 1);
    if (!client->is_gone && !wire_write(&client->wire, framed.data, framed.size))
        client->is_gone = 1;
    if (client->wire.out.size && !client->is_waiting)
        client_watch(client, !client->is_stuck);
}

static void post_document_frame(struct client *client)
{
    if (client->sent == client->sent_room) {
        client->sent_room = client->sent_room * 2 + 64;
        client->sent_at = realloc(client->sent_at, client->sent_room * sizeof *client->sent_at);
    }
    client->sent_at[client->sent++] = now();
    post(client);
}

static void send_step(struct client *client, int step, const uint8_t *data, size_t size)
{
    begin(client, SYNC);
    put_byte(&message, (uint8_t)step);
    put_uint(&message, size);
    put(&message, data, size);
    if (step == STEP1)
        post(client);
    else
        post_document_frame(client);
}

static void greet(struct client *client)
{
    static const uint8_t NOTHING[1] = {0};
    if (speech == OURS) {
        begin(client, HELLO);
        put_byte(&message, 1);
        post(client);
    }
    if (speech == HOCUSPOCUS) {
        begin(client, AUTH);
        put_byte(&message, 0); /* a token, and it is empty */
        put_byte(&message, 0);
        post(client);
    }
    send_step(client, STEP1, NOTHING, 1);
}

void client_send_update(struct client *client, const uint8_t *update, size_t size)
{
    send_step(client, UPDATE, update, size);
}

void client_send_edit(struct client *client)
{
    struct writer *writer = client->writer;
    if (writer->next == writer->count)
        die("more edits were wanted than were made");
    struct edit *edit = &writer->edits[writer->next++];
    if (edit->time_at) {
        write_double(edit->data + edit->time_at, now());
        write_double(edit->data + edit->time_at + 9, writer->name);
    }
    client_send_update(client, edit->data, edit->size);
}

void client_send_cursor(struct client *client)
{
    char state[256];
    struct bytes entry = {0};
    int id = FIRST_CLIENT_ID + client->number;
    uint32_t clock = ++client->clock;
    int size = snprintf(state, sizeof state,
        "{\"participant\":{\"id\":\"%d\",\"name\":\"Person %d\",\"department\":\"\","
        "\"colour\":\"teal\"},\"map\":null,\"cursor\":[%u.5,%u.25]}",
        id, client->number, 100 + clock * 7 % 4000, 100 + clock * 5 % 2000);
    put_uint(&entry, 1);
    put_uint(&entry, (uint64_t)id);
    put_uint(&entry, clock);
    put_uint(&entry, (uint64_t)size);
    put(&entry, state, (size_t)size);
    begin(client, AWARENESS);
    put_uint(&message, entry.size);
    put(&message, entry.data, entry.size);
    free(entry.data);
    post(client);
}

/* --- the way in ------------------------------------------------------------------------------ */

static void note_edits(struct client *client, const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size;
    while ((data = memmem(data, (size_t)(end - data), mark, sizeof mark)) && end - data >= 27) {
        double sent = read_double(data + 10), by = read_double(data + 19);
        data += 27;
        /* Some servers send an edit to its author as well: that is no delivery. */
        if (client->writer != NULL && client->writer->name == by)
            continue;
        client->edits_seen++;
        client->last_edit_sent = sent;
        client->board->edits_arrived++;
        if (sent >= counted_since)
            note_latency(&doc_latencies, now() - sent);
    }
}

static void note_cursors(struct client *client, const uint8_t *data, const uint8_t *end)
{
    take_uint(&data, end);
    for (uint64_t left = take_uint(&data, end); left > 0 && data < end; left--) {
        uint64_t id = take_uint(&data, end) - FIRST_CLIENT_ID;
        uint32_t clock = (uint32_t)take_uint(&data, end);
        data += take_uint(&data, end);
        if (id >= (uint64_t)client->board->count || (int)id == client->number)
            continue;
        if (clock > client->clocks[id]) {
            client->board->cursors_arrived += clock - client->clocks[id];
            client->clocks[id] = clock;
        }
    }
}

static void note_saved(struct client *client, uint32_t saved)
{
    for (; client->saved < saved && client->saved < client->sent; client->saved++)
        if (client->sent_at[client->saved] >= counted_since)
            note_latency(&saved_latencies, now() - client->sent_at[client->saved]);
}

static void take_sync(struct client *client, const uint8_t *data, const uint8_t *end)
{
    static const uint8_t EMPTY[2] = {0, 0};
    if (data < end && *data == STEP1) {
        send_step(client, STEP2, EMPTY, sizeof EMPTY);
        return;
    }
    client->document_bytes += (uint64_t)(end - data);
    client->is_synced |= *data == STEP2;
    note_edits(client, data, (size_t)(end - data));
}

static void take_message(struct client *client, const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size;
    client->frames++;
    if (speech == HOCUSPOCUS)
        data += take_uint(&data, end);
    uint64_t kind = take_uint(&data, end);
    if (kind == SYNC || (speech == HOCUSPOCUS && kind == SYNC_REPLY))
        take_sync(client, data, end);
    else if (kind == AWARENESS)
        note_cursors(client, data, end);
    else if (kind == SAVED)
        note_saved(client, (uint32_t)take_uint(&data, end));
}

static void take_frames(struct client *client)
{
    struct frame frame;
    while (wire_next(&client->wire, &frame)) {
        if (frame.opcode == OP_BINARY) {
            take_message(client, frame.data, frame.size);
        } else if (frame.opcode == OP_PING) {
            framed.size = 0;
            wire_frame(&framed, OP_PONG, frame.data, frame.size, 1);
            wire_write(&client->wire, framed.data, framed.size);
        } else if (frame.opcode == OP_CLOSE) {
            client->is_gone = 1;
            if (frame.size >= 2)
                client->close_code = frame.data[0] << 8 | frame.data[1];
        }
    }
}

static void take_head(struct client *client)
{
    size_t head = wire_head(&client->wire);
    if (head == 0)
        return;
    if (strstr((char *)client->wire.in.data, " 101 ") == NULL)
        die("the server refused a WebSocket");
    wire_head_taken(&client->wire, head);
    client->is_open = 1;
    client->is_synced = speech == FANOUT; /* which answers nobody */
    if (speech != FANOUT)
        greet(client);
}

static void serve_one(struct client *client, uint32_t what)
{
    if (what & EPOLLOUT) {
        client->is_gone |= !wire_flush(&client->wire);
        if (client->wire.out.size == 0)
            client_watch(client, !client->is_stuck);
    }
    if (!(what & ~(uint32_t)EPOLLOUT) || client->is_stuck)
        return;
    client->is_gone |= !wire_read(&client->wire);
    if (!client->is_open)
        take_head(client);
    if (client->is_open)
        take_frames(client);
    if (client->is_gone)
        epoll_ctl(events, EPOLL_CTL_DEL, client->wire.fd, NULL);
}

void serve_clients(double seconds)
{
    struct epoll_event ready[EVENTS_AT_ONCE];
    double most = seconds > 0 ? seconds : 0;
    struct timespec wait = {(time_t)most, (long)((most - floor(most)) * 1e9)};
    int count = epoll_pwait2(events, ready, EVENTS_AT_ONCE, &wait, NULL);
    for (int at = 0; at < count; at++)
        serve_one(ready[at].data.ptr, ready[at].events);
}

int await_sync(struct client *client, double seconds)
{
    double end = now() + seconds;
    while (!client->is_synced && !client->is_gone && now() < end)
        serve_clients(0.1);
    return client->is_synced;
}

/* --- coming and going ------------------------------------------------------------------------ */

void client_watch(struct client *client, int reads)
{
    client->is_waiting = client->wire.out.size > 0;
    struct epoll_event event = {.data.ptr = client};
    event.events = (reads ? EPOLLIN : 0) | (client->is_waiting ? EPOLLOUT : 0);
    epoll_ctl(events, EPOLL_CTL_MOD, client->wire.fd, &event);
}

int client_open(struct client *client, struct board *board, int number, int receive_buffer)
{
    char request[1024];
    client->board = board;
    client->number = number;
    client->clocks = calloc((size_t)board->count + 1, sizeof *client->clocks);
    if (!wire_connect(&client->wire, host, port, receive_buffer))
        return 0;
    int size = snprintf(request, sizeof request,
        "GET /%s%s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: " WIRE_KEY "\r\nSec-WebSocket-Version: 13\r\n\r\n",
        prefix, board->document, host, port);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = client};
    epoll_ctl(events, EPOLL_CTL_ADD, client->wire.fd, &event);
    return wire_write(&client->wire, (uint8_t *)request, (size_t)size);
}

void client_close(struct client *client)
{
    wire_close(&client->wire);
    free(client->clocks);
    free(client->sent_at);
    memset(client, 0, sizeof *client);
    client->wire.fd = -1;
}

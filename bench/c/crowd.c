/* Boards full of people: who sends what when, and what came of it. */
#include "load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { STUCK_RECEIVE_BUFFER = 4096, OPENED_AT_ONCE = 32 };

struct sending {
    double at;
    struct client *client;
    int is_edit;
};

static struct board *boards;
static struct writer *writers;
static int board_count;

static struct board *new_boards(const struct order *order)
{
    int made;
    writers = read_writers(order->edits, &made);
    if (made < order->document_count * order->writers)
        die("fewer writers were made than are wanted");
    board_count = order->document_count;
    boards = calloc((size_t)board_count, sizeof *boards);
    for (int at = 0; at < board_count; at++) {
        boards[at].document = order->documents[at];
        boards[at].count = order->clients;
        boards[at].clients = calloc((size_t)order->clients, sizeof *boards[at].clients);
    }
    return boards;
}

static void open_all(const struct order *order)
{
    int opened = 0;
    struct writer *next = writers;
    for (int number = 0; number < order->clients; number++)
        for (int at = 0; at < board_count; at++) {
            struct client *client = &boards[at].clients[number];
            int will_stick = number >= order->clients - order->stuck;
            if (!client_open(client, &boards[at], number, will_stick ? STUCK_RECEIVE_BUFFER : 0))
                die("the server took no connection");
            if (number < order->writers)
                client->writer = next++;
            if (++opened % OPENED_AT_ONCE == 0 && !await_sync(client, 20))
                die("the server did not answer who joined");
        }
    for (int at = 0; at < board_count; at++)
        for (int number = 0; number < order->clients; number++)
            if (!await_sync(&boards[at].clients[number], 20))
                die("the server did not answer who joined");
}

static void serve_until(double moment)
{
    while (now() < moment)
        serve_clients(moment - now());
}

/* Everyone shows where they are, and those who will write make their note. */
static void settle(const struct order *order)
{
    for (int at = 0; at < board_count; at++)
        for (int number = 0; number < order->clients - order->stuck; number++) {
            client_send_cursor(&boards[at].clients[number]);
            if (number < order->writers)
                client_send_edit(&boards[at].clients[number]);
            serve_clients(0);
        }
    serve_until(now() + order->settle);
}

static int is_before(const void *one, const void *other)
{
    double difference = ((const struct sending *)one)->at - ((const struct sending *)other)->at;
    return difference < 0 ? -1 : difference > 0;
}

static size_t plan(struct sending *to, struct client *client, double rate, double seconds, int edit)
{
    size_t count = (size_t)(rate * seconds);
    double first = (double)random() / (double)RAND_MAX / rate;
    for (size_t at = 0; at < count; at++)
        to[at] = (struct sending){first + (double)at / rate, client, edit};
    return count;
}

static struct sending *plan_all(const struct order *order, double factor, size_t *count)
{
    double rate = order->edit_rate + order->cursor_rate;
    size_t most = (size_t)(rate * factor * order->seconds + 2);
    size_t all = (size_t)board_count * (size_t)order->clients;
    struct sending *sendings = calloc(most * all, sizeof *sendings);
    *count = 0;
    for (int at = 0; at < board_count; at++)
        for (int number = 0; number < order->clients - order->stuck; number++) {
            struct client *client = &boards[at].clients[number];
            if (order->cursor_rate > 0)
                *count += plan(sendings + *count, client, order->cursor_rate * factor,
                               order->seconds, 0);
            if (client->writer != NULL && order->edit_rate > 0)
                *count += plan(sendings + *count, client, order->edit_rate * factor,
                               order->seconds, 1);
        }
    qsort(sendings, *count, sizeof *sendings, is_before);
    return sendings;
}

static uint64_t arrived(int edits)
{
    uint64_t sum = 0;
    for (int at = 0; at < board_count; at++)
        sum += edits ? boards[at].edits_arrived : boards[at].cursors_arrived;
    return sum;
}

static int count_gone(void)
{
    int gone = 0;
    for (int at = 0; at < board_count; at++)
        for (int number = 0; number < boards[at].count; number++)
            gone += boards[at].clients[number].is_gone;
    return gone;
}

static double own_cpu(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double send_all(const struct sending *sendings, size_t count)
{
    double start = now(), latest = 0;
    for (size_t at = 0; at < count; at++) {
        serve_until(start + sendings[at].at);
        double late = now() - start - sendings[at].at;
        latest = late > latest ? late : latest;
        if (sendings[at].is_edit)
            client_send_edit(sendings[at].client);
        else
            client_send_cursor(sendings[at].client);
        if (at % 16 == 0)
            serve_clients(0);
    }
    return latest;
}

/* Plays one phase; tells whether everything arrived soon enough to go on. */
static int play(const struct order *order, double factor)
{
    size_t count, edits = 0;
    struct sending *sendings = plan_all(order, factor, &count);
    for (size_t at = 0; at < count; at++)
        edits += (size_t)sendings[at].is_edit;
    uint64_t others = (uint64_t)(order->clients - order->stuck - 1);
    uint64_t edits_wanted = arrived(1) + edits * others;
    uint64_t cursors_wanted = arrived(0) + (count - edits) * others;
    forget_latencies(&doc_latencies);
    forget_latencies(&saved_latencies);
    double cpu = cpu_seconds(order->server), own = own_cpu(), start = counted_since = now();
    double resident = resident_bytes(order->server);

    double late = send_all(sendings, count);
    double end = now() + order->patience;
    while ((arrived(1) < edits_wanted || arrived(0) < cursors_wanted) && now() < end)
        serve_clients(0.002);
    cpu = cpu_seconds(order->server) - cpu;
    double took = now() - start, p99 = share_of(&doc_latencies, 0.99);
    int64_t lost = (int64_t)(edits_wanted - arrived(1));

    printf("{\"factor\": %g, \"seconds\": %.4f, \"deliveries\": %llu, \"lost\": %lld, ", factor, took,
           (unsigned long long)(count * others), (long long)lost);
    printf("\"cursors_missing\": %lld, \"gone\": %d, \"cpu\": %.4f, \"own_cpu\": %.4f, ",
           (long long)(cursors_wanted - arrived(0)), count_gone(), cpu, own_cpu() - own);
    printf("\"late\": %.4f, \"grown\": %.0f, \"resident\": %.0f, ", late,
           resident_bytes(order->server) - resident, resident_bytes(order->server));
    print_latencies("doc", &doc_latencies);
    printf(", ");
    print_latencies("saved", &saved_latencies);
    printf("}");
    free(sendings);
    return lost == 0 && p99 <= order->most_p99;
}

static void stop_reading(const struct order *order)
{
    for (int at = 0; at < board_count; at++)
        for (int number = order->clients - order->stuck; number < order->clients; number++) {
            boards[at].clients[number].is_stuck = 1;
            client_watch(&boards[at].clients[number], 0);
        }
}

void play_crowd(const struct order *order)
{
    new_boards(order);
    open_all(order);
    settle(order);
    stop_reading(order);
    printf("{\"phases\": [");
    for (int at = 0; at < order->factor_count; at++) {
        printf(at ? ", " : "");
        if (!play(order, order->factors[at]))
            break;
        serve_until(now() + order->settle / 2);
    }
    printf("]}\n");
}

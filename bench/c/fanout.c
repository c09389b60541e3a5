/* The physical limit: every frame goes to everyone else on its path; no CRDT, disk or check.
 *
 * Usage: fanout PORT WINDOW_MS; with a window of 0 each frame is sent on at once, otherwise what
 * came in a window goes out as one piece, to its senders as well.
 */
#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_SOCKETS = 4096, MOST_ROOMS = 512, EVENTS_AT_ONCE = 256, PATH_SIZE = 128 };

struct room {
    char path[PATH_SIZE];
    struct bytes gathered;
    int members[MOST_SOCKETS];
    int count;
};

static struct wire wires[MOST_SOCKETS];
static struct room *rooms_of[MOST_SOCKETS];
static struct room *rooms[MOST_ROOMS];
static int room_count;
static double window;

static struct room *room_at(const char *path, size_t size)
{
    for (int at = 0; at < room_count; at++)
        if (strlen(rooms[at]->path) == size && memcmp(rooms[at]->path, path, size) == 0)
            return rooms[at];
    if (room_count == MOST_ROOMS || size >= PATH_SIZE)
        die("too many rooms, or too long a path");
    struct room *room = rooms[room_count++] = calloc(1, sizeof *room);
    memcpy(room->path, path, size);
    return room;
}

static void leave(int fd)
{
    struct room *room = rooms_of[fd];
    for (int at = 0; room != NULL && at < room->count; at++)
        if (room->members[at] == fd)
            room->members[at--] = room->members[--room->count];
    rooms_of[fd] = NULL;
    wire_close(&wires[fd]);
}

/* What a socket does not take at once is dropped with the socket: a limit waits for nobody. */
static void pass_on(struct room *room, const struct bytes *data, int except)
{
    for (int at = room->count - 1; at >= 0; at--) {
        int fd = room->members[at];
        if (fd != except && send(fd, data->data, data->size, MSG_NOSIGNAL) != (ssize_t)data->size)
            leave(fd);
    }
}

static int shake_hands(int fd)
{
    static const char ANSWER[] =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " WIRE_ACCEPT "\r\n\r\n";
    size_t head = wire_head(&wires[fd]);
    if (head == 0)
        return 0;
    char *path = strchr((char *)wires[fd].in.data, ' ');
    if (path == NULL || strstr(path, WIRE_KEY) == NULL)
        die("a client that is not the bench's");
    struct room *room = rooms_of[fd] = room_at(path + 1, strcspn(path + 1, " "));
    room->members[room->count++] = fd;
    wire_head_taken(&wires[fd], head);
    return wire_write(&wires[fd], (const uint8_t *)ANSWER, sizeof ANSWER - 1);
}

static void take_frames(int fd)
{
    struct frame frame;
    while (rooms_of[fd] != NULL && wire_next(&wires[fd], &frame)) {
        struct room *room = rooms_of[fd];
        if (frame.opcode == OP_CLOSE) {
            leave(fd);
            return;
        }
        wire_frame(&room->gathered, OP_BINARY, frame.data, frame.size, 0);
        if (window == 0) {
            pass_on(room, &room->gathered, fd);
            room->gathered.size = 0;
        }
    }
}

static void flush_all(void)
{
    for (int at = 0; at < room_count; at++) {
        if (rooms[at]->gathered.size)
            pass_on(rooms[at], &rooms[at]->gathered, -1);
        rooms[at]->gathered.size = 0;
    }
}

static void welcome(int events, int listener)
{
    int fd = accept(listener, NULL, NULL);
    if (fd < 0 || fd >= MOST_SOCKETS)
        die("accept");
    wire_set_up(fd);
    memset(&wires[fd], 0, sizeof wires[fd]);
    wires[fd].fd = fd;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(events, EPOLL_CTL_ADD, fd, &event);
}

static void serve(int events, int listener)
{
    struct epoll_event ready[EVENTS_AT_ONCE];
    double due = now() + window;
    for (;;) {
        int wait = window == 0 ? -1 : due > now() ? (int)((due - now()) * 1000) + 1 : 0;
        int count = epoll_wait(events, ready, EVENTS_AT_ONCE, wait);
        for (int at = 0; at < count; at++) {
            int fd = ready[at].data.fd;
            if (fd == listener)
                welcome(events, listener);
            else if (!wire_read(&wires[fd]))
                leave(fd);
            else if (rooms_of[fd] != NULL || shake_hands(fd))
                take_frames(fd);
        }
        if (window > 0 && now() >= due) {
            flush_all();
            due = now() + window;
        }
    }
}

int main(int count, char **arguments)
{
    if (count != 3)
        die("usage: fanout PORT WINDOW_MS");
    window = atof(arguments[2]) / 1000;
    struct rlimit files = {MOST_SOCKETS, MOST_SOCKETS};
    setrlimit(RLIMIT_NOFILE, &files);
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)atoi(arguments[1])),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1, events = epoll_create1(0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 1024))
        die("listen");
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(events, EPOLL_CTL_ADD, listener, &event);
    serve(events, listener);
}

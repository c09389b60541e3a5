#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const uint8_t MASK[4] = {0x5a, 0xa5, 0x3c, 0xc3};
enum { READ_AT_ONCE = 64 * 1024 };

double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, errno ? strerror(errno) : "gave up");
    exit(1);
}

static void make_room(struct bytes *in, size_t more)
{
    if (in->size + more <= in->room)
        return;
    in->room = (in->size + more) * 2;
    in->data = realloc(in->data, in->room);
    if (in->data == NULL)
        die("memory");
}

void put(struct bytes *to, const void *data, size_t size)
{
    make_room(to, size);
    memcpy(to->data + to->size, data, size);
    to->size += size;
}

void put_byte(struct bytes *to, uint8_t value)
{
    put(to, &value, 1);
}

void put_uint(struct bytes *to, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        put_byte(to, (uint8_t)(value & 0x7f) | 0x80);
    put_byte(to, (uint8_t)value);
}

void wire_set_up(int fd)
{
    int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

int wire_connect(struct wire *wire, const char *host, int port, int receive_buffer)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    memset(wire, 0, sizeof *wire);
    wire->masks = 1;
    wire->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (wire->fd < 0)
        die("socket");
    if (receive_buffer)
        setsockopt(wire->fd, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    if (connect(wire->fd, (struct sockaddr *)&address, sizeof address) < 0)
        return 0;
    wire_set_up(wire->fd);
    return 1;
}

int wire_read(struct wire *wire)
{
    if (wire->taken > 0) {
        wire->in.size -= wire->taken;
        memmove(wire->in.data, wire->in.data + wire->taken, wire->in.size);
        wire->taken = 0;
    }
    make_room(&wire->in, READ_AT_ONCE);
    ssize_t size = recv(wire->fd, wire->in.data + wire->in.size, wire->in.room - wire->in.size, 0);
    if (size > 0)
        wire->in.size += (size_t)size;
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

static size_t read_length(const uint8_t *data, size_t bytes)
{
    size_t value = 0;
    for (size_t at = 0; at < bytes; at++)
        value = value << 8 | data[at];
    return value;
}

int wire_next(struct wire *wire, struct frame *frame)
{
    uint8_t *data = wire->in.data + wire->taken;
    size_t left = wire->in.size - wire->taken;
    if (left < 2)
        return 0;
    size_t size = data[1] & 0x7f, wide = size == 126 ? 2 : size == 127 ? 8 : 0;
    int is_masked = data[1] & 0x80;
    size_t head = 2 + wide + (is_masked ? 4 : 0);
    if (left < head)
        return 0;
    if (wide)
        size = read_length(data + 2, wide);
    if (left < head + size)
        return 0;
    frame->opcode = data[0] & 0x0f;
    frame->data = data + head;
    frame->size = size;
    if (is_masked)
        for (size_t at = 0; at < size; at++)
            frame->data[at] ^= data[head - 4 + at % 4];
    wire->taken += head + size;
    return 1;
}

size_t wire_head(struct wire *wire)
{
    if (wire->in.size < 4)
        return 0;
    uint8_t *end = memmem(wire->in.data, wire->in.size, "\r\n\r\n", 4);
    if (end == NULL)
        return 0;
    *end = 0;
    return (size_t)(end - wire->in.data) + 4;
}

void wire_head_taken(struct wire *wire, size_t size)
{
    wire->taken = size;
}

void wire_frame(struct bytes *to, int opcode, const uint8_t *data, size_t size, int masks)
{
    uint8_t head[14];
    size_t used = 2;
    head[0] = 0x80 | (uint8_t)opcode;
    if (size < 126) {
        head[1] = (uint8_t)size;
    } else {
        size_t wide = size < 65536 ? 2 : 8;
        head[1] = wide == 2 ? 126 : 127;
        for (size_t at = 0; at < wide; at++)
            head[used++] = (uint8_t)(size >> 8 * (wide - 1 - at));
    }
    if (masks) {
        head[1] |= 0x80;
        memcpy(head + used, MASK, 4);
        used += 4;
    }
    put(to, head, used);
    put(to, data, size);
    if (masks)
        for (size_t at = 0; at < size; at++)
            to->data[to->size - size + at] ^= MASK[at % 4];
}

int wire_write(struct wire *wire, const uint8_t *data, size_t size)
{
    if (wire->out.size == 0) {
        ssize_t sent = send(wire->fd, data, size, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return 0;
        if (sent > 0) {
            data += sent;
            size -= (size_t)sent;
        }
    }
    put(&wire->out, data, size);
    return 1;
}

int wire_flush(struct wire *wire)
{
    ssize_t sent = send(wire->fd, wire->out.data, wire->out.size, MSG_NOSIGNAL);
    if (sent < 0)
        return errno == EAGAIN;
    wire->out.size -= (size_t)sent;
    memmove(wire->out.data, wire->out.data + sent, wire->out.size);
    return 1;
}

void wire_close(struct wire *wire)
{
    if (wire->fd >= 0)
        close(wire->fd);
    free(wire->in.data);
    free(wire->out.data);
    memset(wire, 0, sizeof *wire);
    wire->fd = -1;
}

/* WebSocket frames over non-blocking sockets, as far as the bench needs them.
 *
 * Both ends of the bench use it: the load (which masks what it sends) and the fan-out (which does
 * not). Everyone uses one key, so that nobody has to compute a hash.
 */
#ifndef WIRE_H
#define WIRE_H

#include <stddef.h>
#include <stdint.h>

#define WIRE_KEY "AAAAAAAAAAAAAAAAAAAAAA=="
#define WIRE_ACCEPT "ICX+Yqv66kxgM0FcWaLWlFLwTAI="

enum { OP_BINARY = 0x2, OP_CLOSE = 0x8, OP_PING = 0x9, OP_PONG = 0xA };

struct bytes {
    uint8_t *data;
    size_t size, room;
};

struct frame {
    int opcode;
    uint8_t *data;
    size_t size;
};

/* A socket with what was read and not taken yet, and what was not taken by the network yet. */
struct wire {
    int fd;
    int masks;
    size_t taken; /* how much of `in` was given out as frames */
    struct bytes in, out;
};

double now(void);
void die(const char *what);
void put(struct bytes *to, const void *data, size_t size);
void put_byte(struct bytes *to, uint8_t value);
void put_uint(struct bytes *to, uint64_t value);

int wire_connect(struct wire *wire, const char *host, int port, int receive_buffer);
void wire_set_up(int fd);
/* Reads what is there; 0 when the other end is gone. */
int wire_read(struct wire *wire);
/* Gives the next whole frame; its bytes are good until the next wire_read. */
int wire_next(struct wire *wire, struct frame *frame);
/* Returns where a HTTP head ends once it is there, 0 until then; the head is ended by a zero. */
size_t wire_head(struct wire *wire);
void wire_head_taken(struct wire *wire, size_t size);
void wire_frame(struct bytes *to, int opcode, const uint8_t *data, size_t size, int masks);
/* Puts bytes behind those that wait, and sends what the network takes; 0 when it is gone. */
int wire_write(struct wire *wire, const uint8_t *data, size_t size);
int wire_flush(struct wire *wire);
void wire_close(struct wire *wire);

#endif

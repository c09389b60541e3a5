/* Keeps what a power cut would leave: each file as it was when it was last synced.
 *
 * Loaded before libc, it copies a file of the folder POWER_CUT_OF into POWER_CUT_KEEPS after each
 * fsync or fdatasync of it, before the caller hears of its success. What was written and not
 * synced since is what the cut takes away. The copy gets its name only once it is whole, as the
 * process may be killed at any moment.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int copy(int from, const char *name)
{
    char buffer[65536];
    off_t at = 0;
    ssize_t size;
    int to = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (to < 0)
        return -1;
    while ((size = pread(from, buffer, sizeof buffer, at)) > 0) {
        if (write(to, buffer, (size_t)size) != size)
            break;
        at += size;
    }
    close(to);
    return size == 0 ? 0 : -1;
}

/* The file may be open for writing only. */
static int open_again(int fd)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return open(link, O_RDONLY);
}

static void keep(int fd)
{
    const char *of = getenv("POWER_CUT_OF"), *keeps = getenv("POWER_CUT_KEEPS");
    char link[64], path[PATH_MAX], whole[PATH_MAX], part[PATH_MAX + 8];
    struct stat status;
    ssize_t length;
    int from;
    if (!of || !keeps || fstat(fd, &status) || !S_ISREG(status.st_mode))
        return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return;
    path[length] = 0;
    if (strncmp(path, of, strlen(of)))
        return;
    snprintf(whole, sizeof whole, "%s/%s", keeps, strrchr(path, '/') + 1);
    snprintf(part, sizeof part, "%s.part", whole);
    from = open_again(fd);
    if (from < 0 || copy(from, part) || rename(part, whole)) {
        fprintf(stderr, "power_cut: %s could not be kept: %s\n", path, strerror(errno));
        _exit(97);
    }
    close(from);
}

int fsync(int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    int result = real(fd);
    if (!result)
        keep(fd);
    return result;
}

int fdatasync(int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    int result = real(fd);
    if (!result)
        keep(fd);
    return result;
}

// What has to be so before anything of Swift runs. The C library calls this before main, and before the initializers of
// Swift's own runtime where that is in the same binary.

#include "CStart.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int has_told_runtime = 0;

void start_is_over(void) {
    if (has_told_runtime) { unsetenv("SWIFT_BACKTRACE"); }
}

#if defined(__GLIBC__) || defined(__APPLE__)

/// Of Swift's standard library: gives it the arguments, which it would else read from /proc/self/cmdline. There it
/// finds none where /proc is not mounted or the first read fails, and a command would do what the program does without
/// any.
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **arguments, int count);

/// Takes the places of standard streams that are closed. Else the next file that is opened gets the number, and what is
/// printed goes into it. Each is opened the wrong way around, so that reading or writing fails as it does on a closed
/// stream, and is told as that.
static void occupy_closed_streams(void) {
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) >= 0 || errno != EBADF) { continue; }
        int taken = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
        if (taken < 0) { taken = open("/", O_RDONLY | O_DIRECTORY); }
        if (taken < 0) { return; }
    }
}

__attribute__((constructor(101))) static void begin(int count, char **arguments) {
    occupy_closed_streams();
    _swift_stdlib_overrideUnsafeArgvArgc(arguments, count);
#if defined(__linux__)
    // Swift's runtime looks beside the program for the one that prints backtraces, finds its own path in /proc, and
    // aborts where there is none. It does not look where it was told.
    if (access("/proc/self/exe", F_OK) != 0 && getenv("SWIFT_BACKTRACE") == NULL) {
        has_told_runtime = setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/dev/null", 0) == 0;
    }
#endif
}

#endif

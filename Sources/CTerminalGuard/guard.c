#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Everything that ends a program and can be caught, but TERM, HUP and INT, which the loop answers, and PIPE and
   XFSZ, which are ignored. */
static const int numbers[] = {
    SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
#ifdef SIGSTKFLT
    SIGSTKFLT,
#endif
#ifdef SIGPWR
    SIGPWR,
#endif
#ifdef SIGPOLL
    SIGPOLL,
#endif
};

static struct termios before;
static volatile sig_atomic_t is_remembered, is_watching;
static int terminal = -1, journal = -1;
static uint8_t farewell[512];
static size_t length;
/* A stack of its own: the program's may be what overflowed. */
static uint8_t stack[64 * 1024];

static void write_all(int descriptor, const uint8_t *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

static void give_back(int number)
{
    if (is_watching) {
        is_watching = 0;
        write_all(terminal, farewell, length);
        if (is_remembered) tcsetattr(terminal, TCSANOW, &before);
    }
    if (journal >= 0) {
        char line[] = "ended by signal 00\n";
        line[16] = (char)('0' + number / 10 % 10);
        line[17] = (char)('0' + number % 10);
        write_all(journal, (const uint8_t *)line, sizeof line - 1);
    }
    /* The handler is gone (SA_RESETHAND), so that this ends the program as it would have ended. */
    raise(number);
}

static bool is_crash(int number)
{
    switch (number) {
    /* Swift's runtime tells of this one as of a crash. */
    case SIGQUIT:
    case SIGILL:
    case SIGTRAP:
    case SIGABRT:
    case SIGBUS:
    case SIGFPE:
    case SIGSEGV:
    case SIGSYS: return true;
    default: return false;
    }
}

static void watch(int number)
{
    struct sigaction action, found;
    /* Whoever had a signal ignored before the program began, as nohup(1) does, keeps it so. */
    if (sigaction(number, NULL, &found) != 0 || found.sa_handler == SIG_IGN) return;
    /* A handler of somebody else's stays, but where it would tell of a crash: the terminal comes first then. */
    if (found.sa_handler != SIG_DFL && found.sa_handler != give_back && !is_crash(number)) return;
    memset(&action, 0, sizeof action);
    action.sa_handler = give_back;
    action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void install(void)
{
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
    for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) watch(numbers[index]);
#ifdef SIGRTMIN
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++) watch(number);
#endif
}

void tm_guard_remember(int descriptor) { is_remembered = tcgetattr(descriptor, &before) == 0; }

void tm_guard_begin(int descriptor, const uint8_t *bytes, size_t count)
{
    is_watching = 0;
    length = count < sizeof farewell ? count : sizeof farewell;
    memcpy(farewell, bytes, length);
    terminal = descriptor;
    install();
    is_watching = 1;
}

void tm_guard_end(void) { is_watching = 0; }

void tm_guard_log(int descriptor)
{
    journal = descriptor;
    install();
}

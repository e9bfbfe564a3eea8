/*
 * What Swift cannot import of ncurses by itself: globals (stdscr, stdout, COLORS), macros (A_BOLD, OK) and variadic functions.
 * Everything is a typed inline function; nothing here holds state or decides anything. See Documentation/Terminal.md.
 */
#ifndef TICKMARK_CNCURSES_SHIM_H
#define TICKMARK_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <ncurses.h>
#include <stdio.h>
#include <term.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

/* term.h defines short macros for capabilities; they would shadow ordinary words. */
#undef lines
#undef columns
#undef tab
#undef buttons
#undef newline
#undef bell

/* Whether the terminal that was opened can move its cursor: without that no screen can be drawn. */
static inline bool tm_can_move(void) { return tigetstr("cup") != NULL && tigetstr("cup") != (char *)-1; }

static inline SCREEN *tm_open(FILE *output) { return newterm(NULL, output, stdin); }
/* Swift knows the type WINDOW only where the struct behind it is not kept from programs, as Ubuntu does; this name it knows everywhere. */
typedef WINDOW *tm_window_pointer;
static inline tm_window_pointer tm_window(void) { return stdscr; }
static inline void tm_write(const char *text, FILE *output)
{
    fputs(text, output);
    fflush(output);
}

/* A file that is only in memory, or -1 where the system has none; and a descriptor made to stand for another, closed when a program is run. The
   headers have both for GNU sources only. */
#ifdef __linux__
extern int memfd_create(const char *name, unsigned int flags);
extern int dup3(int descriptor, int number, int flags);
static inline int tm_memory_file(void) { return memfd_create("frame", 1 /* MFD_CLOEXEC */); }
static inline bool tm_point(int number, int descriptor) { return dup3(descriptor, number, O_CLOEXEC) == number; }
#else
static inline int tm_memory_file(void) { return -1; }
static inline bool tm_point(int number, int descriptor) { return false; }
#endif

/* How many columns ncurses will take a character for, -1 where the C library does not know it. wchar.h has it for X/Open only. */
extern int wcwidth(wchar_t character);
static inline int tm_columns(wchar_t character) { return wcwidth(character); }

static inline int tm_colors(void) { return has_colors() ? COLORS : 0; }
static inline int tm_pairs(void) { return COLOR_PAIRS; }
static inline void tm_redraw_everything(void) { clearok(curscr, TRUE); }

static inline attr_t tm_bold(void) { return A_BOLD; }
static inline attr_t tm_underline(void) { return A_UNDERLINE; }
static inline attr_t tm_reverse(void) { return A_REVERSE; }
static inline attr_t tm_italic(void) { return A_ITALIC; }
static inline attr_t tm_dim(void) { return A_DIM; }

/* Sets attributes and a colour pair beyond the 256 that fit into attributes. */
static inline void tm_style(WINDOW *window, attr_t attributes, int pair)
{
    wattr_set(window, attributes, 0, &pair);
}

static inline bool tm_size(int *width, int *height)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *width = size.ws_col;
    *height = size.ws_row;
    return true;
}

/* What wget_wch reports. */
enum tm_input { TM_NOTHING, TM_CHARACTER, TM_KEY };

static inline enum tm_input tm_read(WINDOW *window, wint_t *code)
{
    switch (wget_wch(window, code)) {
    case OK: return TM_CHARACTER;
    case KEY_CODE_YES: return TM_KEY;
    default: return TM_NOTHING;
    }
}

/* Codes of our own, behind those of ncurses. */
static inline int tm_paste_begins(void) { return KEY_MAX + 1; }
static inline int tm_paste_ends(void) { return KEY_MAX + 2; }
static inline void tm_define_paste(void)
{
    define_key("\033[200~", tm_paste_begins());
    define_key("\033[201~", tm_paste_ends());
}

static inline int tm_key_function(int number) { return KEY_F(number); }

static inline void tm_mouse_on(void)
{
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
}

/* What a mouse did: 1 pressed, 2 wheel up, 3 wheel down, 0 nothing of interest. */
static inline int tm_mouse(int *x, int *y)
{
    MEVENT event;
    if (getmouse(&event) != OK) return 0;
    *x = event.x;
    *y = event.y;
    if (event.bstate & BUTTON1_PRESSED) return 1;
    if (event.bstate & BUTTON4_PRESSED) return 2;
    if (event.bstate & BUTTON5_PRESSED) return 3;
    return 0;
}

extern char **environ;

/* Runs a program in the terminal, without a shell, and waits for it: its exit status, or -1 where it could not be run. Like a
   shell that waits for a job, it leaves the keys that interrupt to the program. */
static inline int tm_run(char *const arguments[])
{
    struct sigaction ignore = {0}, interrupt, quit;
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGINT);
    sigaddset(&defaults, SIGQUIT);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t child;
    int status = -1;
    if (posix_spawnp(&child, arguments[0], NULL, &attributes, arguments, environ) == 0) {
        pid_t ended;
        do ended = waitpid(child, &status, 0);
        while (ended < 0 && errno == EINTR);
        status = ended < 0 ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    posix_spawnattr_destroy(&attributes);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return status;
}

#endif

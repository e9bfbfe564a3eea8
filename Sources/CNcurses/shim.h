/*
 * What Swift cannot import of ncurses by itself: globals (stdscr, stdout, COLORS), macros (A_BOLD, OK) and variadic
 * functions. Everything is a typed inline function; nothing here holds state or decides anything. See
 * Documentation/Develop/Terminal.md.
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

static inline SCREEN *tm_open(const char *name, FILE *output) { return newterm(name, output, stdin); }
/* Never lets ncurses believe LINES and COLUMNS, which may say anything; and the window only where its size is one to
   believe (use_env(3X)). */
static inline void tm_trust_window(bool is_sane)
{
    use_env(FALSE);
    use_tioctl(is_sane);
}
/* Whether numbers of colors are their red, green and blue, as in the -direct descriptions (user_caps(5)). */
static inline bool tm_is_direct(void) { return tigetflag("RGB") > 0; }
/* Swift knows the type WINDOW only where the struct behind it is not kept from programs, as Ubuntu does; this name
   it knows everywhere. */
typedef WINDOW *tm_window_pointer;
static inline tm_window_pointer tm_window(void) { return stdscr; }
static inline void tm_write(const char *text, FILE *output)
{
    fputs(text, output);
    fflush(output);
}

/* A file that is only in memory, or -1 where the system has none; and a descriptor made to stand for another, closed
   when a program is run. The
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

/* How many columns ncurses will take a character for, -1 where the C library does not know it. wchar.h has it for
   X/Open only. */
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

/* Sets attributes and a color pair beyond the 256 that fit into attributes. */
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

/* Keeps ncurses from looking at the input while it draws (curs_inopts(3)): what is read is read elsewhere. */
static inline void tm_never_read(void) { typeahead(-1); }

/* What the terminal sends for a key, by the name that terminfo(5) has for it; NULL where it has none. */
static inline const char *tm_key_string(const char *name)
{
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

extern char **environ;

/* Runs a program in the terminal, without a shell, and waits for it: its exit status, or -1 where it could not be
   run. Like a
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
    sigaddset(&defaults, SIGXFSZ);
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

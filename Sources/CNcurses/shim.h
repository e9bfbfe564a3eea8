// Declarations of ncursesw for Swift. The wide-character interface must be asked for before the include.
#ifndef TICKMARK_CNCURSES_SHIM_H
#define TICKMARK_CNCURSES_SHIM_H

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <curses.h>
#include <locale.h>
#include <term.h>

#endif

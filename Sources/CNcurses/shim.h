/* What Swift cannot import of ncurses by itself: see Documentation/Terminal.md. */
#ifndef TICKMARK_CNCURSES_SHIM_H
#define TICKMARK_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>

#endif

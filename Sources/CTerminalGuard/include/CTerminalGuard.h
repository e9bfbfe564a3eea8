/*
 * Gives the terminal back, and writes a line into the log, where a signal ends the program. In C, because a handler of
 * signals may do only what signal-safety(7) allows, and may not touch what Swift keeps.
 */
#ifndef TICKMARK_TERMINAL_GUARD_H
#define TICKMARK_TERMINAL_GUARD_H

#include <stddef.h>
#include <stdint.h>

/* Remembers the settings of a terminal before they are changed. */
void tm_guard_remember(int descriptor);

/* From now on a signal that ends the program sends these bytes (at most 512) to the terminal and puts its settings back. */
void tm_guard_begin(int descriptor, const uint8_t *bytes, size_t count);

/* The terminal was given back: signals only end the program. */
void tm_guard_end(void);

/* Where a line about a signal that ends the program goes; -1 for nowhere. */
void tm_guard_log(int descriptor);

#endif

#ifndef CSTART_H
#define CSTART_H

// What has to be so before the first line of Swift runs: see start.c.

/// Takes back what only the start needed, so that no other program gets it.
void start_is_over(void);

#endif

// What the C library's allocator holds back. Swift does not show malloc.h.

#ifndef TICKMARK_MEMORY_H
#define TICKMARK_MEMORY_H

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Gives the system the pages that were freed and lie between others that are in use. Where the C library has no such call, nothing is done.
static inline void give_back_freed_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

#endif

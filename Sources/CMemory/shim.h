// What Swift does not show of the C library: what its allocator holds back, and its search for bytes in bytes.

#ifndef TICKMARK_MEMORY_H
#define TICKMARK_MEMORY_H

#include <stdlib.h>

/// memmem(3), which string.h shows only to who asks for GNU's or the BSDs' own.
void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Gives the system the pages that were freed and lie between others that are in use. Where the C library has no such
/// call, nothing is done.
static inline void give_back_freed_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

#endif

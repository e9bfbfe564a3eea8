// What only whoever builds can tell. It is C, because Package.swift can hand a text to C sources, and to no others.

#include "CVersion.h"

const char *tickmark_commit(void) { return TICKMARK_COMMIT; }

/* zlib: what ZIP files pack with. */
#ifndef TICKMARK_CZLIB_SHIM_H
#define TICKMARK_CZLIB_SHIM_H

#include <zlib.h>

/* A macro, which Swift does not see. Minus 15: no header around the data, as ZIP has it. */
static inline int tickmark_inflate_begin(z_stream *stream) { return inflateInit2(stream, -15); }

#endif

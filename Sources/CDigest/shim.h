/* SHA-256 and SHA-1 of libmd. macOS has its own, in CommonCrypto: there this header is empty, and is not imported. */
#ifndef TICKMARK_CDIGEST_SHIM_H
#define TICKMARK_CDIGEST_SHIM_H

#if !defined(__APPLE__)
#include <sha1.h>
#include <sha256.h>
#endif

#endif

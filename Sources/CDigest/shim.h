/* SHA-256 and SHA-1 of OpenSSL's libcrypto, which uses what the processor has for them. macOS has its own, in
   CommonCrypto: there this header is empty, and is not imported. */
#ifndef TICKMARK_CDIGEST_SHIM_H
#define TICKMARK_CDIGEST_SHIM_H

#if !defined(__APPLE__)
/* OpenSSL 3 would have everything done by way of its providers (EVP), which are some megabytes more and are set up at
   each start. These functions stay, and are what the providers call. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#endif

#endif

/* expat: a reader of XML that asks nobody for anything. */
#ifndef TICKMARK_CEXPAT_SHIM_H
#define TICKMARK_CEXPAT_SHIM_H

#include <expat.h>

#endif

#ifndef CVERSION_H
#define CVERSION_H

/// The commit that was built, or an empty text where whoever built did not say it.
const char *tickmark_commit(void);

#endif

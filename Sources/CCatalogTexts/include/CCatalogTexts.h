#ifndef TICKMARK_CATALOG_TEXTS_H
#define TICKMARK_CATALOG_TEXTS_H

#include <stddef.h>
#include <stdint.h>

/* A file that is embedded: its name, and its bytes. */
struct tm_text {
    const char *file;
    const uint8_t *bytes;
    size_t count;
};

/* What stands before the areas of a catalog, and the table of its short texts. */
extern const struct tm_text tm_soc1_header, tm_soc1_index, tm_soc2_header, tm_soc2_index;

/* The areas of the catalogs and the themes of the library of controls, in their order; an index is below its count. */
size_t tm_soc1_areas_count(void);
struct tm_text tm_soc1_areas_at(size_t index);
size_t tm_soc2_areas_count(void);
struct tm_text tm_soc2_areas_at(size_t index);
size_t tm_controls_count(void);
struct tm_text tm_controls_at(size_t index);

#endif

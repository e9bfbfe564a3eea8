// What posix_spawn(3) can do on every system that Tickmark runs on, and what the headers show only to programs that ask
// for extensions, which Swift does not: a session of its own, and a folder to begin in. No header is included, because
// its types would be this module's then.

#ifndef TICKMARK_CHILD_H
#define TICKMARK_CHILD_H

extern int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);

/// Lets a program begin in a folder.
static inline int child_begins_in(void *actions, const char *path) { return posix_spawn_file_actions_addchdir_np(actions, path); }

/// Lets a program begin in a session of its own (POSIX_SPAWN_SETSID): no terminal to ask on, and one group to end.
static inline short child_has_own_session(void) {
#if defined(__APPLE__)
    return 0x0400;
#else
    return 0x80;
#endif
}

#endif

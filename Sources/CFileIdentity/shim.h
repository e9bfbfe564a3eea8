// What a file is, whatever it is called: its file system, its number there, and when it was born; and when it was
// changed.
//
// Numbers are given again when a file is removed, and a file system that was copied whole has the same ones; the moment
// of birth, in nanoseconds, is what no copying program can carry over. glibc shows statx(2) only to programs that ask
// for GNU extensions, and Swift does not: hence the system call.

#ifndef TICKMARK_FILE_IDENTITY_H
#define TICKMARK_FILE_IDENTITY_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#if defined(__linux__)
#include <fcntl.h>
#include <linux/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

struct file_identity {
    uint64_t file_system;
    uint64_t number;
    int64_t birth_seconds;
    int64_t birth_nanoseconds;
    /* When its bytes, and when anything about it, were changed last: nanoseconds since 1970. */
    int64_t modified;
    int64_t changed;
};

/// Fills in what is known of an open file; what the file system does not keep is 0. Returns 0, or -1 with errno.
static inline int file_identity_of(int descriptor, struct file_identity *identity) {
    struct stat status;
    struct statvfs system;
    if (fstat(descriptor, &status) != 0) return -1;
    identity->number = (uint64_t)status.st_ino;
    // The id of a file system outlasts a restart of the machine, where its device number may not.
    identity->file_system = fstatvfs(descriptor, &system) == 0 ? (uint64_t)system.f_fsid : 0;
#if defined(__APPLE__)
    identity->modified = status.st_mtimespec.tv_sec * INT64_C(1000000000) + status.st_mtimespec.tv_nsec;
    identity->changed = status.st_ctimespec.tv_sec * INT64_C(1000000000) + status.st_ctimespec.tv_nsec;
#else
    identity->modified = status.st_mtim.tv_sec * INT64_C(1000000000) + status.st_mtim.tv_nsec;
    identity->changed = status.st_ctim.tv_sec * INT64_C(1000000000) + status.st_ctim.tv_nsec;
#endif
    identity->birth_seconds = 0;
    identity->birth_nanoseconds = 0;
#if defined(__linux__) && defined(SYS_statx)
    struct statx born;
    if (syscall(SYS_statx, descriptor, "", 0x1000 /* AT_EMPTY_PATH */, STATX_BTIME, &born) == 0 && (born.stx_mask & STATX_BTIME)) {
        identity->birth_seconds = born.stx_btime.tv_sec;
        identity->birth_nanoseconds = born.stx_btime.tv_nsec;
    }
#elif defined(__APPLE__)
    identity->birth_seconds = status.st_birthtimespec.tv_sec;
    identity->birth_nanoseconds = status.st_birthtimespec.tv_nsec;
#endif
    return 0;
}

/// Gives a file another name that nothing has. Returns 0, or -1 with errno: EEXIST where something has it, EINVAL or
/// ENOSYS where the system or the file system has no such call.
static inline int rename_to_new(const char *path, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 1u /* RENAME_NOREPLACE */);
#elif defined(__APPLE__)
    return renamex_np(path, other, RENAME_EXCL);
#else
    errno = ENOSYS;
    return -1;
#endif
}

/// What open(2) is told to make a file without a name in a folder, beside how it is to be opened; 0 where the system
/// has no such thing. C libraries show it only to programs that ask for GNU extensions.
static inline int nameless_flag(void) {
#if defined(O_TMPFILE)
    return O_TMPFILE;
#elif defined(__O_TMPFILE)
    return __O_TMPFILE;
#else
    return 0;
#endif
}

#endif

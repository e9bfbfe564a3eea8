#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Hands over what posix_spawn(3) needs so that a program begins with no signal blocked.
///
/// The threads that tests run in block signals, and a program inherits that: a server of tmux would never hear that it
/// is to end.
func withoutBlockedSignals<Result>(_ body: (UnsafePointer<posix_spawnattr_t>) -> Result) -> Result {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    return body(&attributes)
}

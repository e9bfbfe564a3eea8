#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many seconds of the processor something takes on this thread: other tests and other programs that want it, too, do not count.
func processorSeconds(of body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let before = now()
    try body()
    return now() - before
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What something gives, and how many seconds of the processor it takes on this thread: other tests and other programs
/// that want it, too, do not count.
public func timed<Value>(_ body: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let before = now()
    let value = try body()
    return (value, now() - before)
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The ends of a pipe that wakes `poll(2)`: neither end waits, and programs that are started from here inherit neither.
func wakingPipe() -> (read: Int32, write: Int32) {
    var numbers: [Int32] = [-1, -1]
    _ = pipe(&numbers)
    for number in numbers {
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
    }
    return (numbers[0], numbers[1])
}

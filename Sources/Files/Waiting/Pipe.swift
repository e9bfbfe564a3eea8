import Platform

/// A pipe whose reading end never waits: a program writes into it, or something that wakes a loop.
///
/// Programs that are started from here inherit neither end. Nothing closes it by itself.
public struct Pipe: Sendable {
    /// The number of the end that is read from; -1 where it is closed.
    public private(set) var read: Int32 = -1
    /// The number of the end that is written to; -1 where it is closed.
    public private(set) var write: Int32 = -1

    /// Makes one that is not open.
    public init() {}

    /// Makes one that wakes `poll(2)`. Where the system has none left it is not open, and `errno` says why.
    public static func waking() -> Pipe {
        var pipe = Pipe()
        if pipe.open() { _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK) }
        return pipe
    }

    /// Whether there may be something to read.
    public var isOpen: Bool { read >= 0 }

    /// Has whoever polls the reading end wake up. A handler of signals may do it.
    public func wake(_ sign: UInt8 = 1) {
        var sign = sign
        _ = SystemCall.write(write, &sign, 1)
    }

    /// Takes the signs that woke whoever polls, as far as they are there.
    public func takeSigns() -> [UInt8] {
        var signs: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = SystemCall.read(read, &bytes, bytes.count)
            guard count > 0 else { return signs }
            signs += bytes.prefix(count)
            if count < bytes.count { return signs }
        }
    }

    /// Makes it; false, with `errno`, where there are too many.
    package mutating func open() -> Bool {
        var ends: [Int32] = [-1, -1]
        guard makePipe(&ends) == 0 else { return false }
        for index in ends.indices {
            // Where the standard streams are closed, their numbers are given to whoever comes first, and the program
            // gets its own there.
            if ends[index] <= STDERR_FILENO {
                let number = fcntl(ends[index], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
                if number >= 0 { SystemCall.close(ends[index]) }
                ends[index] = number >= 0 ? number : ends[index]
            }
            _ = fcntl(ends[index], F_SETFD, FD_CLOEXEC)
        }
        (read, write) = (ends[0], ends[1])
        _ = fcntl(read, F_SETFL, O_NONBLOCK)
        return true
    }

    mutating func closeWrite() {
        if write >= 0 { SystemCall.close(write) }
        write = -1
    }

    /// Closes both ends.
    public mutating func close() {
        closeWrite()
        if read >= 0 { SystemCall.close(read) }
        read = -1
    }

    /// Takes what is there, in pieces; the end of it closes the pipe.
    package mutating func take(into bytes: inout [UInt8]) {
        guard isOpen else { return }
        // Not everything at once: whoever waits looks at the limits in between.
        for _ in 0..<16 {
            let (count, error) = withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { piece in
                let count = SystemCall.read(read, piece.baseAddress, piece.count)
                let error = count < 0 ? errno : 0
                if count > 0 { bytes.append(contentsOf: piece.prefix(count)) }
                return (count, error)
            }
            if count > 0 || error == EINTR { continue }
            if count < 0, error == EAGAIN || error == EWOULDBLOCK { return }
            SystemCall.close(read)
            read = -1
            return
        }
    }

    /// Waits until one of the pipes has something to say; false where none has.
    package static func wait(_ pipes: Pipe..., for patience: Duration) -> Bool {
        var waits = pipes.filter(\.isOpen).map { pollfd(fd: $0.read, events: Int16(POLLIN), revents: 0) }
        let milliseconds = patience.components.seconds * 1000 + patience.components.attoseconds / 1_000_000_000_000_000
        return poll(&waits, nfds_t(waits.count), Int32(clamping: max(1, milliseconds))) > 0
    }
}

/// The name is taken by the type.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }

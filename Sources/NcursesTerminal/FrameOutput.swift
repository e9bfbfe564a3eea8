import CNcurses
import Platform

/// Hands the terminal a frame in one piece.
///
/// ncurses calls write(2) at nearly every movement of the cursor, some eighty times a full frame (6.4, `mvcur` in
/// lib_mvcur.c). The terminal is woken by each, may show half a frame, and the waking costs more than the drawing. So
/// ncurses writes to a file in memory, which changes places with the terminal for as long as it draws; what has come
/// together then goes out at once. Where the system has no such file, ncurses writes to the terminal itself.
struct FrameOutput {
    /// What ncurses is to write to.
    let stream: UnsafeMutablePointer<FILE>
    /// The number that ncurses knows; it stands for the terminal, or for the file while something is collected.
    private let handle: Int32
    private let terminal: Int32
    private let file: Int32?

    /// Makes an output to a terminal; nil where no descriptor is left.
    ///
    /// - Parameter terminal: Its descriptor, which stays open.
    init?(to terminal: Int32 = STDOUT_FILENO) {
        self.terminal = terminal
        handle = fcntl(terminal, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard handle >= 0 else { return nil }
        guard let stream = fdopen(handle, "w") else {
            close(handle)
            return nil
        }
        self.stream = stream
        let file = tm_memory_file()
        self.file = file < 0 ? nil : file
    }

    /// Lets ncurses write, and keeps what it writes for ``send()``.
    func collect(_ write: () -> Void) {
        guard let file, tm_point(handle, file) else { return write() }
        write()
        // Nothing but the number of descriptors could make this fail, and the number is in use already.
        _ = tm_point(handle, terminal)
    }

    /// Sends the terminal what was collected. What a terminal that has gone away does not take is lost; the loop sees
    /// that it is gone.
    func send() {
        guard let file else { return }
        let count = Int(lseek(file, 0, SEEK_CUR))
        guard count > 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { buffer in
            let held = max(0, pread(file, buffer.baseAddress, count, 0))
            var rest = buffer[..<held]
            while !rest.isEmpty {
                let written = write(terminal, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written > 0 {
                    rest = rest.dropFirst(written)
                } else if errno == EAGAIN {
                    // Somebody left the terminal with O_NONBLOCK.
                    var room = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
                    poll(&room, 1, -1)
                    if room.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { break }
                } else if errno != EINTR {
                    break
                }
            }
        }
        lseek(file, 0, SEEK_SET)
    }

    /// Gives the descriptors back.
    func end() {
        fclose(stream)
        if let file { close(file) }
    }
}

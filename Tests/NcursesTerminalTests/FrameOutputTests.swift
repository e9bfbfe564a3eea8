import CNcurses
import Foundation
import Synchronization
import Testing

@testable import NcursesTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

#if os(Linux)
    @Suite("A frame reaches the terminal in one piece")
    struct FrameOutputTests {
        /// A line in which each write stays a piece of its own (`SOCK_SEQPACKET`, unix(7)).
        private struct Pieces {
            let reading: Int32
            let writing: Int32

            init() throws {
                var ends: [Int32] = [-1, -1]
                try #require(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
                (reading, writing) = (ends[0], ends[1])
            }

            func next() -> String {
                var bytes = [UInt8](repeating: 0, count: 8192)
                let count = read(reading, &bytes, bytes.count)
                return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
            }

            func end() {
                close(reading)
                close(writing)
            }
        }

        private func write(_ text: String, to output: FrameOutput) {
            // As ncurses does it: past the stream, to its number.
            _ = Array(text.utf8).withUnsafeBytes { Glibc.write(fileno(output.stream), $0.baseAddress, $0.count) }
        }

        @Test("What was written while a frame was drawn comes as one, and frames come one by one")
        func pieces() throws {
            let pieces = try Pieces()
            defer { pieces.end() }
            let output = try #require(FrameOutput(to: pieces.writing))
            defer { output.end() }
            for frame in 1...3 {
                output.collect { write("first \(frame), ", to: output) }
                output.collect { for word in ["second, ", "", "third"] { write(word, to: output) } }
                output.send()
                #expect(pieces.next() == "first \(frame), second, third")
            }
            // A shorter frame has nothing of a longer one behind it.
            output.collect { write("short", to: output) }
            output.send()
            #expect(pieces.next() == "short")
            // Nothing is nothing: what comes next is what is written past the frames.
            output.collect {}
            output.send()
            write("by itself", to: output)
            #expect(pieces.next() == "by itself")
        }

        @Test("A frame that is longer than the terminal takes at once comes whole, also where writing to it does not wait")
        func long() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
            let frame = String(repeating: "0123456789", count: 100_000)
            let reading = ends[0]
            // On a thread of its own: where all threads of Swift's pool run tests, a task would begin when one of them
            // is done.
            let read = Mutex("")
            let reader = DispatchQueue(label: "reader")
            reader.async {
                var text: [UInt8] = []
                var bytes = [UInt8](repeating: 0, count: 4096)
                while text.count < frame.utf8.count {
                    let count = Glibc.read(reading, &bytes, bytes.count)
                    if count <= 0 { break }
                    text += bytes.prefix(count)
                }
                read.withLock { [text] in $0 = String(decoding: text, as: UTF8.self) }
            }
            let output = try #require(FrameOutput(to: ends[1]))
            output.collect { write(frame, to: output) }
            output.send()
            reader.sync {}
            #expect(read.withLock { $0 } == frame)
            output.end()
            for end in ends { close(end) }
        }

        @Test("A terminal that has gone away is written to once, and not for ever")
        func gone() throws {
            var (line, terminal): (Int32, Int32) = (-1, -1)
            try #require(openpty(&line, &terminal, nil, nil, nil) == 0)
            let output = try #require(FrameOutput(to: terminal))
            close(line)
            #expect(Glibc.write(terminal, "x", 1) == -1, "it takes nothing any more")
            for text in ["nobody reads this", "nor this"] {
                output.collect { write(text, to: output) }
                output.send()
            }
            output.end()
            close(terminal)
        }
    }
#endif

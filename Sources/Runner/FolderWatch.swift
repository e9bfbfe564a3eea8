import Platform
import SystemPackage

/// Says when files in a folder are written, made, renamed or removed, by inotify(7). Costs nothing while nothing
/// happens.
///
/// Where there is no inotify (another system, or a limit reached), ``descriptor`` is nil and one has to look from time
/// to time.
final class FolderWatch {
    /// What to wait on.
    let descriptor: Int32?
    /// Whether the folder that was watched is no more.
    private(set) var isOver = false

    #if os(Linux)
        /// Watches a folder.
        init(_ folder: FilePath) {
            let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            guard descriptor >= 0 else {
                self.descriptor = nil
                return
            }
            let events =
                IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF
            let watch = folder.withPlatformString { inotify_add_watch(descriptor, $0, UInt32(events)) }
            if watch < 0 { close(descriptor) }
            self.descriptor = watch < 0 ? nil : descriptor
        }
    #else
        /// Watches nothing: one has to look from time to time.
        init(_ folder: FilePath) { descriptor = nil }
    #endif

    /// Takes what was said, so that the descriptor waits again.
    func drain() {
        guard let descriptor else { return }
        var bytes = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return }
            if saysFolderIsGone(bytes[..<count]) { isOver = true }
        }
    }

    /// Whether one of the events says that the folder itself was removed or moved away.
    private func saysFolderIsGone(_ bytes: ArraySlice<UInt8>) -> Bool {
        #if os(Linux)
            // struct inotify_event: watch, mask, cookie, length of the name; then the name.
            func word(at offset: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) } }
            var offset = bytes.startIndex
            while offset + 16 <= bytes.endIndex {
                let mask = word(at: offset + 4)
                if mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT) != 0 { return true }
                offset += 16 + Int(word(at: offset + 12))
            }
        #endif
        return false
    }

    deinit {
        if let descriptor { close(descriptor) }
    }
}

/// What can be done about a file: exactly what `doctor --mend` does, worked out before anything is touched.
struct Remedy: Hashable, Sendable {
    /// What is done with the file. Whatever it is, the file as it was is kept first.
    enum Deed: Hashable, Sendable {
        /// It goes out of the way, and is kept.
        case setAside
        /// It is written anew with these bytes.
        case write([UInt8])
        /// It gets another name.
        case rename(String)
    }

    /// The file, from the workspace's folder.
    var file: String
    var deed: Deed
    /// What is done, in a sentence without its point.
    var sentence: String
    /// Whether `--mend` does it. What gives something up is done only where the file is named.
    var isAutomatic = true
}

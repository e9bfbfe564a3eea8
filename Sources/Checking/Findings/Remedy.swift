/// What can be done about a file: exactly what `doctor --mend` does, worked out before anything is touched.
package struct Remedy: Hashable, Sendable {
    /// What is done with the file. Whatever it is, the file as it was is kept first.
    package enum Deed: Hashable, Sendable {
        /// It goes out of the way, and is kept.
        case setAside
        /// It is written anew with these bytes.
        case write([UInt8])
        /// It gets another name.
        case rename(String)
    }

    /// The file, from the workspace's folder.
    package var file: String
    package var deed: Deed
    /// What is done, in a sentence without its point.
    package var sentence: String
    /// Whether `--mend` does it. What gives something up is done only where the file is named.
    package var isAutomatic = true
    /// What it is about, where there may be very many of the kind.
    package var kind: DamageKind?
}

extension [Remedy] {
    /// What is done, a sentence each; of very many that are alike, the first and how many more.
    var sentences: [String] {
        var counts: [DamageKind: Int] = [:]
        var sentences: [String] = []
        for remedy in self {
            if let kind = remedy.kind {
                counts[kind, default: 0] += 1
                if counts[kind, default: 0] > Finding.listLimit { continue }
            }
            sentences.append(remedy.sentence)
        }
        for (_, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where count > Finding.listLimit {
            let more = count - Finding.listLimit
            sentences.append(more == 1 ? "1 more file like that is set aside" : "\(more) more files like that are set aside")
        }
        return sentences
    }
}

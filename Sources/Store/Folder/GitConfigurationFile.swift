import Files

/// The lines that git needs in a workspace's `.gitignore` and `.gitattributes`, beside whatever else stands there.
///
/// `init` writes them, and `doctor` says where they are missing. Nothing but the workspace's own two files is read or
/// written for this: they stand nearest to its files, so that git believes them over what a larger repository says.
package enum GitConfigurationFile: String, CaseIterable {
    case ignore = ".gitignore"
    case attributes = ".gitattributes"

    /// A line that does not stand in the file as it must.
    package struct Lack: Hashable {
        /// The line that says all that is needed.
        package var line: String
        /// What is said of the same files already, but not all of it; nil where nothing is.
        package var found: Found?

        /// Where the same files are spoken of.
        package struct Found: Hashable {
            /// The number of the line, from 1; the last one, where there are several.
            package var line: Int
            /// The files that it speaks of.
            package var pattern: String
            /// What must be said of them and is not.
            package var attributes: [String]
        }
    }

    /// What is not in the bytes of the file.
    ///
    /// - Parameter keepsEvidence: Whether files are attached, or will be: git must leave their bytes alone, too.
    package func lacks(in bytes: [UInt8], keepsEvidence: Bool) -> [Lack] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        switch self {
        case .ignore: return Self.isMachineFolderIgnored(by: lines) ? [] : [Lack(line: WorkspaceLayout.machineName + "/")]
        case .attributes:
            return (Self.rules + (keepsEvidence ? [Self.evidenceRule] : [])).compactMap { $0.lack(in: lines) }
        }
    }

    /// The bytes of the file with some lines more, at its end, where git gives them the last word.
    package func adding(_ lacks: [Lack], to bytes: [UInt8]) -> [UInt8] {
        let separator: [UInt8] = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
        return bytes + separator + lacks.flatMap { Array("\($0.line)\n".utf8) }
    }

    /// Whether git leaves alone what is this machine's own. The last line that speaks of it decides.
    private static func isMachineFolderIgnored(by lines: [String]) -> Bool {
        let name = WorkspaceLayout.machineName
        let patterns = [name, name + "/", "/" + name, "/" + name + "/"]
        let last = lines.last { line in patterns.contains(line.hasPrefix("!") ? String(line.dropFirst()) : line) }
        return last.map { !$0.hasPrefix("!") } ?? false
    }

    // Lines are hashed, so git must never change their ends. Two versions of a journal are always one and its
    // continuation, which git's own `union` puts together where a squash or a rebase hides from it that they are the
    // same lines.
    private static let rules = [
        Rule(pattern: WorkspaceLayout.journalLabel("*" + WorkspaceLayout.journalSuffix), attributes: ["-text", "merge=union"]),
        Rule(pattern: WorkspaceLayout.manifestName, attributes: ["-text"]),
    ]

    // An auditor gets the bytes that were attached, whatever git thinks that they are.
    private static let evidenceRule = Rule(pattern: WorkspaceLayout.evidenceLabel("**"), attributes: ["-text"])

    /// What a file lacks for attached files alone.
    package static func lackForEvidence(in bytes: [UInt8]) -> [Lack] {
        let before = attributes.lacks(in: bytes, keepsEvidence: false)
        return attributes.lacks(in: bytes, keepsEvidence: true).filter { !before.contains($0) }
    }

    /// What git must do with some files.
    private struct Rule {
        var pattern: String
        var attributes: [String]

        func lack(in lines: [String]) -> Lack? {
            // Of each attribute, the last line that sets it counts.
            var said: [Substring: Substring] = [:]
            var place = 0
            for (index, line) in lines.enumerated() {
                let words = line.split { $0 == " " || $0 == "\t" }
                guard let first = words.first, first == pattern else { continue }
                place = index + 1
                for word in words.dropFirst() { said[Self.name(of: word)] = word }
            }
            let missing = attributes.filter { said[Self.name(of: $0[...])].map(String.init) != $0 }
            guard !missing.isEmpty else { return nil }
            return Lack(
                line: ([pattern] + attributes).joined(separator: " "),
                found: place == 0 ? nil : Lack.Found(line: place, pattern: pattern, attributes: missing))
        }

        /// The name of an attribute that is set (`text`), unset (`-text`), unspecified (`!text`) or given a value
        /// (`text=auto`).
        private static func name(of word: Substring) -> Substring {
            word.drop { $0 == "-" || $0 == "!" }.prefix { $0 != "=" }
        }
    }
}

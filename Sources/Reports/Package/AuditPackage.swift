import Digests
import Files
import SystemPackage

/// What an auditor gets in one file: the report, the tables, the journals, the catalogs and the evidence, with the
/// digest of each and a page that says how to check them without Tickmark. The same parts make the same bytes.
///
/// Files are read twice, piece by piece: first for their digests, which stand before them, then to be written. However
/// large they are, no more than a piece is in memory.
public struct AuditPackage {
    /// Where a part comes from.
    private enum Source {
        case bytes([UInt8])
        case file(FilePath)
    }

    /// What is known of a part before it is written.
    private struct Known: Hashable {
        var size = 0
        var checksum = Checksum()
        var digest = ""
    }

    /// How far packing is: bytes that were read, of all that are to be.
    public struct Progress: Hashable, Sendable {
        /// How many bytes were read; each counts twice.
        public var done: Int
        /// How many are to be read.
        public var total: Int

        /// Says how far something is.
        public init(done: Int, total: Int) {
            self.done = done
            self.total = total
        }
    }

    private static let sumsName = "SHA256SUMS"

    private var parts: [String: Source] = [:]
    private let files: any FileCalls
    private let pieceSize: Int
    private let forcesZip64: Bool
    /// Whether codes stand for people and files in it: it then has no journals, and nothing is said of how to check
    /// them.
    let isRedacted: Bool

    /// Makes a package without parts.
    ///
    /// - Parameters:
    ///   - isRedacted: Whether codes stand for people and files in it.
    ///   - pieceSize: How many bytes are read at once.
    ///   - forcesZip64: Whether it is written as if it were too large for the first form of the format.
    public init(
        isRedacted: Bool = false, files: any FileCalls = POSIXFileCalls(), pieceSize: Int = 1 << 20, forcesZip64: Bool = false
    ) {
        self.isRedacted = isRedacted
        self.files = files
        self.pieceSize = pieceSize
        self.forcesZip64 = forcesZip64
    }

    /// Adds a part.
    ///
    /// - Parameter label: Where it stands, with slashes. What programs on other systems could misunderstand in it is
    ///   written as `%` and two digits.
    public mutating func add(_ label: String, _ contents: [UInt8]) { parts[Self.plain(label)] = .bytes(contents) }

    /// Adds a file, which must be a regular one.
    ///
    /// - Parameter label: As for bytes.
    public mutating func add(_ label: String, file: FilePath) { parts[Self.plain(label)] = .file(file) }

    /// Writes the ZIP file.
    ///
    /// - Parameters:
    ///   - progress: Is told how far it is, now and then.
    ///   - write: Takes the bytes.
    /// - Throws: ``FileFailure`` of whichever file cannot be read, or was changed between the two readings, and what
    ///   `write` throws.
    public func write(
        progress: (Progress) throws(FileFailure) -> Void = { _ in }, to write: ([UInt8]) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        var all = parts
        all["VERIFY.md"] = .bytes(Array((isRedacted ? Self.redactedInstructions : Self.instructions).utf8))
        var far = Progress(done: 0, total: 2 * (try size(of: all)))
        var known: [String: Known] = [:]
        var sums = ""
        for name in Self.sorted(all.keys) {
            let part = try look(at: all[name]) { (bytes) throws(FileFailure) in
                far.done += bytes.count
                try progress(far)
            }
            known[name] = part
            sums += "\(part.digest)  \(name)\n"
        }
        all[Self.sumsName] = .bytes(Array(sums.utf8))
        known[Self.sumsName] = try look(at: all[Self.sumsName]) { _ in }
        var zip = ZipWriter(forcesZip64: forcesZip64)
        for name in Self.sorted(all.keys) {
            guard let before = known[name] else { continue }
            try write(zip.begin(name, size: before.size, checksum: before.checksum.value))
            let after = try look(at: all[name], upTo: before.size) { (bytes) throws(FileFailure) in
                try write(bytes)
                // What was not there to be looked at counts for nothing.
                if name != Self.sumsName { far.done += bytes.count }
                try progress(far)
            }
            if after != before, case .file(let path)? = all[name] { throw FileFailure(.read, path, .changed) }
        }
        try write(zip.end())
    }

    private static func sorted(_ names: some Sequence<String>) -> [String] {
        names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func size(of parts: [String: Source]) throws(FileFailure) -> Int {
        var size = 0
        for part in parts.values {
            switch part {
            case .bytes(let bytes): size += bytes.count
            case .file(let path):
                let file = try files.open(path, .read)
                defer { files.close(file) }
                size += try files.status(of: file, path).length
            }
        }
        return size
    }

    /// Reads a part piece by piece.
    ///
    /// - Parameter limit: How much of it is read: a journal may grow meanwhile, and what was there before stays as it
    ///   is.
    private func look(
        at part: Source?, upTo limit: Int? = nil, _ take: ([UInt8]) throws(FileFailure) -> Void
    ) throws(FileFailure) -> Known {
        var known = Known()
        var digest = IncrementalSHA256()
        switch part {
        case nil: break
        case .bytes(let bytes):
            known.size = bytes.count
            known.checksum.add(bytes)
            digest.add(bytes)
            try take(bytes)
        case .file(let path):
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
            let length = min(status.length, limit ?? .max)
            while known.size < length {
                let piece = try files.read(file, path, from: known.size, count: min(pieceSize, length - known.size))
                guard !piece.isEmpty else { throw FileFailure(.read, path, .changed) }
                known.size += piece.count
                known.checksum.add(piece)
                digest.add(piece)
                try take(piece)
            }
        }
        known.digest = digest.text
        return known
    }

    /// A name that every system has files of: letters, digits, `. _ -` and slashes; no part of it begins with a dot.
    static func plain(_ label: String) -> String {
        label.utf8.split(separator: UInt8(ascii: "/")).map { part in
            var name = ""
            for (place, byte) in part.enumerated() {
                let isPlain =
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") && place > 0
                if isPlain {
                    name.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    name += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
                }
            }
            return name
        }.joined(separator: "/")
    }

    private static let signatures = """

        ## Who signed it, and since when it is there

        Where `NAME.zip.sig` came with `NAME.zip`, ask the team, by another way than the one that this came by, for its file
        `allowed_signers`, and for the name that it has for whoever signed. Then this prints *Good*:

            ssh-keygen -Y verify -f allowed_signers -I THE-NAME -n tickmark-package -s NAME.zip.sig < NAME.zip

        Where `NAME.zip.tsr` came with it, the answer of a time stamp authority says not later than when the file was there. With
        the authority's certificate:

            openssl ts -verify -data NAME.zip -in NAME.zip.tsr -CAfile authority.pem

        `report.md` and `report.html` are the team's own view of how ready it is. They are no audit; the opinion is a CPA's.

        """

    private static let redactedInstructions = """
        # How to check this package

        Codes stand for people and for the names of files in it, so it holds no journals. It needs nothing but what every Linux or
        macOS has. **The files are those that were packed.** In the folder where this was unpacked:

            sha256sum --check SHA256SUMS        # macOS: shasum -a 256 --check SHA256SUMS

        Files in `evidence/` are as they were attached: what stands in them was not looked at. The heads at the end of `report.md`
        pin the journals that the team has: `tickmark verify --head` there says whether they are whole.

        """ + signatures

    private static let instructions = """
        # How to check this package

        It needs nothing but what every Linux or macOS has, and Python 3 for the last step.

        1. **The files are those that were packed.** In the folder where this was unpacked:

               sha256sum --check SHA256SUMS        # macOS: shasum -a 256 --check SHA256SUMS

        2. **The report speaks of these journals.** At the end of `report.md` stands, for each writer, how many entries there are
           and the SHA-256 of the last line. For *19 entries* of `ana-4f1c0001` this prints the same digest:

               sed -n 19p journal/ana-4f1c0001.jsonl | tr -d '\\n' | sha256sum

        3. **Nothing in a journal was changed afterwards.** Each line holds, as `prev`, the SHA-256 of the line before it. This
           prints one line a journal:

               python3 - journal/*.jsonl <<'END'
               import hashlib, json, sys
               for name in sys.argv[1:]:
                   lines = open(name, "rb").read().split(b"\\n")[:-1]
                   broken = [n + 1 for n in range(1, len(lines))
                             if json.loads(lines[n])["prev"] != hashlib.sha256(lines[n - 1]).hexdigest()]
                   print(name, len(lines), "entries,", "whole" if not broken else "broken at line %d" % broken[0])
               END

        What this does not show: that the last lines were not cut off, or everything written anew. Only a report from before shows
        that, held against these journals as in step 2. With Tickmark, `tickmark verify --export report.md` does all of it.

        """ + signatures
}

import Digests

/// What an auditor gets in one file: the report, the tables, the journals, the catalogs and the evidence, with the digest of each and a page that says how
/// to check them without Tickmark. The same parts make the same bytes.
public struct AuditPackage {
    private var parts: [String: [UInt8]] = [:]
    /// How many bytes the parts have.
    public private(set) var size = 0

    /// How many bytes the parts may have together. It is made in memory.
    public static let limit = 1 << 30

    /// Makes a package without parts.
    public init() {}

    /// Adds a part.
    ///
    /// - Parameter label: Where it stands, with slashes. What programs on other systems could misunderstand in it is written as `%` and two digits.
    public mutating func add(_ label: String, _ contents: [UInt8]) {
        let name = Self.plain(label)
        size += contents.count - (parts[name]?.count ?? 0)
        parts[name] = contents
    }

    /// The ZIP file.
    public var file: [UInt8] {
        var zip = StoredZip()
        let names = parts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var sums = ""
        var all = parts
        all["VERIFY.md"] = Array(Self.instructions.utf8)
        for name in (names + ["VERIFY.md"]).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            sums += "\(Digest.sha256(all[name] ?? []))  \(name)\n"
        }
        all["SHA256SUMS"] = Array(sums.utf8)
        for name in all.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { zip.add(name, all[name] ?? []) }
        return zip.file
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

        `report.md` and `report.html` are the team's own view of how ready it is. They are no audit; the opinion is a CPA's.

        """
}

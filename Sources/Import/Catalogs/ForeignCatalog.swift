import Readiness
import StrictJSON

/// What somebody else's catalog asks for, in the shape of ours: areas, in them criteria, in them items.
public struct ForeignCatalog: Hashable, Sendable {
    /// Something to do, to have or to be able to show.
    public struct Item: Hashable, Sendable {
        /// What it is called there; may be empty.
        public var id = ""
        /// Its title; may be empty.
        public var title = ""
        /// Why and how; may be empty.
        public var guidance = ""
        /// What shows that it is so.
        public var evidence: [String] = []

        /// Says what it is.
        public init(id: String = "", title: String = "", guidance: String = "", evidence: [String] = []) {
            (self.id, self.title, self.guidance, self.evidence) = (id, title, guidance, evidence)
        }
    }

    /// What items stand under.
    public struct Criterion: Hashable, Sendable {
        /// What it is called there; may be empty.
        public var id = ""
        /// Its title; may be empty.
        public var title = ""
        /// The items under it, in order.
        public var items: [Item] = []

        /// Says what it is.
        public init(id: String = "", title: String = "", items: [Item] = []) {
            (self.id, self.title, self.items) = (id, title, items)
        }
    }

    /// What criteria stand under.
    public struct Area: Hashable, Sendable {
        /// What it is called there; may be empty.
        public var id = ""
        /// Its title; may be empty.
        public var title = ""
        /// What it is about; may be empty.
        public var summary = ""
        /// The criteria under it, in order.
        public var criteria: [Criterion] = []

        /// Says what it is.
        public init(id: String = "", title: String = "", summary: String = "", criteria: [Criterion] = []) {
            (self.id, self.title, self.summary, self.criteria) = (id, title, summary, criteria)
        }
    }

    /// What it is called there; may be empty.
    public var id = ""
    /// Its title; may be empty.
    public var title = ""
    /// Its version; may be empty.
    public var version = ""
    /// The areas, in order.
    public var areas: [Area] = []
    /// What of the file is not in it, in sentences.
    public var remarks: [String] = []
    /// The whole file, where it is of our own format: it is taken as it stands, and nothing else of this is filled in
    /// but the id.
    public var original: [UInt8]?

    /// Begins with nothing in it.
    public init(id: String = "", title: String = "", version: String = "") {
        (self.id, self.title, self.version) = (id, title, version)
    }

    /// How many items there are.
    public var count: Int { areas.reduce(0) { $0 + $1.criteria.reduce(0) { $0 + $1.items.count } } }
}

/// Why a catalog of others cannot be read.
public enum ForeignCatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    case file(ImportError)
    case json(JSONError)
    /// It is no catalog that is known.
    case unknown
    /// It is a profile, which chooses from a catalog that was not given.
    case profileAlone
    /// It chooses from catalogs, and none of what it chooses is in those that were given.
    case choosesNothing
    /// There is nothing in it that somebody could do.
    case empty

    /// What is wrong and what to do; it follows the name of the file.
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .json(let error): error.description
        case .unknown:
            "it is no catalog that is known; there is an OSCAL catalog or profile, a framework of Probo, a library of CISO Assistant, and one of Tickmark, each in JSON (of YAML: yq -o json)"
        case .profileAlone: "it is a profile, which chooses from a catalog; name the catalog's file behind it"
        case .choosesNothing: "none of what it chooses is in the catalog that was given"
        case .empty: "there is no control or requirement in it"
        }
    }
}

/// Makes a catalog of ours of one of others: with ids and texts as our format wants them, each id once.
public struct TeamCatalogWriter {
    private let id: String
    private let report: ReportKind
    private var taken: Set<String> = []
    /// Where to go on looking for a number, by what stands before it.
    private var next: [String: Int] = [:]

    /// Begins.
    ///
    /// - Parameters:
    ///   - id: The id of the catalog that is made.
    ///   - report: The kind of report that it prepares.
    public init(id: String, report: ReportKind) { (self.id, self.report) = (id, report) }

    /// An id for the catalog, made of a text: lower case, 32 characters at most, and none of the built-in ones.
    public static func id(of text: String) -> String {
        let id = plain(text.lowercased(), limit: 32)
        return id.isEmpty || id == "soc1" || id == "soc2" ? "catalog" : id
    }

    /// The catalog as a file of our format.
    public func file(of catalog: ForeignCatalog) -> JSONValue {
        var writer = self
        let areas = catalog.areas.enumerated().map { writer.area($0.element, $0.offset) }
        return [
            "format": 1, "id": .string(id), "report": .string(report.rawValue),
            "title": .string(Self.line(catalog.title, 200, or: id)), "version": .string(Self.line(catalog.version, 32, or: "1")),
            "areas": .array(areas),
        ]
    }

    private mutating func area(_ area: ForeignCatalog.Area, _ place: Int) -> JSONValue {
        let id = unique(Self.plain(area.id.uppercased(), limit: 8), or: "A", place, limit: 8)
        let criteria = area.criteria.enumerated().map { criterion($0.element, $0.offset, of: id) }
        let title = Self.line(area.title, 200, or: id)
        return [
            "id": .string(id), "title": .string(title), "category": .string(Self.line(area.title, 100, or: id)),
            "required": .bool(true), "summary": .string(Self.line(area.summary, 500, or: title)), "criteria": .array(criteria),
        ]
    }

    private mutating func criterion(_ criterion: ForeignCatalog.Criterion, _ place: Int, of area: String) -> JSONValue {
        let id = unique(Self.plain(criterion.id.uppercased(), limit: 16), or: "\(area)-", place, limit: 16)
        let title = Self.line(criterion.title, 200, or: id)
        let width = criterion.items.count > 99 ? 6 : 2
        return [
            "id": .string(id), "title": .string(title),
            "items": .array(
                criterion.items.enumerated().map { place, item in
                    let number = String(place + 1)
                    let padded = String(repeating: "0", count: max(0, width - number.utf8.count)) + number
                    return Self.item(item, "\(id)-\(padded)", under: title)
                }),
        ]
    }

    private static func item(_ item: ForeignCatalog.Item, _ id: String, under criterion: String) -> JSONValue {
        let evidence = item.evidence.prefix(8).map { line($0, 500, or: "") }.filter { !$0.isEmpty }
        var title = line(item.title, 200, or: criterion)
        // The id that it has there is how people look for it.
        if !item.id.isEmpty, !id.lowercased().hasPrefix(item.id.lowercased()) {
            title = line("\(item.id.oneLine(upTo: 60)) \(title)", 200, or: title)
        }
        return [
            "id": .string(id), "title": .string(title), "guidance": .string(line(item.guidance, 2000, or: title)),
            "evidence": .strings(evidence.isEmpty ? [unknownEvidence] : evidence), "cadence": "annually", "effort": 1,
            "role": "Compliance lead", "types": [1, 2],
        ]
    }

    /// What stands where the other catalog says nothing of evidence.
    static let unknownEvidence = "To be agreed with the auditor: the catalog that this was taken from names no evidence"

    /// A text as our format takes it: one line, of so many characters, or what stands in for it.
    static func line(_ text: String, _ limit: Int, or standIn: String) -> String {
        let line = text.oneLine(upTo: limit * 4)
        let cut = line.count <= limit ? line : String(line.prefix(limit - 1)) + "…"
        return cut.isEmpty ? standIn : cut
    }

    /// What of a text can stand in an id: letters, digits, dots and dashes, a letter or digit first.
    private static func plain(_ text: String, limit: Int) -> String {
        var id = ""
        for scalar in text.unicodeScalars {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            if isPlain || scalar == "." && !id.isEmpty {
                id.unicodeScalars.append(scalar)
            } else if !id.isEmpty, id.last != "-" {
                id.append("-")
            }
            // What is cut off would make one id of two: a number does better.
            guard id.utf8.count <= limit else { return "" }
        }
        while id.last == "-" { id.removeLast() }
        return id
    }

    /// An id that nothing has yet: the one that is wanted, else a number behind a beginning.
    private mutating func unique(_ wanted: String, or beginning: String, _ place: Int, limit: Int) -> String {
        if !wanted.isEmpty, taken.insert(wanted).inserted { return wanted }
        var number = max(place + 1, next[beginning] ?? 1)
        while true {
            var id = "\(beginning)\(number)"
            if id.utf8.count > limit { id = "X\(number)" }
            number += 1
            if taken.insert(id).inserted {
                next[beginning] = number
                return id
            }
        }
    }
}

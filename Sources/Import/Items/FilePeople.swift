import HarmlessText
import Readiness

/// Finds the people whom a file names, by name, handle or e-mail, and remembers who has to be added.
struct FilePeople {
    private let record: WorkspaceRecord
    private let lookup: PersonLookup
    /// Who is added, in the order in which the file names them.
    private(set) var added: [(handle: Handle, name: String)] = []
    private var known: [String: Handle?] = [:]
    private var addedNames: [String: Handle] = [:]
    private var addedHandles: Set<Handle> = []

    /// How many people a file may add. A column with more new names is hardly one of owners.
    static let most = 1000

    /// Why a cell names nobody.
    enum Problem: Error {
        case refused(Refusal)
        case tooMany
    }

    init(in state: WorkspaceState, me: Handle, named name: String) {
        record = state.record
        lookup = PersonLookup(in: state.record, me: me, named: name)
    }

    /// What a cell says of an owner.
    enum Owner: Hashable {
        /// Nothing: the cell is blank, or says that it is.
        case unsaid
        case nobody
        case person(Handle, others: [String])
    }

    /// Words that stand where nobody has written a name.
    private static let blank: Set<String> = [
        "-", "–", "—", "n/a", "na", "none", "tbd", "tbc", "?", "unassigned", "unowned", "null",
    ]

    mutating func owner(_ cell: String) throws(Problem) -> Owner {
        let text = cell.singleSpaced
        if text.isEmpty || Self.blank.contains(text.lowercased()) { return .unsaid }
        if text.lowercased() == "nobody" { return .nobody }
        let names = Self.names(in: text)
        guard let first = names.first, let handle = try person(first) else { return .unsaid }
        return .person(handle, others: Array(names.dropFirst()))
    }

    /// One name, or several: a comma between two single words turns a name about.
    private static func names(in text: String) -> [String] {
        let parts = text.split { ";/&\n|".contains($0) }.map { String($0).singleSpaced }.filter { !$0.isEmpty }
        guard parts.count == 1, let only = parts.first else { return parts }
        let comma = only.split(separator: ",").map { String($0).singleSpaced }.filter { !$0.isEmpty }
        if comma.count == 2, comma.allSatisfy({ !$0.contains(" ") && !$0.contains("@") }) { return ["\(comma[1]) \(comma[0])"] }
        return comma
    }

    private mutating func person(_ name: String) throws(Problem) -> Handle? {
        if let found = known[name.lowercased()] { return found }
        let found = try find(name)
        known[name.lowercased()] = found
        return found
    }

    private mutating func find(_ written: String) throws(Problem) -> Handle? {
        // `Ana Ruiz <ana@example.com>`, `@ana`, `ana@example.com`
        var (name, mail) = (written, String?.none)
        if let open = written.lastIndex(of: "<"), written.hasSuffix(">") {
            mail = String(written[written.index(after: open)...].dropLast()).singleSpaced
            name = String(written[..<open]).singleSpaced
        } else if written.hasPrefix("@") {
            name = String(written.dropFirst())
        } else if written.contains("@") {
            mail = written
        }
        let local = mail?.split(separator: "@").first.map { $0.lowercased() }
        let spoken = local.map { $0.map { "._-+".contains($0) ? " " : String($0) }.joined().singleSpaced }
        let candidates = [name == mail ? nil : name, local, spoken].compactMap(\.self).filter { !$0.isEmpty }
        for candidate in candidates {
            let name = candidate.lowercased()
            if let earlier = addedNames[name] ?? (addedHandles.contains(Handle(name)) ? Handle(name) : nil) { return earlier }
            if case .known(let handle) = try looked(up: candidate) { return handle }
        }
        // Nobody is called like that: somebody new, by the fullest name there is.
        let full = name == mail ? (spoken.map(Self.capitalized) ?? name) : name
        guard case .new(let handle, let text) = try looked(up: full) else { return nil }
        guard added.count < Self.most else { throw .tooMany }
        let isFree: (Handle) -> Bool = { [record, addedHandles] candidate in
            record.person(candidate) == nil && !addedHandles.contains(candidate)
        }
        let free = isFree(handle) ? handle : Handle.made(from: text, isFree: isFree)
        added.append((free, text))
        addedNames[text.lowercased()] = free
        addedHandles.insert(free)
        return free
    }

    private func looked(up name: String) throws(Problem) -> PersonLookup.Owner {
        do throws(Refusal) {
            return try lookup.owner(name)
        } catch {
            throw .refused(error)
        }
    }

    private static func capitalized(_ name: String) -> String {
        name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}

import Files
import HarmlessText
import Readiness
import Store

/// What a commit of a sync is called: `ana: 4 ticked, 1 note`.
package struct CommitMessage: Hashable, Sendable {
    /// The longest, in characters; what is longer counts by person only.
    private static let limit = 100

    /// The message. It holds handles, words and numbers, and nothing that people typed.
    package let text: String

    /// Makes a message.
    ///
    /// - Parameters:
    ///   - entries: What is new, in the common order.
    ///   - files: The other files that are new or changed, from the workspace's folder.
    ///   - author: Who syncs.
    package init(for entries: [Entry], files: [String], by author: Handle) {
        var order: [Handle] = []
        var byPerson: [Handle: [Entry]] = [:]
        for entry in entries {
            if byPerson[entry.stamp.handle] == nil { order.append(entry.stamp.handle) }
            byPerson[entry.stamp.handle, default: []].append(entry)
        }
        // Whoever syncs comes first.
        order = order.filter { $0 == author } + order.filter { $0 != author }
        guard !order.isEmpty else {
            text = "\(author): \(CommitMessage.counts(of: files))"
            return
        }
        let full = order.map { "\($0): \(CommitMessage.counts(of: byPerson[$0] ?? []))" }.joined(separator: "; ")
        if full.count <= CommitMessage.limit {
            text = full
        } else {
            let short = order.prefix(5).map { "\($0): \(CommitMessage.entries(byPerson[$0]?.count ?? 0))" }.joined(
                separator: "; ")
            text = order.count > 5 ? "\(short); \(order.count - 5) more people" : short
        }
    }

    /// "3 entries".
    package static func entries(_ count: Int) -> String { counted(count, "entry", "entries") }

    /// "4 ticked, 1 note", the most frequent first.
    package static func counts(of entries: [Entry]) -> String {
        var order: [Kind] = []
        var counts: [Kind: Int] = [:]
        // That somebody has a name goes without saying, unless it is all there is.
        let told = entries.filter { $0.kind != .person }
        for entry in told.isEmpty ? entries : told {
            if counts[entry.kind] == nil { order.append(entry.kind) }
            counts[entry.kind, default: 0] += 1
        }
        let sorted = order.enumerated().sorted { (counts[$0.element] ?? 0, $1.offset) > (counts[$1.element] ?? 0, $0.offset) }
        return sorted.map { "\(counts[$0.element] ?? 0) \($0.element.words(counts[$0.element] ?? 0))" }.joined(separator: ", ")
    }

    private static func counts(of files: [String]) -> String {
        let evidence = files.count { $0.hasPrefix("\(WorkspaceLayout.evidenceName)/") }
        let catalogs = files.count { $0.hasPrefix(WorkspaceLayout.catalogLabel("")) }
        var parts: [String] = []
        if evidence > 0 { parts.append(counted(evidence, "evidence file")) }
        if catalogs > 0 { parts.append(counted(catalogs, "catalog")) }
        if parts.isEmpty { parts = ["workspace files"] }
        return parts.joined(separator: ", ")
    }

    /// What an entry counts as.
    fileprivate enum Kind: Hashable {
        case undo, redo, ticked, unticked, started, stopped, reviewed, notApplicable, blocked, unblocked, owner, due, note,
            settled, kept, returned, corrected
        case attached, accepted, retired, evidence
        case scope, engagement, amended, objective, item, control, request, withdrawn, person

        func words(_ count: Int) -> String {
            let s = count == 1 ? "" : "s"
            switch self {
            case .undo: return "undone"
            case .redo: return "done again"
            case .ticked: return "ticked"
            case .unticked: return "unticked"
            case .started: return "started"
            case .stopped: return "stopped"
            case .reviewed: return "reviewed"
            case .notApplicable: return "not applicable"
            case .blocked: return "blocked"
            case .unblocked: return "unblocked"
            case .owner: return "assigned"
            case .due: return "due date\(s)"
            case .note: return "note\(s)"
            case .settled: return "settled"
            case .kept: return "kept"
            case .returned: return "returned"
            case .corrected: return "corrected"
            case .attached: return "attached"
            case .accepted: return "accepted"
            case .retired: return "retired"
            case .evidence: return "evidence correction\(s)"
            case .scope: return "scope change\(s)"
            case .engagement: return "report\(s)"
            case .amended: return "correction\(s)"
            case .objective: return "objective\(s)"
            case .item: return "own item\(s)"
            case .control: return "control decision\(s)"
            case .request: return "request change\(s)"
            case .withdrawn: return "withdrawn"
            case .person: return count == 1 ? "person" : "people"
            }
        }
    }
}

extension Entry {
    fileprivate var kind: CommitMessage.Kind {
        switch reversal {
        case .undo: return .undo
        case .redo: return .redo
        case nil: break
        }
        switch action {
        case .person, .same: return .person
        case .engage, .drop: return .engagement
        case .scope: return .scope
        case .objective, .reword: return .objective
        case .item: return .item
        case .status(_, .ready, _, _): return .ticked
        case .status(_, .reviewed, _, _): return .reviewed
        case .status(_, .notApplicable, _, _): return .notApplicable
        case .status(_, .inProgress, _, _): return .started
        case .status(_, .todo, .inProgress, _): return .stopped
        case .status(_, .todo, _, _): return .unticked
        case .blocked(_, let reason, _): return reason == nil ? .unblocked : .blocked
        case .owner: return .owner
        case .due: return .due
        case .note: return .note
        case .withdraw: return .withdrawn
        case .settle: return .settled
        case .keep: return .kept
        case .returned: return .returned
        case .correct: return .corrected
        case .control, .define: return .control
        case .request: return .request
        case .confirm: return .reviewed
        case .again: return .due
        case .attach: return .attached
        case .evidence(_, .opinion(.accepted, _, _)): return .accepted
        case .evidence(_, .opinion(.returned, _, _)): return .returned
        case .evidence(_, .retired(to: true, _)): return .retired
        case .evidence: return .evidence
        default: return .amended
        }
    }
}

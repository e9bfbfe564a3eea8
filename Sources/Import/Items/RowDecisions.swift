import HarmlessText
import Readiness

/// What a row changes about an item, by the rules that hold for whoever changes it by hand.
struct RowDecisions {
    let row: RowCells
    let work: ItemWork
    let state: WorkspaceState
    let options: ItemImportOptions
    let days: FileDays
    /// The item; nil where it is one that is added.
    let address: ItemAddress?
    let me: Handle

    private(set) var changes: [(field: ItemField, change: ItemChange)] = []
    private(set) var reasons: [RowReason] = []

    init(
        row: RowCells, work: ItemWork, state: WorkspaceState, options: ItemImportOptions, days: FileDays, address: ItemAddress?,
        me: Handle
    ) {
        self.row = row
        self.work = work
        self.state = state
        self.options = options
        self.days = days
        self.address = address
        self.me = me
    }

    mutating func decide(_ people: inout FilePeople, _ statuses: inout Suggestions) {
        decideStatus(&statuses)
        decideOwner(&people)
        decideDue()
        decideBlocked()
        decideNotes()
    }

    private mutating func change(_ field: ItemField, _ change: ItemChange) { changes.append((field, change)) }

    /// Refuses what somebody could not do by hand either.
    ///
    /// - Returns: Whether it may be done.
    private mutating func may(_ intent: ItemIntent) -> Bool {
        guard let address else { return true }
        do throws(Refusal) {
            _ = try state.decide(intent, on: address, by: me)
            return true
        } catch {
            reasons.append(.refused(error))
            return false
        }
    }

    // MARK: Status

    private mutating func decideStatus(_ statuses: inout Suggestions) {
        let cell = row[.status]
        guard !cell.isEmpty, cell != "-", cell != "–" else { return }
        guard let wanted = options.words.status(of: cell) else {
            let near = statuses.near(to: cell) { options.words.nearest(to: cell) }
            return reasons.append(.unknownStatus(cell, nearest: near))
        }
        switch wanted {
        case .blocked:
            block(row[.blocked].isEmpty ? row[.reason].isEmpty ? "said in \(options.file)" : row[.reason] : row[.blocked])
        case .status(let status): move(to: status)
        }
    }

    private mutating func move(to status: Status) {
        let current = work.status
        switch status {
        case .ready, .reviewed:
            if status == .reviewed, current != .reviewed { reasons.append(.reviewedAsReady) }
            if status == .ready, current == .reviewed { reasons.append(.staysReviewed) }
            guard !current.isTicked, current == .notApplicable ? may(.include) : may(.tick) else { return }
            set(.ready, reason: imported)
        case .inProgress:
            guard current != .inProgress, may(current == .notApplicable ? .include : current.isTicked ? .untick : .start) else {
                return
            }
            set(.inProgress, reason: "")
        case .todo:
            guard current != .todo, may(current == .notApplicable ? .include : current.isTicked ? .untick : .stop) else { return }
            set(.todo, reason: "")
        case .notApplicable: exclude()
        }
    }

    private mutating func exclude() {
        let given = row[.reason].singleSpaced
        if work.status == .notApplicable {
            if !given.isEmpty, !Self.says(work.reason, given) { reasons.append(.otherReason) }
            return
        }
        if given.isEmpty { reasons.append(.reasonNotGiven) }
        let reason = given.isEmpty ? "not given in \(options.file), to be confirmed" : given
        guard may(.exclude(reason: reason)), let text = checked(reason, .reason) else { return }
        set(.notApplicable, reason: text)
    }

    private mutating func set(_ status: Status, reason: String) {
        change(.status, .status(status, was: work.recordedStatus.value, reason: reason))
    }

    /// Where a tick comes from: the file, and who ticked it there. The tick itself is the importer's.
    private var imported: String {
        let (by, on) = (row[.tickedBy].singleSpaced, row[.tickedOn].singleSpaced)
        let there = [by.isEmpty ? nil : "by \(by.prefix(80))", on.isEmpty ? nil : "on \(on.prefix(40))"].compactMap(\.self)
        return "imported from \(options.file)" + (there.isEmpty ? "" : ", ticked there \(there.joined(separator: " "))")
    }

    // MARK: The other fields

    private mutating func decideOwner(_ people: inout FilePeople) {
        let cell = row[.owner]
        guard !cell.isEmpty else { return }
        // What the export writes of an owner is that owner, whatever it would be taken for elsewhere.
        if let owner = work.owner.value, cell.singleSpaced == state.record.name(of: owner).harmless.singleSpaced { return }
        do throws(FilePeople.Problem) {
            switch try people.owner(cell) {
            case .unsaid: return
            case .nobody:
                guard work.owner.value != nil, may(.assign(nil)) else { return }
                change(.owner, .owner(nil, was: work.owner.value))
            case .person(let handle, let others):
                if !others.isEmpty { reasons.append(.otherOwners(others)) }
                guard state.record.canonical(handle) != work.ownerPerson, may(.assign(handle)) else { return }
                change(.owner, .owner(handle, was: work.owner.value))
            }
        } catch {
            switch error {
            case .refused(let refusal): reasons.append(.refused(refusal))
            case .tooMany: reasons.append(.tooManyPeople(FilePeople.most))
            }
        }
    }

    private mutating func decideDue() {
        let cell = row[.due]
        guard !cell.isEmpty, !["-", "–", "n/a", "tbd"].contains(cell.lowercased()) else { return }
        if cell.lowercased() == "none" {
            if work.due.value != nil, may(.due(nil)) { change(.due, .due(nil, was: work.due.value)) }
            return
        }
        do throws(UnreadableDay) {
            let day = try days.day(of: cell)
            guard day != work.due.value, may(.due(day)) else { return }
            change(.due, .due(day, was: work.due.value))
        } catch {
            reasons.append(.unreadableDay(error))
        }
    }

    private mutating func decideBlocked() {
        let cell = row[.blocked]
        // Columns of yes and no name no reason.
        guard !cell.isEmpty, !["no", "false", "0", "-", "–"].contains(cell.lowercased()),
            !changes.contains(where: { $0.field == .blocked })
        else { return }
        block(["yes", "true", "1", "x"].contains(cell.lowercased()) ? "said in \(options.file)" : cell)
    }

    private mutating func block(_ reason: String) {
        let line = reason.singleSpaced
        if let standing = work.blocked.value, Self.says(standing, line) || line == "said in \(options.file)" { return }
        guard may(.block(reason: line)), let text = checked(line, .reason) else { return }
        change(.blocked, .blocked(text, was: work.blocked.value))
    }

    private mutating func decideNotes() {
        let cell = row[.notes]
        guard !cell.isEmpty else { return }
        let lines = work.notes.map { $0.dated(by: state.record.name(of: $0.by)).harmlessLines.joined(separator: "\n") }
        let known = lines.joined(separator: "\n")
        // Our own export has all notes below each other: what stands behind them is new.
        var rest = Substring(cell)
        if !known.isEmpty, cell.hasPrefix(known.trimmed) { rest = cell.dropFirst(known.trimmed.count) }
        let text = String(rest).trimmed
        guard !text.isEmpty,
            !work.notes.contains(where: { $0.text == text || $0.text.harmlessLines.joined(separator: "\n").trimmed == text })
        else { return }
        guard may(.note(text)) else { return }
        do throws(Refusal) {
            change(.notes, .note(try WrittenText(note: text).text))
        } catch {
            reasons.append(.refused(error))
        }
    }

    /// Whether a cell says what stands already: as it was written, or made harmless, as our own export has it.
    private static func says(_ standing: String, _ cell: String) -> Bool {
        standing.singleSpaced == cell || standing.harmless.singleSpaced == cell
    }

    private mutating func checked(_ text: String, _ what: WrittenField) -> String? {
        do throws(Refusal) {
            return try WrittenText(line: text, what: what).text
        } catch {
            reasons.append(.refused(error))
            return nil
        }
    }
}

/// All that people have done in a workspace: the sum of its entries.
///
/// Applying entries in the order of their stamps always gives the same record, on every machine and whichever way the
/// entries came. It needs no catalog, so it also holds work on items that today's catalog has dropped.
public struct WorkspaceRecord: Hashable, Sendable {
    /// The people, by handle, in the order that they were first named.
    public private(set) var people: [Person] = []
    /// The engagements in the order that they began, the dropped ones too.
    public private(set) var engagements: [EngagementRecord] = []
    /// The stamp of the last entry applied.
    public private(set) var last: Stamp?
    /// How many entries were applied.
    public private(set) var count = 0

    /// Makes an empty record.
    public init() {}

    /// Makes a record as a snapshot recorded it.
    public init(people: [Person], engagements: [EngagementRecord], last: Stamp?, count: Int) {
        self.people = people
        self.engagements = engagements
        self.last = last
        self.count = count
    }

    /// The engagement of an id, or nil.
    public func engagement(_ id: EngagementID) -> EngagementRecord? { engagements.first { $0.id == id } }

    /// The person of a handle, or nil.
    public func person(_ handle: Handle) -> Person? { people.first { $0.handle == handle } }

    /// The name of a handle's person, or the handle where it has none.
    public func name(of handle: Handle) -> String { person(handle)?.name.value ?? handle.text }

    /// Applies entries, which must be in the order of their stamps and later than all before.
    public mutating func apply(_ entries: some Sequence<Entry>) {
        for entry in entries { apply(entry) }
    }

    /// Applies an entry, which must be later than all before.
    public mutating func apply(_ entry: Entry) {
        last = entry.stamp
        count += 1
        switch entry.action {
        case .person(let handle, let name, let was):
            record(name, was: was, of: handle, by: entry)
        case .engage(let setup):
            engage(setup, by: entry)
        default:
            // An entry about an engagement that no entry began says nothing: only an edited journal has one.
            guard let index = engagements.firstIndex(where: { $0.id == entry.action.engagement }) else { return }
            engagements[index].apply(entry)
        }
    }

    private mutating func record(_ name: String, was: String?, of handle: Handle, by entry: Entry) {
        if let index = people.firstIndex(where: { $0.handle == handle }) {
            people[index].name.record(name, was: was ?? "", by: entry)
        } else {
            var person = Person(handle: handle)
            person.name.record(name, was: was ?? "", by: entry)
            people.append(person)
        }
    }

    private mutating func engage(_ setup: EngagementSetup, by entry: Entry) {
        // Two people who begin the same engagement in two clones work on one: what the later said of it is a correction.
        guard let index = engagements.firstIndex(where: { $0.id == setup.id }) else {
            engagements.append(EngagementRecord(setup, by: entry))
            return
        }
        engagements[index].overlay(setup, by: entry)
    }
}

/// Somebody who works in the workspace.
public struct Person: Hashable, Sendable {
    /// The short word that owners and reviewers go by.
    public let handle: Handle
    /// The full name.
    public var name = Register<String>("")

    /// Makes a person.
    public init(handle: Handle) { self.handle = handle }
}

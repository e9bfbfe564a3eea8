import HashTreeCollections

/// All that people have done in a workspace: the sum of its entries.
///
/// Applying entries in the order of their stamps always gives the same record, on every machine and whichever way the
/// entries came. It needs no catalog, so it also holds work on items that today's catalog has dropped.
public struct WorkspaceRecord: Hashable, Sendable {
    /// What the workspace was named; nil where it has the name that it was made with.
    public private(set) var name = Register<String?>(nil)
    /// The people, by handle, in the order that they were first named.
    public private(set) var people: [Person] = []
    /// Which of their handles are one person.
    public private(set) var samePeople = SamePeople()
    /// The engagements in the order that they began, the dropped ones too.
    public private(set) var engagements: [EngagementRecord] = []
    /// What was decided about controls, and those of the team's own, by key.
    public private(set) var controls: [String: ControlRecord] = [:]
    /// How many days after its end an occurrence is not missing yet.
    public private(set) var graceDays = Register(0)
    /// The days on which nobody works, beside Saturdays and Sundays.
    public private(set) var holidays = Register<[Day]>([])
    /// What checks of tools show something of; nil where what was settled was taken back.
    public private(set) var checks: [CheckName: Register<[EvidenceTarget]?>] = [:]
    /// The evidence, in the order in which it was attached, the retired pieces too.
    public private(set) var evidence = EvidenceRecords()
    /// The stamp of the last entry applied.
    public private(set) var last: Stamp?
    /// How many entries were applied.
    public private(set) var count = 0
    /// How many entries are about engagements that no entry began or evidence that none attached, and say nothing: only
    /// an edited journal has any.
    public private(set) var strays = 0
    /// Where each person stands in ``people``.
    private var places: [Handle: Int] = [:]
    /// Whether something was said of ``samePeople`` that the rest of the record does not follow yet.
    private var isUnjoined = false

    /// Makes an empty record.
    public init() {}

    /// Makes a record as a snapshot recorded it.
    public init(
        people: [Person], samePeople: SamePeople = SamePeople(), engagements: [EngagementRecord],
        controls: [String: ControlRecord] = [:], evidence: EvidenceRecords = EvidenceRecords(), last: Stamp?, count: Int,
        strays: Int = 0, name: Register<String?> = Register(nil), graceDays: Register<Int> = Register(0),
        holidays: Register<[Day]> = Register([]), checks: [CheckName: Register<[EvidenceTarget]?>] = [:]
    ) {
        self.name = name
        self.graceDays = graceDays
        self.holidays = holidays
        self.checks = checks
        self.people = people
        self.samePeople = samePeople
        self.engagements = engagements
        self.controls = controls
        self.evidence = evidence
        self.last = last
        self.count = count
        self.strays = strays
        for (place, person) in people.enumerated() where places[person.handle] == nil { places[person.handle] = place }
        if !samePeople.isEmpty { followSamePeople() } else { self.evidence.follow(samePeople) }
    }

    /// The engagement of an id, or nil.
    public func engagement(_ id: EngagementID) -> EngagementRecord? { engagements.first { $0.id == id } }

    /// The person that was named for a handle, or nil.
    public func person(_ handle: Handle) -> Person? { places[handle].map { people[$0] } }

    /// Applies entries, which must be in the order of their stamps and later than all before.
    public mutating func apply(_ entries: some Sequence<Entry>) {
        record(entries)
        joinPeople()
    }

    /// Applies entries of which more will follow: who is who is joined by the next ``apply(_:)-swift.method``, once for
    /// all of them.
    mutating func record(_ entries: some Sequence<Entry>) {
        for entry in entries { record(entry) }
    }

    /// Applies an entry, which must be later than all before.
    public mutating func apply(_ entry: Entry) {
        record(entry)
        joinPeople()
    }

    private mutating func record(_ entry: Entry) {
        last = entry.stamp
        count += 1
        switch entry.action {
        case .workspace(let name, let was):
            self.name.record(name, was: was, by: entry)
        case .person(let handle, let name, let was):
            record(name, was: was, of: handle, by: entry)
        case .same(let other, let main, let to, let was):
            samePeople.record(other, as: main, to: to, was: was, by: entry)
            isUnjoined = true
        case .engage(let setup):
            engage(setup, by: entry)
        case .control(let key, let change):
            controls[key, default: ControlRecord()].apply(change, by: entry)
        case .define(let control):
            // Two people who add the same key in two clones add one control, in the words of the first.
            if controls[control.key]?.definition == nil { controls[control.key, default: ControlRecord()].definition = control }
        case .rule(.grace(let to, let was)): graceDays.record(to, was: was, by: entry)
        case .rule(.holidays(let to, let was)): holidays.record(to, was: was, by: entry)
        case .check(let name, let to, let was): checks[name, default: Register(nil)].record(to, was: was, by: entry)
        case .attach(let setup): evidence.attach(setup, by: entry)
        case .evidence(let id, let change):
            if !evidence.apply(change, to: id, by: entry, people: samePeople) { strays += 1 }
        default:
            guard let index = engagements.indices.first(where: { engagements[$0].id == entry.action.engagement }) else {
                strays += 1
                return
            }
            engagements[index].apply(entry)
            if !samePeople.isEmpty, let item = entry.action.item?.item { engagements[index].work[item]?.follow(samePeople) }
        }
    }

    private mutating func record(_ name: String, was: String?, of handle: Handle, by entry: Entry) {
        let place: Int
        if let known = places[handle] {
            place = known
        } else {
            place = people.count
            places[handle] = place
            people.append(Person(handle: handle))
        }
        people[place].name.record(name, was: was ?? "", by: entry)
        people[place].names.insert(name)
    }

    private mutating func engage(_ setup: EngagementSetup, by entry: Entry) {
        // Two people who begin the same engagement in two clones work on one: what the later said of it is a
        // correction.
        guard let index = engagements.firstIndex(where: { $0.id == setup.id }) else {
            engagements.append(EngagementRecord(setup, by: entry))
            return
        }
        engagements[index].overlay(setup, by: entry)
    }

    // MARK: One person with several handles

    /// Joins the people of whom something was said, once for however many entries came together.
    private mutating func joinPeople() {
        guard isUnjoined else { return }
        isUnjoined = false
        samePeople.join()
        followSamePeople()
    }

    /// Makes everything that was signed or owned follow who is who, also what was done before anybody said it.
    private mutating func followSamePeople() {
        evidence.follow(samePeople)
        for index in engagements.indices { engagements[index].work.follow(samePeople) }
    }

    /// Reads what was kept of the work on items, and holds all.
    mutating func settle() {
        for index in engagements.indices { engagements[index].work.settle() }
    }
}

/// Somebody who works in the workspace.
public struct Person: Hashable, Sendable {
    /// The short word that owners and reviewers go by.
    public let handle: Handle
    /// The full name.
    public var name = Register<String>("")
    /// Every name that was ever given to the handle.
    public var names: Set<String> = []

    /// Makes a person.
    public init(handle: Handle) { self.handle = handle }

    /// Whether the name only stands in for one that nobody knew yet: none, the handle itself, or a mail address. It
    /// gives way to the person's own.
    public var isNameless: Bool { Person.isStandIn(name.value, for: handle) }

    /// Whether a name would only stand in for that of a handle's person.
    public static func isStandIn(_ name: String, for handle: Handle) -> Bool {
        name.isEmpty || name.asComparedName == handle.text || name.beforeAt != nil
    }
}

/// What people have done about one item.
public struct ItemWork: Hashable, Sendable {
    /// All of it, as the one element of an array, so that copies share it until one of them is changed: every look at
    /// all items copies the work on each, and a record that is changed while another shares its maps copies whole nodes
    /// of them. What changes it does so here, in its place.
    var parts = ItemWork.untouched

    private static let untouched = [Parts()]

    /// What is recorded, each as the property of the same name tells it.
    struct Parts: Hashable, Sendable {
        var recordedStatus = Register<Status>(.todo)
        var exclusion = ""
        var ticks: [Signature] = []
        var reviews: [Signature] = []
        var exclusions: [Signature] = []
        var returns: [Return] = []
        var blocked = Register<String?>(nil)
        var owner = Register<Handle?>(nil)
        /// The handle that the owner goes by, where it is another than the one that was recorded.
        var mainOwner: Handle?
        var due = Register<Day?>(nil)
        var second = SecondSignature()
        var lookAgain = Register<Day?>(nil)
        var allNotes: [Note] = []
        var lift: ReviewLift?
        var voidReviews: [VoidReview] = []
    }

    /// Makes the work on an item that nobody has touched.
    public init() {}

    /// The status as it was last recorded. ``status`` is what it counts as.
    public var recordedStatus: Register<Status> {
        get { parts[0].recordedStatus }
        set { parts[0].recordedStatus = newValue }
    }
    /// Why it is, or was last, Not applicable. Stays when it is included again, because an undo may exclude it again.
    public var exclusion: String {
        get { parts[0].exclusion }
        set { parts[0].exclusion = newValue }
    }
    /// The ticks that were not undone, the last one last; unticking leaves them, because an undo may bring the tick
    /// back.
    public var ticks: [Signature] {
        get { parts[0].ticks }
        set { parts[0].ticks = newValue }
    }
    /// The reviews that were not undone, the last one last.
    public var reviews: [Signature] {
        get { parts[0].reviews }
        set { parts[0].reviews = newValue }
    }
    /// Who marked it Not applicable, as far as that was not undone, the last one last.
    public var exclusions: [Signature] {
        get { parts[0].exclusions }
        set { parts[0].exclusions = newValue }
    }
    /// The times that it was returned, as far as that was not undone, the last one last.
    public var returns: [Return] {
        get { parts[0].returns }
        set { parts[0].returns = newValue }
    }
    /// Why it is blocked, or nil.
    public var blocked: Register<String?> {
        get { parts[0].blocked }
        set { parts[0].blocked = newValue }
    }
    /// Who owns it.
    public var owner: Register<Handle?> {
        get { parts[0].owner }
        set { parts[0].owner = newValue }
    }
    /// When it is due.
    public var due: Register<Day?> {
        get { parts[0].due }
        set { parts[0].due = newValue }
    }
    /// The second signature on what is Not applicable.
    public var second: SecondSignature {
        get { parts[0].second }
        set { parts[0].second = newValue }
    }
    /// The day on which what is Not applicable is looked at again.
    public var lookAgain: Register<Day?> {
        get { parts[0].lookAgain }
        set { parts[0].lookAgain = newValue }
    }
    /// What people noted, oldest first, the withdrawn ones too.
    public var allNotes: [Note] {
        get { parts[0].allNotes }
        set { parts[0].allNotes = newValue }
    }
    /// What lifted the last review. It follows from the evidence and from what the item says, and only who joins these
    /// with the record knows it: nil here in a ``WorkspaceRecord``, and nil where the review stands.
    public var lift: ReviewLift? {
        get { parts[0].lift }
        set { parts[0].lift = newValue }
    }
    /// The reviews that counted for nothing when they were written, as far as handles alone tell.
    public var voidReviews: [VoidReview] {
        get { parts[0].voidReviews }
        set { parts[0].voidReviews = newValue }
    }

    /// Who ticked it last, and when; stays when it is reviewed or unticked.
    public var tick: Signature? { ticks.last }

    /// The person who owns it, by the handle that the person goes by. ``owner`` holds the handle that was recorded.
    public var ownerPerson: Handle? { owner.value == nil ? nil : parts[0].mainOwner ?? owner.value }

    /// What the item counts as.
    ///
    /// A review by the one who ticked, under whatever handle, is no review, and one without a tick is no tick, whoever
    /// wrote them into a journal: the first counts as Ready, the second as In progress. A review of what was changed
    /// since counts as Ready, too: it waits for another.
    public var status: Status {
        guard recordedStatus.value == .reviewed else { return recordedStatus.value }
        guard let tick, let review = reviews.last else { return .inProgress }
        return tick.person == review.person || lift != nil ? .ready : .reviewed
    }

    /// The last review, where what was looked at was changed since; nil where somebody ticked or took back something
    /// afterwards.
    public var liftedReview: Signature? {
        guard recordedStatus.value == .reviewed, lift != nil, ownReview == nil, tick != nil else { return nil }
        return reviews.last
    }

    /// The last review, where it does not count because the same person ticked the item.
    public var ownReview: Signature? {
        guard recordedStatus.value == .reviewed, let tick, let review = reviews.last else { return nil }
        return tick.person == review.person ? review : nil
    }

    /// That it was returned, by whom and why, until it is ticked again.
    public var returned: Return? {
        guard let last = returns.last, recordedStatus.value == .todo || recordedStatus.value == .inProgress else { return nil }
        return ticks.count > last.ticks ? nil : last
    }

    /// Why it is Not applicable; empty where it is not.
    public var reason: String { recordedStatus.value == .notApplicable ? exclusion : "" }

    /// Who reviewed it, where it counts as reviewed.
    public var review: Signature? { status == .reviewed ? reviews.last : nil }

    /// What people noted, oldest first.
    public var notes: [Note] { allNotes.filter { !$0.isWithdrawn.value } }

    /// Overrides that nobody has looked at yet, of all fields.
    public var clashes: [Clash] {
        recordedStatus.clashes + blocked.clashes + owner.clashes + due.clashes
    }

    /// Whether two people changed the same thing without seeing each other and nobody has looked yet.
    public var isContested: Bool {
        !recordedStatus.clashes.isEmpty || !blocked.clashes.isEmpty || !owner.clashes.isEmpty || !due.clashes.isEmpty
    }

    /// Takes over who is who.
    mutating func follow(_ people: SamePeople) {
        parts[0].mainOwner = owner.value.flatMap { people.canonical($0) == $0 ? nil : people.canonical($0) }
        for index in ticks.indices { parts[0].ticks[index].follow(people) }
        for index in reviews.indices { parts[0].reviews[index].follow(people) }
        for index in exclusions.indices { parts[0].exclusions[index].follow(people) }
        for index in returns.indices { parts[0].returns[index].follow(people) }
        parts[0].second.follow(people)
    }

    /// Whether it is past its day, for an item that still has to be done.
    public func isLate(on today: Day) -> Bool {
        guard let due = due.value, due < today else { return false }
        return status == .todo || status == .inProgress
    }
}

/// A review that counts for nothing, whoever wrote it into a journal.
public struct VoidReview: Hashable, Sendable {
    /// The entry.
    public let entry: EntryID
    /// Whether it is of what the same person ticked; else it is of what nobody ticked.
    public let isOwn: Bool

    /// Makes a review that counts for nothing.
    public init(entry: EntryID, isOwn: Bool) {
        self.entry = entry
        self.isOwn = isOwn
    }
}

/// Who did something, and when.
public struct Signature: Hashable, Sendable {
    /// The handle that signed.
    public let by: Handle
    /// The handle that its person goes by, where that is another.
    private var main: Handle?
    /// When, by that person's clock.
    public let at: Timestamp
    /// Where it stands in the order of the history; nil where nothing has to be told from it.
    public let stamp: Stamp?
    /// What was signed, in the words that the person saw; nil where nothing was recorded of them.
    public let words: SignedWords?
    /// What a reviewer says of what was looked at, or where a tick was imported from; else empty.
    public var comment = ""
    /// Who looked at later words and kept it, the last one last.
    public var keeps: [Keep] = []

    /// Makes a signature.
    public init(by: Handle, at: Timestamp, stamp: Stamp? = nil, words: SignedWords? = nil) {
        self.by = by
        self.at = at
        self.stamp = stamp
        self.words = words
    }

    /// The person, by the handle that the person goes by.
    public var person: Handle { main ?? by }

    /// Takes over who is who.
    mutating func follow(_ people: SamePeople) {
        let person = people.canonical(by)
        main = person == by ? nil : person
        for index in keeps.indices { keeps[index].follow(people) }
    }
}

/// A note on an item.
public struct Note: Hashable, Sendable {
    /// The entry that added it.
    public let id: EntryID
    /// What it says, as it was corrected last; may have several lines.
    public var text: String { words.value }
    /// What it says, and when that was corrected; nobody has touched it where it says what was noted first.
    public var words: Register<String>
    /// When it was written.
    public let at: Timestamp
    /// Whether it was taken back.
    public var isWithdrawn = Register<Bool>(false)

    /// Makes a note.
    public init(id: EntryID, text: String, at: Timestamp) {
        self.id = id
        words = Register(text)
        self.at = at
    }

    /// Who wrote it.
    public var by: Handle { id.writer.handle }
}

/// That an item was returned to whoever owns it.
public struct Return: Hashable, Sendable {
    /// The entry that returned it.
    public let entry: EntryID
    /// Why.
    public let reason: String
    /// When, by that person's clock.
    public let at: Timestamp
    /// How many ticks the item had then: one more answers it.
    public let ticks: Int
    /// The handle that its person goes by, where that is another.
    private var main: Handle?

    /// Makes a return.
    public init(entry: EntryID, reason: String, at: Timestamp, ticks: Int) {
        self.entry = entry
        self.reason = reason
        self.at = at
        self.ticks = ticks
    }

    /// The handle that returned it.
    public var by: Handle { entry.writer.handle }

    /// The person, by the handle that the person goes by.
    public var person: Handle { main ?? by }

    /// Takes over who is who.
    mutating func follow(_ people: SamePeople) {
        let person = people.canonical(by)
        main = person == by ? nil : person
    }
}

extension Note {
    /// "2026-11-23 Ana Ruiz: …": the note as tables write it, with its day and its author's name.
    public func dated(by name: String) -> String { "\(at.day) \(name): \(text)" }
}

/// What is said of a piece of evidence when it is attached.
public struct EvidenceSetup: Hashable, Sendable {
    /// Its title, in one line.
    public var title: String
    /// What it shows.
    public var kind: EvidenceKind
    /// The file, link or text.
    public var content: EvidenceContent
    /// The days that it is about, the first and the last of them included.
    public var covers: ClosedRange<Day>
    /// The day on which the control operated.
    public var performed: Day
    /// The day on which the record was taken.
    public var collected: Day
    /// What it shows something of, in order.
    public var targets: [EvidenceTarget]
    /// The system that it comes from; may be empty.
    public var source = ""
    /// The query, filter or command that made it; may be empty.
    public var method = ""
    /// How many performances a record holds, or members a population; nil where nobody said.
    public var count: Int?
    /// What was drawn from a population and looked at.
    public var sample: EvidenceSample?
    /// The program that made it.
    public var tool: EvidenceTool?
    /// What it says of the control.
    public var result: EvidenceResult?
    /// The piece whose place it takes.
    public var replaces: EntryID?

    /// Makes a setup; what is not named here is added to it.
    public init(
        title: String, kind: EvidenceKind = .record, content: EvidenceContent, covers: ClosedRange<Day>, performed: Day,
        collected: Day, targets: [EvidenceTarget]
    ) {
        self.title = title
        self.kind = kind
        self.content = content
        self.covers = covers
        self.performed = performed
        self.collected = collected
        self.targets = targets
    }
}

extension Evidence {
    /// The piece that an entry attached. Whoever wrote the entry is who attached it.
    public init(_ setup: EvidenceSetup, id: EntryID) {
        self.init(
            id: id, title: setup.title, kind: setup.kind, content: setup.content, covers: setup.covers,
            performed: setup.performed, collected: setup.collected, by: id.writer.handle, source: setup.source,
            method: setup.method, count: setup.count, sample: setup.sample, tool: setup.tool, result: setup.result,
            replaces: setup.replaces)
        for target in setup.targets { show(target, true) }
    }

    /// What would have to be said to attach it as it stands.
    public var setup: EvidenceSetup {
        var setup = EvidenceSetup(
            title: title, kind: kind, content: content, covers: covers, performed: performed, collected: collected,
            targets: targets)
        setup.source = source
        setup.method = method
        setup.count = count
        setup.sample = sample
        setup.tool = tool
        setup.result = result
        setup.replaces = replaces
        return setup
    }
}

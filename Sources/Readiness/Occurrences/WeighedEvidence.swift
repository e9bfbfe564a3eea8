/// A piece of evidence as the rules of coverage look at it: its days, and whether it may count.
///
/// What another piece has taken the place of is none, but for a document: that holds until its successor was performed.
/// What was taken back is none, but for a result that says that a setting failed: nobody closes that by taking it back.
public struct WeighedEvidence: Hashable, Sendable {
    /// Why a piece covers nothing.
    public struct Flaws: OptionSet, Hashable, Sendable {
        /// Bit 0 for failed, bit 1 for returned, bit 2 for broken.
        public let rawValue: UInt8

        /// Makes a set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It says that the performance failed.
        public static let failed = Flaws(rawValue: 1)
        /// Somebody returned it, for a reason.
        public static let returned = Flaws(rawValue: 2)
        /// Its file is missing or differs from what was attached.
        public static let broken = Flaws(rawValue: 4)
    }

    /// The entry that attached it.
    public let id: EntryID
    /// What it shows.
    public let kind: EvidenceKind
    /// The days that it is about.
    public let covers: ClosedRange<Day>
    /// The day on which the control operated.
    public let performed: Day
    /// How many performances it holds: 1 where nobody said.
    public let performances: Int
    /// How many members a population has; nil where nobody said.
    public let members: Int?
    /// Whether it is a sample, or a population with the sample that was drawn from it.
    public let isSample: Bool
    /// Why it covers nothing; empty where it may count.
    public let flaws: Flaws
    /// Whether it was attached to an item of the report that is looked at.
    public private(set) var isOfReport: Bool

    /// Whether it may count.
    public var isSound: Bool { flaws.isEmpty }

    /// Whether it was taken back: it only says what failed.
    public let isRetired: Bool
    /// When the piece that took its place was performed, for a document; nil where none did.
    public let successor: Day?

    /// The same piece, for a report to an item of which it was attached.
    var ofReport: WeighedEvidence {
        var piece = self
        piece.isOfReport = true
        return piece
    }

    /// Weighs a piece.
    ///
    /// - Parameters:
    ///   - isBroken: Whether its file is missing or differs from what was attached.
    ///   - successor: The day on which the piece that took its place was performed; nil where none did.
    ///   - isOfReport: Whether it was attached to an item of the report that is looked at.
    /// - Returns: Nil for a piece that says nothing any more.
    public init?(_ evidence: Evidence, isBroken: Bool = false, successor: Day? = nil, isOfReport: Bool = false) {
        guard !evidence.isUndone, !evidence.isRetired || evidence.result == .fail else { return nil }
        var covers = evidence.covers
        if let successor {
            let last = min(covers.upperBound, successor.advanced(by: -1))
            guard evidence.kind == .document, !evidence.isRetired, covers.lowerBound <= last, evidence.performed < successor
            else { return nil }
            covers = covers.lowerBound...last
        }
        var flaws: Flaws = []
        if evidence.result == .fail { flaws.insert(.failed) }
        if case .returned = evidence.verdict { flaws.insert(.returned) }
        if isBroken { flaws.insert(.broken) }
        id = evidence.id
        kind = evidence.kind
        self.covers = covers
        performed = evidence.performed
        performances = max(1, evidence.count ?? 1)
        members = evidence.count
        isSample = evidence.kind == .sample || (evidence.sample?.size ?? 0) > 0
        self.flaws = flaws
        self.isOfReport = isOfReport
        isRetired = evidence.isRetired
        self.successor = successor
    }

    /// The order in which pieces are looked at and listed: by day, never by who wrote first.
    static func precedes(_ left: WeighedEvidence, _ right: WeighedEvidence) -> Bool {
        if left.performed != right.performed { return left.performed < right.performed }
        if left.covers.lowerBound != right.covers.lowerBound { return left.covers.lowerBound < right.covers.lowerBound }
        return left.id < right.id
    }
}

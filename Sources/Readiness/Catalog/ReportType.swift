/// Type 1 or Type 2, with the dates that make it so.
public enum ReportType: Hashable, Sendable {
    /// The design of controls, as of one date.
    case type1(asOf: Day)
    /// The design and the operating effectiveness of controls, over a period.
    case type2(ClosedRange<Day>)

    /// 1 or 2.
    public var number: Int {
        switch self {
        case .type1: 1
        case .type2: 2
        }
    }

    /// The set that holds just this type.
    public var set: ReportTypes {
        switch self {
        case .type1: .type1
        case .type2: .type2
        }
    }

    /// The day that the work leads up to: the date of a Type 1, the end of a Type 2's period.
    public var targetDay: Day {
        switch self {
        case .type1(let day): day
        case .type2(let period): period.upperBound
        }
    }

    /// "Type 2".
    public var title: String { "Type \(number)" }

    /// "as of 30 Jun 2027" or "1 Jan to 30 Jun 2027".
    public var dates: String {
        switch self {
        case .type1(let day): "as of \(day.words)"
        case .type2(let period): period.words
        }
    }
}

/// Which types of report an item belongs to.
public struct ReportTypes: OptionSet, Hashable, Sendable {
    /// Bit 0 for Type 1, bit 1 for Type 2.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Type 1.
    public static let type1 = ReportTypes(rawValue: 1)
    /// Type 2.
    public static let type2 = ReportTypes(rawValue: 2)
}

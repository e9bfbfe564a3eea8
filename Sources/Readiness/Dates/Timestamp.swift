/// A moment in whole seconds of Universal Time, as a writer's clock showed it. For people to read; never for order, because
/// clocks are wrong, jump and disagree.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let seconds: Int

    /// Makes a moment, held within the years 1 to 9999.
    public init(seconds: Int) {
        let range = Day.range.lowerBound.ordinal * 86_400...(Day.range.upperBound.ordinal + 1) * 86_400 - 1
        self.seconds = min(max(seconds, range.lowerBound), range.upperBound)
    }

    /// Makes the first moment of a day in Universal Time.
    public init(startOf day: Day) { self.init(seconds: day.ordinal * 86_400) }

    /// Reads `2026-11-23T14:02:11Z`, or nil for anything else. A leap second (`23:59:60`) is read as the second after it.
    public init?(iso text: some StringProtocol) {
        var text = String(text)
        guard let moment = text.withUTF8({ Timestamp(iso: $0) }) else { return nil }
        self = moment
    }

    private init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "Z"), let day = Day(iso: UnsafeBufferPointer(rebasing: bytes[0..<10])),
            let hour = Int(digits: bytes[11..<13]), hour < 24, let minute = Int(digits: bytes[14..<16]), minute < 60,
            let second = Int(digits: bytes[17..<19]), second <= 60
        else { return nil }
        self.init(seconds: day.ordinal * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// The day in Universal Time.
    public var day: Day { Day(ordinal: (seconds - timeOfDay) / 86_400) }

    /// Compares by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    /// Seconds since the day began, 0 to 86,399.
    private var timeOfDay: Int { (seconds % 86_400 + 86_400) % 86_400 }
}

extension Timestamp: CustomStringConvertible {
    /// `2026-11-23T14:02:11Z`: ISO 8601, as it stands in journals.
    public var description: String {
        "\(day)T\((timeOfDay / 3600).padded(2)):\((timeOfDay / 60 % 60).padded(2)):\((timeOfDay % 60).padded(2))Z"
    }

    /// `14:02`: the time of day in Universal Time.
    public var clockTime: String { "\((timeOfDay / 3600).padded(2)):\((timeOfDay / 60 % 60).padded(2))" }
}

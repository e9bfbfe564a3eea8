/// A moment in whole seconds, as a writer's clock showed it, with the writer's offset from Universal Time: the day of a
/// tick is the day where it was made. For people to read; never for order, because clocks are wrong, jump and disagree.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let seconds: Int
    /// Minutes that the writer's clock was ahead of Universal Time; negative west of Greenwich. Within ``offsets``.
    public let offset: Int

    /// The offsets that a time can have, in minutes: up to 18 hours either way, as in ISO 8601 profiles and the tz
    /// database.
    public static let offsets = -18 * 60...18 * 60

    /// Makes a moment, held within the years 1 to 9999.
    ///
    /// - Parameters:
    ///   - seconds: Seconds since 1970-01-01T00:00:00Z.
    ///   - offset: Minutes ahead of Universal Time, held within ``offsets``.
    public init(seconds: Int, offset: Int = 0) {
        self.offset = min(max(offset, Self.offsets.lowerBound), Self.offsets.upperBound)
        let range = Day.range.lowerBound.ordinal * 86_400...(Day.range.upperBound.ordinal + 1) * 86_400 - 1
        self.seconds = min(max(seconds, range.lowerBound), range.upperBound)
    }

    /// Makes the first moment of a day in Universal Time.
    public init(startOf day: Day) { self.init(seconds: day.ordinal * 86_400) }

    /// Reads `2026-11-23T09:02:11-05:00` or `2026-11-23T14:02:11Z` (RFC 3339), or nil for anything else. A leap second
    /// (`23:59:60`) is read as the second after it.
    public init?(iso text: some StringProtocol) {
        var text = String(text)
        guard let moment = text.withUTF8({ Timestamp(iso: $0) }) else { return nil }
        self = moment
    }

    private init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let offset = Timestamp.offset(bytes[19...]), let day = Day(iso: UnsafeBufferPointer(rebasing: bytes[0..<10])),
            let hour = Int(digits: bytes[11..<13]), hour < 24, let minute = Int(digits: bytes[14..<16]), minute < 60,
            let second = Int(digits: bytes[17..<19]), second <= 60
        else { return nil }
        self.init(seconds: day.ordinal * 86_400 + hour * 3600 + minute * 60 + second - offset * 60, offset: offset)
    }

    /// Reads `Z` or `-05:00` as minutes.
    private static func offset(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let start = bytes.startIndex
        if bytes.count == 1 { return bytes[start] == UInt8(ascii: "Z") ? 0 : nil }
        guard bytes.count == 6, bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
            bytes[start + 3] == UInt8(ascii: ":"), let hours = Int(digits: bytes[(start + 1)..<(start + 3)]),
            let minutes = Int(digits: bytes[(start + 4)..<(start + 6)]), minutes < 60
        else { return nil }
        let offset = (hours * 60 + minutes) * (bytes[start] == UInt8(ascii: "-") ? -1 : 1)
        return offsets.contains(offset) ? offset : nil
    }

    /// The day where it was written.
    public var day: Day { Day(ordinal: (localSeconds - timeOfDay) / 86_400) }

    /// Compares by time; of two that are one moment, the one further west comes first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.offset) < (right.seconds, right.offset)
    }

    /// Seconds since 1970-01-01T00:00:00 on the writer's clock.
    private var localSeconds: Int { seconds + offset * 60 }
    /// Seconds since the day began on the writer's clock, 0 to 86,399.
    private var timeOfDay: Int { (localSeconds % 86_400 + 86_400) % 86_400 }
}

extension Timestamp: CustomStringConvertible {
    /// `2026-11-23T09:02:11-05:00`, or with `Z` where there is no offset: RFC 3339, as it stands in journals.
    public var description: String {
        "\(day)T\((timeOfDay / 3600).padded(2)):\((timeOfDay / 60 % 60).padded(2)):\((timeOfDay % 60).padded(2))"
            + (offset == 0 ? "Z" : signedOffset)
    }

    /// `09:02 UTC-05:00`: the time of day where it was written, with the zone that it was written in.
    public var clockTime: String { "\(wallTime) UTC\(offset == 0 ? "" : signedOffset)" }

    /// `09:02`: the time of day where it was written, for where its zone stands beside it.
    public var wallTime: String { "\((timeOfDay / 3600).padded(2)):\((timeOfDay / 60 % 60).padded(2))" }

    /// `-05:00`.
    private var signedOffset: String {
        "\(offset < 0 ? "-" : "+")\((abs(offset) / 60).padded(2)):\((abs(offset) % 60).padded(2))"
    }
}

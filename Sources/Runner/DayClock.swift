import Platform
import Readiness

/// What day and time it is, by the system.
///
/// `SOURCE_DATE_EPOCH` (<https://reproducible-builds.org/specs/source-date-epoch/>) makes *today* stand still, for
/// whatever is derived: exports, what is late. Entries are dated by the system's clock all the same, because build
/// shells set that variable and nobody would see that work was backdated.
public struct DayClock: Sendable {
    /// The clock that today goes by; nil for the system's.
    private let asked: (@Sendable () -> Timestamp)?
    /// Whether the clock stands still, too: in tests and pictures.
    private let isClockFixed: Bool

    /// Makes a clock.
    ///
    /// - Parameter environment: Where `SOURCE_DATE_EPOCH` is looked for.
    /// - Returns: Nil where that is set and is no number of seconds.
    public init?(environment: (String) -> String?) {
        isClockFixed = false
        guard let text = environment("SOURCE_DATE_EPOCH") else {
            asked = nil
            return
        }
        guard let seconds = Int(text), seconds >= 0 else { return nil }
        let standing = Timestamp(seconds: seconds)
        asked = { standing }
    }

    /// Makes a clock that stands still.
    public init(standingAt day: Day) {
        let standing = Timestamp(startOf: day)
        self.init(goingBy: { standing })
    }

    /// Makes a clock that goes by another clock than the system's. No next day is waited for.
    init(goingBy clock: @escaping @Sendable () -> Timestamp) {
        asked = clock
        isClockFixed = true
    }

    private var fixed: Timestamp? { asked?() }

    /// The time by the system's clock, with this machine's offset from Universal Time: what entries are dated with.
    public var now: Timestamp {
        if isClockFixed, let fixed { return fixed }
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        return Timestamp(seconds: seconds, offset: Int(local.tm_gmtoff) / 60)
    }

    /// The day: in the zone of this machine, or in Universal Time where today stands still.
    public var today: Day {
        if let fixed { return fixed.day }
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        return Day(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday)) ?? now.day
    }

    /// Milliseconds until the next day begins, or nil where today stands still.
    var untilTomorrow: Int? {
        guard asked == nil else { return nil }
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        let passed = Int(local.tm_hour) * 3600 + Int(local.tm_min) * 60 + Int(local.tm_sec)
        // A minute more, for leap seconds and for the hour that daylight saving adds or takes: then it is asked again.
        return max(60, 86_400 - passed + 1) * 1000
    }
}

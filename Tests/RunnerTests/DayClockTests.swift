import Dispatch
import Readiness
import Synchronization
import Testing

@testable import Runner

@Suite("The day and the time are the system's, or stand still where that is asked for")
struct DayClockTests {
    @Test("SOURCE_DATE_EPOCH makes today stand still, and no next day is waited for; the clock that dates entries goes on")
    func fixed() throws {
        let clock = try #require(DayClock(environment: { ["SOURCE_DATE_EPOCH": "1795392000"][$0] }))
        #expect(clock.today == Timestamp(seconds: 1_795_392_000).day && clock.now.seconds > 1_795_392_000)
        #expect(clock.untilTomorrow == nil)
        #expect(DayClock(environment: { ["SOURCE_DATE_EPOCH": "0"][$0] })?.today == Day(iso: "1970-01-01"))
    }

    @Test(
        "Anything else there is refused, and not passed over", arguments: ["", "yesterday", "-1", "1795392000.5", "0x10", "1 "])
    func refused(text: String) {
        #expect(DayClock(environment: { ["SOURCE_DATE_EPOCH": text][$0] }) == nil)
    }

    @Test("Without it time goes on, and the next day is waited for: at least a minute, at most a day")
    func running() throws {
        let clock = try #require(DayClock(environment: { _ in nil }))
        let (first, second) = (clock.now, clock.now)
        #expect(first.seconds <= second.seconds && first.seconds > 1_700_000_000)
        let wait = try #require(clock.untilTomorrow)
        #expect((60_000...86_401_000).contains(wait))
    }

    /// A clock that a test sets.
    private final class Clock: Sendable {
        private let time: Mutex<Timestamp>

        init(_ day: Day) { time = Mutex(Timestamp(startOf: day)) }

        var now: Timestamp { time.withLock { $0 } }

        func set(to day: Day) { time.withLock { $0 = Timestamp(startOf: day) } }
    }

    @Test("A program that was not awake at midnight knows at the next key which day it is")
    func sleptThroughMidnight() throws {
        let clock = Clock(Day(ordinal: 20_780))
        let office = try Office()
        let terminal = PlayedTerminal([
            .at("120 days to its date", press: "j") { clock.set(to: Day(ordinal: 20_781)) },
            .at("119 days to its date", "q"),
        ])
        var program = try office.program(at: terminal, clock: DayClock(goingBy: { clock.now }))
        let watch = terminal.hangUpInTime()
        let ended = program.loop()
        watch.cancel()
        #expect(ended == 0 && terminal.waitsFor == nil)
    }
}

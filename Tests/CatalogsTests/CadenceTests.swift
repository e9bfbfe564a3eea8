import Readiness
import Testing

@Suite("How often an item is shown fits what it says")
struct CadenceTests {
    private static let intervals: [(cadence: Cadence, words: [String])] = [
        (.daily, ["each day", "every day", "daily", "business day", "working day", "of one day", " day"]),
        (.weekly, ["week", "monday"]), (.monthly, ["month"]), (.quarterly, ["quarter"]),
        (.semiannually, ["twice a year", "half-year", "half year"]), (.annually, ["year", "annual"]),
    ]

    @Test("An interval in the title is the item's cadence", arguments: try BuiltIn.both())
    func titles(_ builtIn: BuiltIn) {
        let named: [(cadence: Cadence, words: [String])] = [
            (.weekly, ["weekly", "each week", "every week"]), (.monthly, ["monthly", "each month", "every month"]),
            (.quarterly, ["quarterly", "each quarter", "every quarter"]), (.semiannually, ["twice a year", "each half"]),
            (.annually, ["yearly", "each year", "every year", "once a year", "annual"]),
        ]
        var count = 0
        for item in builtIn.catalog.items {
            let title = item.title.lowercased()
            let intervals = named.filter { $0.words.contains(where: title.contains) }.map(\.cadence)
            #expect(intervals.isEmpty || intervals.contains(item.cadence), "\(item.id), \(item.cadence.rawValue): \(item.title)")
            count += intervals.isEmpty ? 0 : 1
        }
        #expect(count >= 5, "the rule has hardly anything to hold")
    }

    @Test("What recurs within the year says what is done or shown each time", arguments: try BuiltIn.both())
    func recurring(_ builtIn: BuiltIn) {
        for entry in builtIn.entries {
            guard entry.item.cadence != .annually,
                let words = Self.intervals.first(where: { $0.cadence == entry.item.cadence })?.words
            else { continue }
            let text = entry.texts.joined(separator: " ").lowercased()
            #expect(words.contains(where: text.contains), "\(entry.item.id), \(entry.item.cadence.rawValue)")
        }
    }

    @Test("What happens by event asks for the population or a sample of it", arguments: try BuiltIn.both())
    func byEvent(_ builtIn: BuiltIn) {
        let populations = ["sample", "in the period", "for the period", "list", "register", "log", "each", "every", "population"]
        for entry in builtIn.entries where entry.item.cadence == .perEvent {
            let evidence = entry.detail.evidence.joined(separator: " ").lowercased()
            #expect(populations.contains(where: evidence.contains), "\(entry.item.id)")
            #expect(!entry.detail.nothingOccurred.isEmpty, "\(entry.item.id): what shows that nothing occurred?")
        }
    }

    @Test("Where a line of evidence needs a period, another says what is shown on one day", arguments: try BuiltIn.both())
    func oneDay(_ builtIn: BuiltIn) throws {
        let period = try Regex(
            #"\bperiod\b(?! end)|each month|monthly|quarter|sampled|half[- ]year|weekly|each week|for the year|\bevery\b"#
        )
        .ignoresCase()
        var count = 0
        for entry in builtIn.entries {
            let needsPeriod = entry.detail.evidence.contains { $0.contains(period) }
            if entry.item.types.contains(.type1), needsPeriod {
                #expect(!entry.detail.type1.isEmpty, "\(entry.item.id)")
                count += 1
            }
            for line in entry.detail.type1 { #expect(!line.contains(period), "\(entry.item.id): \(line)") }
        }
        #expect(count > 100, "the rule has hardly anything to hold")
    }

    @Test(
        "Type 2 asks for all that Type 1 asks for, and what it asks for alone recurs or happens in the period",
        arguments: try BuiltIn.both())
    func types(_ builtIn: BuiltIn) {
        for item in builtIn.catalog.items {
            #expect(item.types.contains(.type2), "\(item.id) would vanish when a Type 2 follows")
            if item.types == .type2 { #expect(item.cadence != .once, "\(item.id)") }
        }
        let alone = builtIn.catalog.items.filter { $0.types == .type2 }.map(\.id.text)
        switch builtIn.catalog.report {
        case .soc1: #expect(alone.sorted() == ["DM1-05", "MS1-02", "RE1-04", "SP1-03", "SP1-04"])
        case .soc2: #expect(alone.sorted() == ["CC8.1-08", "DC-09", "MA-08", "P6.5-03", "P6.6-03"])
        }
    }
}

import Readiness
import Soaking

/// A made-up question about coverage, with evidence, near the days where rules meet: ends of stretches and of the
/// period, today, holidays.
struct RandomCoverage {
    var question: CoverageQuestion
    var dates: CoverageDates
    var evidence: [Evidence]
    var broken: Set<EntryID>
    var ofReport: Set<EntryID>

    init(_ random: inout SeededRandom) {
        let start = Day(ordinal: 20_800 + random.below(900))
        let length = [1, 2, 7, 10, 28, 31, 60, 90, 91, 120, 181, 200, 366][random.below(13)]
        let period = start...start.advanced(by: length - 1 + random.below(3))
        let type: ReportType = random.below(4) == 0 ? .type1(asOf: period.upperBound) : .type2(period)
        let today = [
            period.upperBound.advanced(by: random.below(40)), start.advanced(by: random.below(length + 20)),
            start.advanced(by: -random.below(30)), period.upperBound.advanced(by: 400),
        ][random.below(4)]
        var holidays: Set<Day> = []
        for _ in 0..<random.below(4) { holidays.insert(start.advanced(by: random.below(length))) }
        dates = CoverageDates(
            type: type, today: today, graceDays: [0, 0, 0, 1, 5, 14, 30][random.below(7)], holidays: holidays)

        var rhythms = [Self.rhythm(&random)]
        var since = start.advanced(by: -10)
        while random.below(4) == 0, rhythms.count < 4 {
            since = since.advanced(by: 1 + random.below(max(2, length)))
            var rhythm = Self.rhythm(&random)
            rhythm.since = since
            rhythms.append(rhythm)
        }
        question = CoverageQuestion(
            schedule: ControlSchedule(rhythms: rhythms) ?? ControlSchedule(.monthly),
            isPerformedByPeople: random.below(2) == 0, isAboutReport: random.below(3) == 0,
            due: random.below(4) == 0 ? start.advanced(by: random.below(length + 10)) : nil)
        evidence = []
        broken = []
        ofReport = []
        for number in 1...(1 + random.below(9)) { add(number, period, &random) }
    }

    private static func rhythm(_ random: inout SeededRandom) -> ControlSchedule.Rhythm {
        let frequency = Frequency.allCases[random.below(Frequency.allCases.count)]
        let anchors: [ControlAnchor] = [
            .weekday(1 + random.below(7)), .day(1 + random.below(31)), .monthAndDay(1 + random.below(12), 1 + random.below(28)),
            .monthAndDay([1, 3, 8][random.below(3)], 31),
        ]
        return ControlSchedule.Rhythm(frequency, anchor: random.below(3) == 0 ? anchors[random.below(4)] : nil)
    }

    private mutating func add(_ number: Int, _ period: ClosedRange<Day>, _ random: inout SeededRandom) {
        let length = period.lowerBound.distance(to: period.upperBound) + 1
        let edges = [period.lowerBound, period.upperBound, dates.today, period.lowerBound.advanced(by: random.below(length))]
        let first = edges[random.below(4)].advanced(by: random.below(9) - 4)
        let reach = [0, 0, 0, 1, 6, 7, 13, 30, 31, 60, 91, 120, 200][random.below(13)]
        let days = random.below(2) == 0 ? first...first.advanced(by: reach) : first.advanced(by: -reach)...first
        let month = days.lowerBound.components
        let wholeMonth = Day(year: month.year, month: month.month, day: 1).map { $0...$0.advanced(byMonths: 1).advanced(by: -1) }
        let covers = random.below(5) == 0 ? wholeMonth ?? days : days
        let performed = [
            covers.upperBound, covers.upperBound, covers.upperBound.advanced(by: random.below(20)), covers.lowerBound,
            dates.today,
        ][random.below(5)]
        let id = EntryID(WriterID(Handle("ana"), tag: UInt32(truncatingIfNeeded: random.below(1000))), number)
        var piece = Evidence(
            id: id, title: "piece \(number)", kind: EvidenceKind.allCases[random.below(EvidenceKind.allCases.count)],
            content: .text("x"), covers: covers, performed: performed, collected: performed, by: Handle("ana"))
        if random.below(3) == 0 { piece.kind = .population }
        if random.below(2) == 0 { piece.count = random.below(5) }
        if random.below(6) == 0 { piece.sample = EvidenceSample(size: random.below(3), how: "", exceptions: 0) }
        if random.below(3) == 0 { piece.result = random.below(3) == 0 ? .fail : .pass }
        if random.below(8) == 0 { piece.verdict = .returned(by: Handle("ben"), reason: "no date") }
        if random.below(12) == 0 { piece.isRetired = true }
        if random.below(10) == 0, let other = evidence.randomElement(using: &random) { piece.replaces = other.id }
        if random.below(8) == 0 { broken.insert(id) }
        if random.below(4) == 0 { ofReport.insert(id) }
        evidence.append(piece)
    }

    /// The pieces as the rules look at them.
    var weighed: [WeighedEvidence] {
        EvidenceSuccession(of: evidence).weighed(evidence, broken: broken) { ofReport.contains($0.id) }
    }

    var answer: ControlCoverage { question.answer(by: weighed, on: dates) }
}

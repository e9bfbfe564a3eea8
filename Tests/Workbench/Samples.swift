import Readiness

/// One action of every kind, and of every shape that a kind can have.
enum Samples {
    static let ana = WriterID("ana", tag: 0x4f1c_90ab)
    static let item = ItemAddress("soc2", "CC6.1-04")
    static let period = ReportType.type2(day(1, 1)...day(6, 30))

    /// A number with what numbers may have.
    // swift-format-ignore: NeverForceUnwrap
    static let number = RequestNumber("R-001 a/b")!
    /// A check of a tool.
    // swift-format-ignore: NeverForceUnwrap
    static let check = CheckName("prowler:iam_root_mfa:1")!

    static func day(_ month: Int, _ day: Int) -> Day { Day(year: 2027, month: month, day: day) ?? Day(ordinal: 0) }

    static let actions: [Action] = [
        .person("ana", name: "Ana Ruiz", was: nil),
        .person("ana", name: "Ana María Ruiz", was: "Ana Ruiz"),
        .same("ana-r", as: "ana", to: true, was: false),
        .engage(
            EngagementSetup(
                id: "soc2", report: .soc2, catalog: "soc2", type: period, organization: "Acme", service: "", areas: ["A", "C"])),
        .engage(
            EngagementSetup(
                id: "soc1-2028", report: .soc1, catalog: "soc1", type: .type1(asOf: day(3, 31)), organization: "Acme",
                service: "Payroll", areas: [])),
        .amend("soc2", .type(to: .type1(asOf: day(6, 30)), was: period)),
        .amend("soc2", .organization(to: "Acme Ltd", was: "Acme")),
        .amend("soc2", .service(to: "Payments", was: "")),
        .drop("soc2", to: true, was: false),
        .scope("soc2", target: "A", to: false, was: true, reason: "Not promised"),
        .objective("soc1-2028", area: "PY", title: "Pay is right"),
        .reword("soc1-2028", criterion: "PY1", to: "Pay is right and on time", was: nil),
        .reword("soc1-2028", criterion: "PY1", to: nil, was: "Pay is right and on time"),
        .item("soc2", criterion: "CC6.1", title: "Keys are kept"),
        .status(item, to: .ready, was: .inProgress, reason: ""),
        .status(item, to: .notApplicable, was: .todo, reason: "No office"),
        .blocked(item, to: "Vendor", was: nil),
        .blocked(item, to: nil, was: "Vendor"),
        .owner(item, to: "ben", was: nil),
        .owner(item, to: nil, was: "ben"),
        .due(item, to: day(2, 3), was: nil),
        .due(item, to: nil, was: day(2, 3)),
        .note(item, text: "Line one\nwith \"quotes\", \\ and \u{1B}[31m"),
        .withdraw("soc2", EntryID(ana, 9), to: true, was: false),
        .settle(item, [Clash(earlier: EntryID(ana, 3), later: EntryID(WriterID("ben", tag: 0x90ab), 4))]),
        .keep(item),
        .status(item, to: .reviewed, was: .ready, reason: "The list of 12 Nov"),
        .returned(item, to: .inProgress, was: .reviewed, reason: "No date on it"),
        .correct("soc2", EntryID(ana, 9), to: "In other words", was: "In words"),
        .workspace(name: "Acme Inc.", was: nil),
        .workspace(name: nil, was: "Acme Inc."),
        .control("access-review", .adopted(to: true, was: false)),
        .control("access-review", .statement(to: "Ana looks within {days} days.", was: nil)),
        .control("access-review", .owner(to: "ben", was: nil)),
        .control(
            "access-review",
            .schedule(
                to: ControlSchedule(rhythms: [
                    ControlSchedule.Rhythm(.quarterly),
                    ControlSchedule.Rhythm(.monthly, anchor: .day(15), since: day(3, 1)),
                ]), was: nil)),
        .control("access-review", .parameter("days", to: "7", was: nil)),
        .control("access-review", .population(to: "Users of the bank portal", was: nil)),
        .control("access-review", .excluded(to: nil, was: "No office")),
        .control("cash-count", .dropped(to: true, was: false)),
        .define(
            OwnControl(
                key: "cash-count", title: "Cash is counted", statement: "Ben counts the cash each day.", nature: .manual,
                frequency: .daily, criteria: [CatalogReference("soc1", "TX2")])),
        .rule(.grace(to: 10, was: 0)),
        .rule(.holidays(to: [day(1, 1), day(12, 24)], was: [])),
        .rule(.holidays(to: [], was: [day(1, 1)])),
        .check(Samples.check, to: [.control("access-review"), .item(ItemAddress("soc2", "CC6.1-04"))], was: nil),
        .check(Samples.check, to: [], was: [.control("access-review")]),
        .check(Samples.check.any, to: nil, was: []),
        .attach(evidence),
        .attach(population),
        .attach(
            EvidenceSetup(
                title: "Minutes", kind: .statement, content: .text("We met."), covers: day(6, 30)...day(6, 30),
                performed: day(6, 30), collected: day(7, 1), targets: [])),
        .evidence(piece, .title(to: "Access review", was: "Q2")),
        .evidence(piece, .covers(to: day(4, 1)...day(6, 30), was: day(6, 30)...day(6, 30))),
        .evidence(piece, .performed(to: day(7, 2), was: day(6, 30))),
        .evidence(piece, .collected(to: day(7, 9), was: day(7, 8))),
        .evidence(piece, .source(to: "Okta", was: "")),
        .evidence(piece, .method(to: "active users", was: "")),
        .evidence(piece, .shows(.control("mfa"), to: true, was: false)),
        .evidence(piece, .opinion(to: .accepted, was: nil, seen: piece)),
        .evidence(
            piece,
            .opinion(to: .returned(reason: "No date on it"), was: .accepted, seen: EntryID(WriterID("ben", tag: 0x90ab), 4))),
        .evidence(piece, .opinion(to: nil, was: .returned(reason: "No date on it"), seen: piece)),
        .evidence(piece, .retired(to: true, was: false)),
        .evidence(piece, .result(to: nil, was: .fail)),
        .evidence(piece, .result(to: .pass, was: nil)),
        .confirm(item, to: .given, was: .wanted),
        .again(item, to: day(6, 1), was: nil),
        .again(item, to: nil, was: day(6, 1)),
        .request(
            "soc2", number,
            .added(
                AskedRequest(
                    text: "All users\nof all systems", kind: .population, reference: "CC6.1; CC6.2",
                    targets: [.control("access-review"), .criterion("CC6.1"), .item("CC6.1-04")], owner: "ben", due: day(2, 3),
                    capture: day(1, 31)))),
        .request("soc2", number, .added(AskedRequest(text: "A walkthrough", kind: .meeting))),
        .request("soc2", number, .text(to: "In other words", was: "In words")),
        .request("soc2", number, .kind(to: .sample, was: .population)),
        .request("soc2", number, .reference(to: "CC6.3", was: "")),
        .request("soc2", number, .owner(to: "ana", was: nil)),
        .request("soc2", number, .due(to: nil, was: day(2, 3))),
        .request("soc2", number, .capture(to: day(3, 31), was: nil)),
        .request("soc2", number, .state(to: .submitted, was: .gathering)),
        .request("soc2", number, .verdict(to: .returned(reason: "No date"), was: .none)),
        .request("soc2", number, .verdict(to: .accepted, was: .returned(reason: "No date"))),
        .request("soc2", number, .target(.criterion("CC6.1"), to: true, was: false)),
        .request("soc2", number, .evidence(EntryID(ana, 9), to: true, was: false)),
        .request("soc2", number, .dropped(to: true, was: false)),
        .roll("soc2", .from("soc2-2026")),
        .roll("soc2", .objective(id: "PY-x7kq2mz", area: "PY", title: "Pay is right")),
        .roll("soc2", .item("CC6.1-x7kq2mz", criterion: "CC6.1", title: "Keys are kept")),
    ]

    static let piece = EntryID(ana, 9)
    static let digest = String(repeating: "4f1c90ab", count: 8)

    private static let evidence = EvidenceSetup(
        title: "Access review Q2", content: .file(digest: digest, size: 48_213, name: "Q2 \u{1B}[31m.csv"),
        covers: day(4, 1)...day(6, 30), performed: day(6, 30), collected: day(7, 8),
        targets: [.control("access-review"), .control("soc2:CC1.1-01"), .item(item)])

    private static var population: EvidenceSetup {
        var setup = EvidenceSetup(
            title: "Leavers", kind: .population, content: .link("https://hr.example/leavers?q=1", digest: digest),
            covers: day(1, 1)...day(6, 30), performed: day(6, 30), collected: day(7, 8), targets: [.control("leavers")])
        setup.source = "HR"
        setup.method = "left between 1 Jan and 30 Jun"
        setup.count = 12
        setup.sample = EvidenceSample(size: 5, how: "seed 4", exceptions: 1)
        setup.tool = EvidenceTool(name: "prowler", version: "5.1")
        setup.result = .fail
        setup.replaces = piece
        return setup
    }

    static func entry(
        _ action: Action, _ sequence: Int = 12, clock: Int = 47, batch: Int? = nil, reversal: Reversal? = nil,
        words: SignedWords? = nil
    ) -> Entry {
        Entry(
            stamp: Stamp(clock: clock, entry: EntryID(ana, sequence)), at: Timestamp(startOf: day(1, 2)), by: "Ana Ruiz",
            action: action, batch: batch ?? sequence, reversal: reversal, words: words)
    }
}

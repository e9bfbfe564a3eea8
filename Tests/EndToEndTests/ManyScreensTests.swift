import RealTerminals
import Foundation
import Soaking
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Many processes write in one folder, and screens keep up", .serialized)
struct ManyScreensTests {
    private static let items = ["CC1.1-01", "CC1.1-02", "CC1.2-01", "CC1.2-02", "CC1.3-01"]

    @Test(
        "Eight processes of three people write while two screens watch: both show it as it comes, and in the end what a new one shows"
    )
    func eightProcesses() throws {
        let goes = Soak.cases(short: 15, full: 2_000)
        let folder = try ScratchFolder()
        let made = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
        let typing = try screen(of: "Dee Types", in: folder)
        try typing.press("2")
        try typing.wait(for: "Why and how")
        try typing.press("e")
        try typing.wait(for: "What should others know?")
        try typing.type("The list is half")
        let reading = try screen(of: "Eve Reads", in: folder)
        try reading.press("6")
        try reading.wait("the history") { $0.rowsShown != nil }
        let (crowd, duration) = try write(goes, in: folder, typing, reading)
        #expect(crowd.acknowledged.count == crowd.notes(of: goes))

        // Whoever was typing all the while has lost nothing of it, and goes on.
        try typing.type(" done")
        try typing.wait(for: "The list is half done")
        try typing.press("Enter")
        try typing.wait("what was typed is saved", atMost: 120) {
            $0.contains(" saved") && !$0.contains("What should others know?")
        }
        let journals = try JournalsOnDisk(in: folder.url)
        let expected = crowd.acknowledged.union(["The list is half done"])
        #expect(journals.notes.count == expected.count && Set(journals.notes) == expected)
        try reading.wait("all \(journals.rows) rows", atMost: 120) { $0.rowsShown == journals.rows }

        let verified = try tickmark("verify", in: folder.url)
        #expect(verified.status == 0, "\(verified.output)")
        let status = try tickmark("status", "--json", in: folder.url)
        #expect(status.output.contains("\"ticked\": \(Self.items.count),"), "\(status.output)")
        try compare(typing, reading, with: try screen(of: "Gil Comes Late", in: folder), rows: journals.rows)
        print(
            """
            eight processes, two screens: \(goes * 8) goes, \(journals.entries) entries in \(duration) s; \
            slowest to show: items \(crowd.typing.summary), history \(crowd.reading.summary)
            """)
    }

    private func screen(of person: String, in folder: ScratchFolder) throws -> RealTerminal {
        let terminal = try RealTerminal(
            "\(tickmarkPath); echo left with $?; read wait", in: folder.url, environment: ["TICKMARK_USER": person])
        try terminal.wait(for: "What to do next", atMost: 120)
        return terminal
    }

    /// Lets eight processes write, and somebody tick an item now and then on the command line, and looks at the screens
    /// meanwhile.
    private func write(
        _ goes: Int, in folder: ScratchFolder, _ typing: RealTerminal, _ reading: RealTerminal
    ) throws -> (Crowd, seconds: Double) {
        let began = Date()
        var crowd = try Crowd(in: folder.url.path, goes: goes)
        var ticked = 0
        var lastLook = Date.distantPast
        while try crowd.hasMore() {
            if crowd.goes * (Self.items.count + 1) >= goes * 8 * (ticked + 1), ticked < Self.items.count {
                let answer = try tickmark("tick", Self.items[ticked], in: folder.url, environment: ["TICKMARK_USER": "Fay Ticks"])
                #expect(answer.status == 0, "\(answer.errors)")
                ticked += 1
            }
            guard Date().timeIntervalSince(lastLook) > 0.1 else { continue }
            try crowd.look(at: typing, reading)
            lastLook = Date()
        }
        #expect(crowd.exits == Array(repeating: 0, count: 8))
        #expect(ticked == Self.items.count)
        #expect(crowd.typing.count > 0 && crowd.reading.count > 0, "nothing was seen while it was written")
        return (crowd, Date().timeIntervalSince(began))
    }

    /// Holds what two screens show against one that was opened when all was written: the figures, and the newest of the
    /// history.
    private func compare(_ typing: RealTerminal, _ reading: RealTerminal, with late: RealTerminal, rows: Int) throws {
        let screens = [typing, reading, late]
        for screen in screens {
            try screen.press("1")
            try screen.wait(for: "What to do next")
        }
        let figures = try screens.map { try $0.screen().body }
        #expect(figures[2].contains("\(Self.items.count) of "), "\(figures[2])")
        #expect(figures[0] == figures[2] && figures[1] == figures[2], "\(figures.joined(separator: "\n"))")
        for screen in screens {
            try screen.press("6")
            try screen.wait("all \(rows) rows", atMost: 120) { $0.rowsShown == rows }
            try screen.press("Home")
            try screen.wait("the newest entry", atMost: 60) { $0.contains(" 1 of \(rows) ") }
        }
        let histories = try screens.map { try $0.screen().body }
        #expect(histories[0] == histories[2] && histories[1] == histories[2], "\(histories.joined(separator: "\n"))")
        for screen in screens {
            try screen.press("q")
            try screen.wait(for: "left with 0", atMost: 60)
        }
    }
}

/// Processes that write, what they were told is saved, and how the screens keep up with it.
private struct Crowd {
    private let hammers: [Spawned]
    private var running: [Int]
    private(set) var acknowledged: Set<String> = []
    private(set) var goes = 0
    private(set) var exits: [Int32] = []
    var typing = KeepingUp()
    var reading = KeepingUp()

    init(in folder: String, goes: Int) throws {
        let people = ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "Ben Okafor", "Ben Okafor", "Cho Minseo", "Cho Minseo", "Cho Minseo"]
        hammers = try people.enumerated().map { try Spawned(hammerPath, [folder, $1, "p\($0)", "\(goes)"]) }
        running = Array(hammers.indices)
    }

    func notes(of goes: Int) -> Int { (1...goes).reduce(0) { $0 + $1 % 3 + 1 } * hammers.count }

    /// Waits until somebody is told *saved*, and takes note of it.
    ///
    /// - Returns: False when all have ended.
    mutating func hasMore() throws -> Bool {
        guard !running.isEmpty else { return false }
        var waits = running.map { pollfd(fd: hammers[$0].output, events: Int16(POLLIN), revents: 0) }
        guard poll(&waits, nfds_t(waits.count), 60_000) > 0 else {
            throw RealTerminal.Failure(description: "nobody wrote anything for a minute")
        }
        for (number, wait) in zip(running, waits) where wait.revents != 0 {
            guard let lines = hammers[number].lines() else {
                exits.append(hammers[number].wait())
                running.removeAll { $0 == number }
                continue
            }
            for line in lines {
                let go = Int(line.split(separator: "-").last ?? "") ?? 0
                acknowledged.formUnion((1...(go % 3 + 1)).map { "\(line)-\($0)" })
                goes += 1
            }
        }
        return true
    }

    /// Looks whether the one who reads the history sees as much as was told to be saved, and the one who types sees who
    /// does what.
    mutating func look(at typist: RealTerminal, _ reader: RealTerminal) throws {
        // Each go has a row at least.
        let known = goes
        try reading.look(at: reader) { _ in { ($0.rowsShown ?? 0) >= known } }
        try typing.look(at: typist) { screen in
            #expect(screen.contains("What should others know?") && screen.contains("The list is half"), "\(screen)")
            let before = screen.footer
            return { $0.footer != before && $0.footer.contains(/(noted on|ticked) CC/) }
        }
    }
}

/// Whether a screen shows what happens, and how long it takes at most.
private struct KeepingUp {
    private var awaited: (isShown: (String) -> Bool, since: Date)?
    private(set) var count = 0
    private var slowest = 0.0

    var summary: String { "\(Int(slowest * 1000)) ms of \(count) looks" }

    /// Looks at a screen once.
    ///
    /// - Parameter next: What is to be seen later, made from what is seen now.
    mutating func look(at terminal: RealTerminal, next: (String) -> (String) -> Bool) throws {
        let screen = try terminal.screen()
        if let awaited {
            let seconds = Date().timeIntervalSince(awaited.since)
            guard awaited.isShown(screen) else {
                guard seconds < 60 else { throw RealTerminal.Failure(description: "it stands still for a minute:\n\(screen)") }
                return
            }
            slowest = max(slowest, seconds)
            count += 1
        }
        awaited = (next(screen), Date())
    }
}

/// What stands in the journals, read with nothing of the program.
private struct JournalsOnDisk {
    private(set) var entries = 0
    private(set) var notes: [String] = []
    /// How many rows the history has: what was written in one go and stands together is one, but for what somebody is
    /// called.
    private(set) var rows = 0

    private struct Line: Decodable {
        var seq: Int
        var clock: Int
        var batch: Int?
        var `do`: String
        var text: String?
    }

    init(in folder: URL) throws {
        let journals = folder.appendingPathComponent("journal")
        var all: [(writer: String, line: Line)] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: journals.path) {
            let lines = try Data(contentsOf: journals.appendingPathComponent(name)).split(separator: UInt8(ascii: "\n"))
            for (index, bytes) in lines.enumerated() {
                let line = try JSONDecoder().decode(Line.self, from: bytes)
                #expect(line.seq == index + 1, "\(name):\(index + 1)")
                if let text = line.text { notes.append(text) }
                all.append((name, line))
            }
        }
        entries = all.count
        all.sort { ($0.line.clock, $0.writer, $0.line.seq) < ($1.line.clock, $1.writer, $1.line.seq) }
        rows =
            zip(all, all.dropFirst()).count { before, after in
                before.writer != after.writer || before.line.do == "person"
                    || (before.line.batch ?? before.line.seq) != (after.line.batch ?? after.line.seq)
            } + 1
    }
}

extension String {
    /// How many rows the History screen says that there are.
    fileprivate var rowsShown: Int? { firstMatch(of: /\d+ of (\d+)(?: rows, \d+ entries)? ╯/).flatMap { Int($0.1) } }

    /// The last line that holds something.
    fileprivate var footer: String { split(separator: "\n").last.map(String.init) ?? "" }

    /// All but the line that says who one is, and the last, which says what happened.
    fileprivate var body: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.prefix(1) + lines.dropFirst(2).prefix(37)).joined(separator: "\n")
    }
}

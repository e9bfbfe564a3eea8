import ArgumentParser
import Files
import HarmlessText
import Import
import Readiness
import Reports
import Store
import StrictJSON
import SystemPackage

extension EvidenceCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Attach what tools found, or many files of a folder by a table that says what each is.",
            usage: """
                tickmark evidence import FILE ... [--from FORMAT] [--day DAY] [--tool NAME@VERSION]
                tickmark evidence import FOLDER --csv FILE
                """,
            discussion: """
                A file is what a tool found: Prowler (OCSF or CSV), Powerpipe, ScubaGear, Trivy, SARIF, JUnit, OSCAL assessment results, or GitHub's \
                branch protection and rulesets. Its checks count for what was settled with `tickmark evidence checks`: a control gets one piece, with \
                the file, for the day on which the tool looked. A check that failed is a finding and covers nothing.

                With --csv, the argument is a folder. The table has a row a file: File, Controls (keys or items, several with blanks between), Covers (or From and To), and where \
                they are known Performed, Collected, Kind, Title, Source, Method, Count, Result, Tool. Every row gets a verdict. Where any is \
                refused, nothing is attached; what is attached already, for the same days, is passed over. All of it is one step for `undo`.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(
            help: ArgumentHelp("Files of results; with --csv the folder with the files.", valueName: "file"), completion: .file())
        var paths: [String]
        @Option(help: ArgumentHelp("The table, as CSV.", valueName: "file"), completion: .file()) var csv: String?
        @OptionGroup var kind: ToolResultsOptions
        @Option(help: ArgumentHelp("The day on which the tool looked, where the file does not say.", valueName: "day"))
        var day: String?

        func validate() throws {
            guard csv == nil || paths.count == 1 && kind.from == nil && kind.tool == nil && day == nil else {
                throw ValidationError("--csv takes one folder, and neither --from, --tool nor --day.")
            }
        }

        func run() async throws {
            if let csv { return try await attachFolder(paths[0], csv) }
            for path in paths where POSIXFileCalls().kind(of: Environment.resolved(path)) == .folder {
                throw ValidationError("\(path) is a folder; say with --csv which table says what its files are.")
            }
            let files = try paths.map { try ToolResultsFile($0, from: kind.from, tool: kind.tool) }
            let day = try day.map(dayArgument)
            var desk = try await EvidenceDesk(workspace)
            try ToolResultsImport(files: files, day: day, options: options).run(&desk)
        }

        private func attachFolder(_ folder: String, _ csv: String) async throws {
            var desk = try await EvidenceDesk(workspace)
            var arrived: [ArrivingFile] = []
            StopSignals.begin()
            Waiting.on("Copying")
            do {
                try desk.store.makeSureOfAuthor()
                let list = try EvidenceList(try CSVReader.read(try contents(of: csv)))
                let place = Environment.resolved(folder)
                guard POSIXFileCalls().kind(of: place) == .folder else { throw Failure("\(folder) is no folder.") }
                var verdicts: [EvidenceRowVerdict] = []
                for row in list.rows {
                    let verdict = EvidenceRowVerdict(row, in: place, desk, isRehearsal: options.rehearsal.isRehearsal)
                    if let file = verdict.arrived { arrived.append(file) }
                    guard !StopSignals.stop.isAsked else { throw EvidenceFileError.cancelled }
                    verdicts.append(verdict)
                }
                try finish(verdicts, list, arrived, &desk)
            } catch {
                for file in arrived { desk.store.forget(file) }
                try StopSignals.endIfAsked("It was stopped, and nothing was attached.")
                if let code = error as? ExitCode { throw code }
                if let error = error as? ImportError { throw Failure("\(csv): \(error).") }
                throw Failure(error)
            }
        }

        private func contents(of file: String) throws -> [UInt8] {
            do throws(WorkspaceError) {
                return try POSIXFileCalls().contents(of: Environment.absolute(file), upTo: ImportLimits().bytes)
            } catch {
                throw Failure(error)
            }
        }

        private func finish(
            _ verdicts: [EvidenceRowVerdict], _ list: EvidenceList, _ arrived: [ArrivingFile], _ desk: inout EvidenceDesk
        ) throws {
            let setups = verdicts.compactMap(\.setup)
            let refused = verdicts.count { $0.refusal != nil }
            let isWritten = refused == 0 && !options.rehearsal.isRehearsal && !setups.isEmpty
            var warnings = list.unused.isEmpty ? [] : ["Columns that mean nothing here: \(list.unused.joined(separator: ", "))."]
            warnings += arrived.flatMap(\.warnings)
            if let reason = desk.store.readOnlyReason { throw Failure(reason) }
            if isWritten {
                try desk.store.write(setups.map { .attach($0) }, bringing: arrived)
            } else {
                for file in arrived { desk.store.forget(file) }
            }
            if options.json {
                Output.write([
                    "written": .bool(isWritten), "rows": .array(verdicts.map(\.json)), "warnings": .strings(warnings),
                ])
            } else {
                for verdict in verdicts { Output.say(verdict.line) }
                for warning in warnings { Output.warn(warning) }
                Output.say(total(setups.count, refused, verdicts.count - setups.count - refused, isWritten))
            }
            for notice in desk.store.takeNoticeSentences() { Output.warn(notice) }
            if refused > 0 { throw ExitCode(1) }
        }

        private func total(_ attached: Int, _ refused: Int, _ known: Int, _ isWritten: Bool) -> String {
            let pieces = counted(attached, "piece")
            let rest = known == 0 ? "" : "; \(known) attached already"
            if refused > 0 {
                return
                    "\(counted(refused, "row is", "rows are")) refused, so nothing was attached. \(pieces) would be\(rest)."
            }
            if isWritten { return "Attached \(pieces)\(rest). `tickmark undo` retires them." }
            return attached == 0 ? "There is nothing to attach\(rest)." : "Would attach \(pieces)\(rest). Nothing was written."
        }
    }
}

/// What becomes of a row.
private struct EvidenceRowVerdict {
    private let row: EvidenceList.Row
    /// What it attaches; nil where nothing.
    private(set) var setup: EvidenceSetup?
    /// Its file.
    private(set) var arrived: ArrivingFile?
    /// Why it is refused.
    private(set) var refusal: String?
    /// What there is to know.
    private var remarks: [String] = []

    init(_ row: EvidenceList.Row, in folder: FilePath, _ desk: EvidenceDesk, isRehearsal: Bool) {
        self.row = row
        do {
            try read(in: folder, desk, isRehearsal: isRehearsal)
        } catch {
            if let arrived { desk.store.forget(arrived) }
            (setup, arrived, refusal) = (nil, nil, "\(error)")
        }
    }

    private mutating func read(in folder: FilePath, _ desk: EvidenceDesk, isRehearsal: Bool) throws {
        let path = try path(in: folder)
        var targets: [EvidenceTarget] = []
        for name in row.targets { targets.append(try desk.target(name)) }
        guard !row.covers.isEmpty else { throw Reason("it says no days that the evidence covers") }
        let today = desk.store.state.today
        let covers = try Day.stretch(row.covers, today: today)
        func day(_ field: EvidenceList.Field) throws -> Day? {
            row[field].isEmpty ? nil : try WrittenDay.read(row[field], today: today)
        }
        let title = row[.title].isEmpty ? Evidence.title(ofFile: path.lastComponent?.string ?? "") : row[.title]
        var setup = EvidenceSetup(
            title: title, kind: try choice(.kind, EvidenceKind.init(rawValue:)) ?? .record, content: .text("-"), covers: covers,
            performed: try day(.performed) ?? covers.upperBound, collected: try day(.collected) ?? today, targets: targets)
        setup.source = row[.source]
        setup.method = row[.method]
        if !row[.count].isEmpty {
            guard let count = Int(row[.count]) else { throw Reason("“\(row[.count])” is no count") }
            setup.count = count
        }
        setup.result = try choice(.result, EvidenceResult.init(rawValue:))
        setup.tool = row[.tool].isEmpty ? nil : EvidenceTool(written: row[.tool])
        // Everything else is checked before a file is copied.
        setup = try setup.checked(in: desk.record)
        let file = try desk.store.takeIn(
            path, title: setup.title, isRehearsal: isRehearsal, progress: ArrivingFile.tell)
        setup.content = .file(digest: file.digest, size: file.size, name: file.name)
        let warnings = setup.warnings(in: desk.record, today: today)
        remarks = warnings.map(\.description)
        if warnings.contains(where: { if case .twice = $0 { true } else { false } }) {
            desk.store.forget(file)
            return
        }
        (self.setup, arrived) = (setup, file)
    }

    /// The file that the row names: in the folder, whatever the table says, and reached by no link.
    private func path(in folder: FilePath) throws -> FilePath {
        let name = FilePath(row[.file])
        guard !name.isEmpty, !name.isAbsolute, !name.components.contains(where: { $0.kind != .regular }) else {
            throw Reason(row[.file].isEmpty ? "it names no file" : "“\(row[.file])” does not lie in the folder")
        }
        var place = folder
        for part in name.components.dropLast() {
            place.append(part)
            guard POSIXFileCalls().kind(of: place) == .folder else { throw Reason("\(place) is no folder") }
        }
        return folder.appending(name.components)
    }

    private func choice<Choice>(_ field: EvidenceList.Field, _ choice: (String) -> Choice?) throws -> Choice? {
        guard !row[field].isEmpty else { return nil }
        guard let found = choice(row[field].lowercased()) else {
            throw Reason("“\(row[field])” is no \(field.rawValue) of evidence")
        }
        return found
    }

    private struct Reason: Error, CustomStringConvertible {
        let description: String
        init(_ text: String) { description = text }
    }

    private var word: String { refusal != nil ? "refused" : setup != nil ? "attach" : "already" }

    var line: String {
        let what = "\(row.place.named), \(row[.file])"
        if let refusal { return "\(what): refused: \(refusal)" }
        let rest = remarks.isEmpty ? "" : " \(remarks.joined(separator: " "))"
        guard let setup else { return "\(what): passed over.\(rest)" }
        return
            "\(what): “\(setup.title)” to \(setup.targets.map(\.description).joined(separator: ", ")), covers \(Day.words(of: setup.covers)).\(rest)"
    }

    var json: JSONValue {
        [
            "line": .integer(row.place.row), "file": .string(row[.file]), "verdict": .string(word),
            "reason": .optional(refusal), "remarks": .strings(remarks), "evidence": setup.map { Answers.evidence($0) } ?? .null,
        ]
    }
}

import ArgumentParser
import Files
import HarmlessText
import Import
import Readiness
import Reports
import Runner
import Store
import StrictJSON
import SystemPackage

/// A file of a tool's results, as somebody names it on the command line.
struct ToolResultsFile {
    let file: IncomingFile
    let results: ToolResults

    /// Reads it.
    ///
    /// - Parameter tool: What made it, where the file does not say, or says it too generally.
    /// - Throws: ``Failure`` that says why it cannot be read.
    init(_ name: String, from word: String?, tool: String?) throws {
        let formats = try word.map { word in
            guard let known = ToolFormat.words.first(where: { $0.word == word.lowercased() }) else {
                let words = ToolFormat.words.map(\.word).joined(separator: ", ")
                throw ValidationError("There is no format \(word); there is \(words).")
            }
            return known.formats
        }
        let limits = ImportLimits(bytes: ArrivingFile.sizeLimit)
        file = try IncomingFile(name, limit: limits.bytes)
        do throws(ToolResultsError) {
            results = try ToolResults.read(file.bytes, as: formats, limits: limits)
                .made(by: tool.map(EvidenceTool.init(written:)))
        } catch {
            throw Failure("\(name): \(error).")
        }
    }

    /// The day on which the tool looked: the file's, or the one that somebody says where the file has none.
    func day(said: Day?) throws -> Day {
        do throws(UnknownResultDay) {
            return try results.day(said: said)
        } catch {
            let words = error == .unsaid ? "does not say on which day the tool looked; say it with --day." : "\(error)"
            throw Failure("\(file.name) \(words)")
        }
    }
}

extension EvidenceDesk {
    /// What a check may show something of.
    func checkSuggestions() -> CheckSuggestions { CheckSuggestions(among: controls, of: store.state.engagements) }
}

/// Attaching what tools found.
struct ToolResultsImport {
    let files: [ToolResultsFile]
    let day: Day?
    let options: EvidenceChangeOptions

    /// What is attached of one file.
    private struct Attached {
        let file: ToolResultsFile
        var plan: ToolEvidencePlan
        var day: Day { plan.day }
        var evidence: ToolEvidence { plan.evidence }
        var setups: [EvidenceSetup] { plan.setups }
        /// How many pieces are attached already.
        var known: Int { plan.known }
    }

    func run(_ desk: inout EvidenceDesk) throws {
        var arrived: [ArrivingFile] = []
        StopSignals.begin()
        Waiting.on("Copying")
        do {
            try desk.store.makeSureOfAuthor()
            let all = try files.map { try attached($0, desk, &arrived) }
            try finish(all, arrived, &desk)
        } catch {
            for file in arrived { desk.store.forget(file) }
            try StopSignals.endIfAsked("It was stopped, and nothing was attached.")
            if let code = error as? ExitCode { throw code }
            throw Failure(error)
        }
    }

    private func attached(
        _ file: ToolResultsFile, _ desk: EvidenceDesk, _ arrived: inout [ArrivingFile]
    ) throws -> Attached {
        let day = try file.day(said: day)
        let evidence = ToolEvidence(file.results, on: day, collected: desk.store.state.today, by: desk.record)
        var attached = Attached(file: file, plan: ToolEvidencePlan(evidence, on: day))
        guard !evidence.pieces.isEmpty else { return attached }
        let bytes = try desk.store.takeIn(
            Environment.absolute(file.file.name), title: evidence.pieces[0].title, isRehearsal: options.rehearsal.isRehearsal,
            progress: ArrivingFile.tell)
        arrived.append(bytes)
        guard bytes.digest == file.file.digest else {
            throw Failure("\(file.file.name) was changed while it was read; nothing was attached.")
        }
        try attached.plan.attach(bytes, in: desk.store.state)
        return attached
    }

    private func finish(_ all: [Attached], _ arrived: [ArrivingFile], _ desk: inout EvidenceDesk) throws {
        if let reason = desk.store.readOnlyReason { throw Failure(reason) }
        let actions = all.flatMap(\.setups).map { Action.attach($0) }
        let isWritten = !options.rehearsal.isRehearsal && !actions.isEmpty
        var warnings = arrived.flatMap(\.warnings)
        for attached in all where attached.day > desk.store.state.today {
            warnings.append(
                "\(attached.file.file.title) is of \(attached.day.words), which has not been yet; it counts from then.")
        }
        warnings += desk.store.state.coverageLoss(by: actions, of: desk.store.author.handle).sentences()
        if isWritten {
            try desk.store.write(actions, bringing: arrived)
        } else {
            for file in arrived { desk.store.forget(file) }
        }
        if options.json {
            Output.write([
                "written": .bool(isWritten), "files": .array(all.map(json)), "warnings": .strings(warnings),
            ])
        } else {
            for attached in all { tell(attached) }
            for warning in warnings { Output.warn(warning) }
            if actions.isEmpty {
                Output.say("There is nothing to attach.")
            } else {
                let pieces = counted(actions.count, "piece")
                Output.say(
                    isWritten
                        ? "Attached \(pieces). `tickmark undo` retires them." : "Would attach \(pieces). Nothing was written.")
            }
        }
        for notice in desk.store.takeNoticeSentences() { Output.warn(notice) }
        // What nobody settled must not look as if it had been taken in.
        if all.contains(where: { $0.evidence.rows.allSatisfy { $0.verdict == .unsettled } }) { throw ExitCode(1) }
    }

    /// How many checks of one verdict are told.
    private static let told = 100

    private func tell(_ attached: Attached) {
        let (file, evidence) = (attached.file, attached.evidence)
        let tool = [file.results.tool.name, file.results.tool.version].filter { !$0.isEmpty }.joined(separator: " ")
        Output.say(
            "\(file.file.title): \(tool), \(attached.day.words), \(counted(file.results.count, "result")) of \(counted(evidence.rows.count, "check"))."
        )
        for verdict in [ToolEvidence.Verdict.fail, .pass] {
            let rows = evidence.rows.filter { $0.verdict == verdict }
            for row in rows.prefix(Self.told) { Output.say("  \(verdict.rawValue)  \(line(row))") }
            if rows.count > Self.told { Output.say("  … and \(rows.count - Self.told) more; --json lists all.") }
        }
        for setup in attached.setups {
            let said = setup.result == .fail ? "failed: a finding, which covers nothing" : "passed"
            Output.say("  \(setup.targets.map(\.description).joined(separator: ", ")): \(said).")
        }
        if attached.known > 0 { Output.say("  \(counted(attached.known, "piece")) of it attached already.") }
        let (skipped, nothing, unsettled) = (evidence.count(.skipped), evidence.count(.nothing), evidence.count(.unsettled))
        if skipped > 0 { Output.say("  \(counted(skipped, "check")) without a result this time.") }
        if nothing > 0 { Output.say("  \(counted(nothing, "check")) settled as showing nothing.") }
        if unsettled > 0 {
            Output.say(
                "  \(counted(unsettled, "check")) \(unsettled == 1 ? "counts" : "count") for nothing, since nobody settled what \(unsettled == 1 ? "it shows" : "they show"): `tickmark evidence checks list --of \(file.file.name)`."
            )
        }
    }

    private func line(_ row: ToolEvidence.Row) -> String {
        let failing = row.check.failing.isEmpty ? "" : " (\(row.check.failing.prefix(3).joined(separator: ", ")))"
        return "\(row.name): \(row.check.passed) passed, \(row.check.failed) failed\(failing)"
    }

    private func json(_ attached: Attached) -> JSONValue {
        let results = attached.file.results
        return [
            "file": .string(attached.file.file.name), "format": .string(results.format.rawValue),
            "tool": [
                "key": .string(results.tool.key), "name": .string(results.tool.name), "version": .string(results.tool.version),
            ],
            "source": .string(results.source), "day": .string(attached.day.description), "results": .integer(results.count),
            "checks": .array(
                attached.evidence.rows.map { Answers.check($0.name, $0.check, verdict: $0.verdict, shows: $0.targets) }),
            "evidence": .array(attached.setups.map { Answers.evidence($0) }), "already": .integer(attached.known),
        ]
    }
}

extension Answers {
    /// A check of a file, with what becomes of it.
    static func check(
        _ name: CheckName, _ check: ToolCheck, verdict: ToolEvidence.Verdict, shows targets: [EvidenceTarget]
    ) -> JSONValue {
        [
            "check": .string(name.description), "title": .string(check.title), "verdict": .string(verdict.rawValue),
            "passed": .integer(check.passed), "failed": .integer(check.failed), "skipped": .integer(check.skipped),
            "failing": .strings(check.failing), "criteria": .strings(check.criteria),
            "shows": .strings(targets.map(\.description)),
        ]
    }
}

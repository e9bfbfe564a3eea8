import ArgumentParser
import Files
import Platform
import Readiness
import Reports
import Store
import StrictJSON
import SystemPackage

extension EvidenceCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Attach evidence to controls or items.",
            usage: """
                tickmark evidence add TARGET ... FILE ... --covers DAYS
                tickmark evidence add TARGET ... --link URL --covers DAYS
                tickmark evidence add TARGET ... --text TEXT --covers DAYS
                tickmark evidence add TARGET ... --nothing-occurred --method QUERY --covers DAYS
                """,
            discussion: """
                Targets are keys of controls, items, or the auditor's requests ('#R-001', which stands for the controls and items that it is about, \
                and is answered by what is attached); from the first argument that names neither on, all are files. A file is copied into \
                evidence/, as it is; - reads standard input, and takes --name. With --link, a file named beside it is not copied: its SHA-256 is \
                recorded. DAYS is a day or two, as in 2027-04-01..2027-06-30. Unless said, it was performed on the last of them and collected today.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(
            help: ArgumentHelp("Controls, items or requests, then files.", valueName: "target ... file"),
            completion: Completions.targetsAndFiles)
        var arguments: [String]
        @Option(parsing: .unconditional, help: ArgumentHelp("An address on the web.", valueName: "url")) var link: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("What somebody says.", valueName: "text")) var text: String?
        @Flag(help: "A population of none: nothing of the kind occurred. --method says which query shows it.")
        var nothingOccurred = false
        @Option(help: ArgumentHelp("The days that it is about.", valueName: "d|d..d")) var covers: String
        @Option(help: ArgumentHelp("The day on which the control operated.", valueName: "day")) var performed: String?
        @Option(help: ArgumentHelp("The day on which the record was taken.", valueName: "day")) var collected: String?
        @Option(help: "record, setting, population, sample, document or statement.") var kind: EvidenceKind?
        @Option(parsing: .unconditional, help: ArgumentHelp("The title; else the file's name.", valueName: "text"))
        var title: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("The name of what standard input brings.", valueName: "name"))
        var name: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("The system that it comes from.", valueName: "text"))
        var source: String?
        @Option(
            parsing: .unconditional, help: ArgumentHelp("The query, filter or command that made it.", valueName: "text"))
        var method: String?
        @Option(help: ArgumentHelp("How many performances it holds, or members a population.", valueName: "number"))
        var count: Int?
        @Option(help: ArgumentHelp("How many were drawn from a population and looked at.", valueName: "number")) var sample: Int?
        @Option(parsing: .unconditional, help: ArgumentHelp("How they were drawn.", valueName: "text")) var how: String?
        @Option(help: ArgumentHelp("How many of them did not hold.", valueName: "number")) var exceptions: Int?
        @Option(help: "pass or fail.") var result: EvidenceResult?
        @Option(help: ArgumentHelp("What made it.", valueName: "name@version")) var tool: String?
        @Option(help: ArgumentHelp("The piece whose place it takes.", valueName: "id"), completion: Completions.evidence)
        var replaces: String?

        func validate() throws {
            guard [link != nil, text != nil, nothingOccurred].count(where: { $0 }) <= 1 else {
                throw ValidationError("One of --link, --text and --nothing-occurred.")
            }
            if sample == nil, how != nil || exceptions != nil {
                throw ValidationError("--how and --exceptions go with --sample.")
            }
            if nothingOccurred, count != nil || sample != nil || (kind ?? .population) != .population {
                throw ValidationError(
                    "--nothing-occurred is a population of none; it takes no --count, --sample or other --kind.")
            }
        }

        func run() async throws {
            let days = try daysArgument(covers)
            let performed = try performed.map(dayArgument) ?? days.upperBound
            var desk = try await EvidenceDesk(workspace)
            let collected = try collected.map(dayArgument) ?? desk.store.state.today
            var arrived: [ArrivingFile] = []
            do {
                try desk.store.makeSureOfAuthor()
                StopSignals.begin()
                Waiting.on("Copying")
                let (targets, files, requests) = try targetsAndFiles(desk)
                var setup = EvidenceSetup(
                    title: title ?? "", kind: kind ?? usualKind, content: .text(""), covers: days, performed: performed,
                    collected: collected, targets: targets)
                setup.source = source ?? ""
                setup.method = method ?? ""
                setup.count = nothingOccurred ? 0 : count
                setup.sample = sample.map { EvidenceSample(size: $0, how: how ?? "", exceptions: exceptions ?? 0) }
                setup.tool = tool.map(EvidenceTool.init(written:))
                setup.result = result
                setup.replaces = try replaces.map { try desk.record.evidence(named: $0).id }
                let setups = try contents(of: files, in: desk, &arrived).map { content, title in
                    var setup = setup
                    setup.content = content
                    if setup.title.isEmpty { setup.title = title }
                    return try setup.checked(in: desk.record)
                }
                try desk.attach(setups, bringing: arrived, answering: requests, options)
            } catch {
                // Nothing of it is kept where anything of it is refused.
                for file in arrived { desk.store.forget(file) }
                try StopSignals.endIfAsked("It was stopped, and nothing was attached.")
                if let error = error as? ValidationError { throw error }
                if let code = error as? ExitCode { throw code }
                throw Failure(error)
            }
        }

        private var usualKind: EvidenceKind {
            nothingOccurred ? .population : sample != nil ? .sample : text != nil ? .statement : .record
        }

        /// The targets, and the files behind them.
        private func targetsAndFiles(_ desk: EvidenceDesk) throws -> ([EvidenceTarget], [String], [NamedRequest]) {
            var targets: [EvidenceTarget] = []
            var requests: [NamedRequest] = []
            var files: [String] = []
            for argument in arguments {
                let isFile = !files.isEmpty || argument == "-" || argument.hasPrefix("./") || argument.hasPrefix("/")
                if isFile {
                    files.append(argument)
                    continue
                }
                if argument.hasPrefix("#") {
                    requests.append(try desk.store.state.request(named: argument))
                    continue
                }
                do throws(Refusal) {
                    targets.append(try desk.target(argument))
                } catch {
                    if let request = try? desk.store.state.request(named: argument) {
                        requests.append(request)
                        continue
                    }
                    // A mistyped control must not be looked for as a file.
                    guard !targets.isEmpty || !requests.isEmpty,
                        POSIXFileCalls().kind(of: Environment.absolute(argument)) != .nothing
                    else {
                        throw error
                    }
                    files.append(argument)
                }
            }
            for request in requests {
                let found = desk.targets(of: request)
                guard !found.isEmpty || !targets.isEmpty else {
                    throw Failure(
                        "Nobody has settled which control or item \(request.number) is about: "
                            + "`tickmark request set '\(request.number)' --for CONTROL`.")
                }
                targets += found.filter { !targets.contains($0) }
            }
            guard !targets.isEmpty else { throw Refusal.evidence(.noTarget) }
            guard files.count <= 1 || title == nil && replaces == nil else {
                throw ValidationError(
                    "Several files cannot have one --title, nor all take one piece's place; attach one after another.")
            }
            guard files.count(where: { $0 == "-" }) <= 1 else { throw ValidationError("There is one standard input only.") }
            guard !files.contains("-") || name != nil else { throw ValidationError("What - reads needs a --name.") }
            guard name == nil || files.contains("-") else { throw ValidationError("--name goes with -.") }
            guard files.isEmpty || text == nil && !nothingOccurred else {
                throw ValidationError("Files go with neither --text nor --nothing-occurred.")
            }
            guard link == nil || files.count <= 1 else { throw ValidationError("--link takes one file beside it at most.") }
            guard !files.isEmpty || link != nil || text != nil || nothingOccurred else {
                throw ValidationError("Say what is attached: a file, --link, --text or --nothing-occurred.")
            }
            return (targets, files, requests)
        }

        /// What is attached, with the title that it has unless another is given. Files are copied.
        private func contents(
            of files: [String], in desk: EvidenceDesk, _ arrived: inout [ArrivingFile]
        ) throws -> [(EvidenceContent, title: String)] {
            if let text { return [(.text(text), firstLine(of: text))] }
            if nothingOccurred { return [(.text("Nothing occurred."), "Nothing occurred")] }
            if let link {
                let file = try files.first.map { try takeIn($0, in: desk, isRehearsal: true, limit: .max) }
                return [
                    (.link(link, digest: file?.digest), file.map { Evidence.title(ofFile: $0.name) } ?? String(link.prefix(200)))
                ]
            }
            return try files.map { path in
                let file = try takeIn(path, in: desk, isRehearsal: options.rehearsal.isRehearsal, limit: ArrivingFile.sizeLimit)
                arrived.append(file)
                return (.file(digest: file.digest, size: file.size, name: file.name), Evidence.title(ofFile: file.name))
            }
        }

        private func takeIn(
            _ path: String, in desk: EvidenceDesk, isRehearsal: Bool, limit: Int
        ) throws(EvidenceFileError) -> ArrivingFile {
            let called =
                title
                ?? Evidence.title(ofFile: path == "-" ? name ?? "" : Environment.absolute(path).lastComponent?.string ?? path)
            guard path == "-" else {
                return try desk.store.takeIn(
                    Environment.absolute(path), title: called, isRehearsal: isRehearsal, limit: limit,
                    progress: ArrivingFile.tell)
            }
            return try desk.store.takeIn(
                named: name ?? "", title: called, isRehearsal: isRehearsal, limit: limit, progress: ArrivingFile.tell,
                next: StandardInput.next)
        }

        private func firstLine(of text: String) -> String {
            String((text.split(whereSeparator: \.isNewline).first ?? "").prefix(100))
        }
    }
}

extension EvidenceTool {
    /// Reads `prowler@5.1`, or a name alone.
    init(written text: String) {
        let at = text.lastIndex(of: "@")
        self.init(
            name: at.map { String(text[..<$0]) } ?? text, version: at.map { String(text[text.index(after: $0)...]) } ?? "")
    }
}

extension EvidenceDesk {
    /// Attaches pieces in one go, or only says what would be attached.
    mutating func attach(
        _ setups: [EvidenceSetup], bringing arrived: [ArrivingFile], answering requests: [NamedRequest] = [],
        _ options: EvidenceChangeOptions
    ) throws {
        let today = store.state.today
        let warnings =
            setups.flatMap { setup in
                setup.warnings(in: record, today: today).map { setups.count > 1 ? "“\(setup.title)”: \($0)" : "\($0)" }
            } + arrived.flatMap(\.warnings)
        let loss = store.state.coverageLoss(by: setups.map { .attach($0) }, of: store.author.handle).sentences()
        let actions: [Action] = .attaching(setups, answering: requests)
        guard !options.rehearsal.isRehearsal else {
            if options.json {
                Output.write(Answers.evidence(written: false, setups.map { Answers.evidence($0) }, warnings: warnings + loss))
            } else {
                try store.carryOut(actions, options.rehearsal)
                for warning in warnings { Output.warn(warning) }
            }
            return
        }
        let written = try store.write(actions, bringing: arrived)
        let attached = written.filter { if case .attach = $0.action { true } else { false } }.compactMap {
            record.evidence[$0.id]
        }
        if options.json {
            let pieces = attached.map { Answers.evidence($0, in: record) }
            Output.write(Answers.evidence(written: true, pieces, warnings: warnings + loss))
        } else {
            for known in attached {
                let targets = known.piece.targets.map(\.description).joined(separator: ", ")
                Output.say(
                    "\(known.id.evidenceName): attached “\(known.piece.title)” to \(targets), covers \(Day.words(of: known.piece.covers))."
                )
            }
            for request in requests { Output.say("It answers \(request.number) of \(request.report).") }
            for warning in warnings + loss { Output.warn(warning) }
        }
        for notice in store.takeNoticeSentences() { Output.warn(notice) }
    }
}

extension EvidenceDesk {
    /// The controls and items that a request is about; criteria are shown by what shows their controls.
    fileprivate func targets(of named: NamedRequest) -> [EvidenceTarget] {
        let targets = store.state.engagement(named.report)?.request(named.number)?.targets ?? []
        return targets.compactMap { target in
            switch target {
            case .control(let key): .control(key)
            case .item(let id): .item(ItemAddress(named.report, id))
            case .criterion: nil
            }
        }
    }
}

extension ArrivingFile {
    /// Shows how far copying is, and ends it where somebody asked for that: nothing of it is left then.
    static func tell(_ done: Int, of size: Int) -> Bool {
        Waiting.tell(done, of: size)
        return !StopSignals.stop.isAsked
    }
}

/// What comes on standard input.
enum StandardInput {
    /// At most so many more bytes; none at their end.
    static func next(_ count: Int) throws(EvidenceFileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        while true {
            // A signal by which a person ends it is noted, and interrupts no call.
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            while poll(&waiting, 1, 100) == 0 { if StopSignals.stop.isAsked { throw .cancelled } }
            if StopSignals.stop.isAsked { throw .cancelled }
            let read = bytes.withUnsafeMutableBytes { Platform.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if read >= 0 { return Array(bytes.prefix(read)) }
            let error = Errno(rawValue: errno)
            guard error == .interrupted else { throw .failed(FileFailure(.read, "standard input", error)) }
        }
    }
}

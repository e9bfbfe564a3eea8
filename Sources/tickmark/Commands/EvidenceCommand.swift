import ArgumentParser
import Files
import HarmlessText
import Platform
import Readiness
import Reports
import Runner
import Store
import StrictJSON
import SystemPackage

/// `evidence`: what shows that controls were performed.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Attach evidence, look at it, and say what you think of it.",
        subcommands: [
            Add.self, List.self, Show.self, Open.self, Accept.self, Return.self, Retire.self, Set.self, Link.self, Unlink.self,
            Verify.self, Import.self, Checks.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List evidence.",
            discussion: "Each piece with its short name, the days that it covers, its kind, how it stands, and what it shows.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Argument(
            help: ArgumentHelp("Only what shows something of these controls or items.", valueName: "target"),
            completion: Completions.targets)
        var targets: [String] = []
        @Option(help: "Only pieces of this kind.") var kind: EvidenceKind?
        @Flag(help: "Only what was returned.") var returned = false
        @Flag(help: "Only what is broken.") var broken = false
        @Flag(help: "Only what two people changed without seeing each other.") var contested = false
        @Flag(help: "Retired pieces, too.") var retired = false
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let desk = try await EvidenceDesk(workspace, asksWho: false, at: at)
            let (record, flaws) = (desk.record, desk.store.glanceAtEvidence())
            do {
                let wanted = try targets.map { try desk.target($0) }
                let shown = record.evidence.records.filter { known in
                    let piece = known.piece
                    let isReturned = if case .returned = piece.verdict { true } else { false }
                    return (retired || !piece.isRetired) && (kind == nil || piece.kind == kind) && (!returned || isReturned)
                        && (!broken || flaws[piece] != nil) && (!contested || !known.disputes.isEmpty)
                        && (wanted.isEmpty || wanted.contains(where: piece.shows))
                }
                if json {
                    Output.write(.array(shown.map { Answers.evidence($0, in: record, flaw: flaws[$0.piece]) }))
                } else if shown.isEmpty {
                    Output.say(record.evidence.isEmpty ? "No evidence yet." : "No evidence matches.")
                } else {
                    Output.write(
                        Tables.evidence(shown, flaws: flaws, width: Environment.outputWidth),
                        linking: record.evidence.links(of: shown.map(\.id)))
                }
            } catch {
                throw Failure(error)
            }
            try desk.store.endAnswer()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show all that there is to know of pieces of evidence.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Argument(help: ArgumentHelp("Pieces, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var ids:
            [String]
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let desk = try await EvidenceDesk(workspace, asksWho: false, at: at)
            do {
                let (known, flaws) = (try desk.pieces(ids), desk.store.glanceAtEvidence())
                if json {
                    Output.write(.array(known.map { Answers.evidence($0, in: desk.record, flaw: flaws[$0.piece]) }))
                } else {
                    for (index, piece) in known.enumerated() {
                        if index > 0 { Output.say("") }
                        Output.write(
                            Tables.evidence(
                                piece, in: desk.record, flaw: flaws[piece.piece], width: Environment.outputWidth),
                            linking: desk.record.evidence.links(of: [piece.id]))
                    }
                }
            } catch {
                throw Failure(error)
            }
            try desk.store.endAnswer()
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open a piece of evidence with the program that the system has for it.",
            discussion: """
                Files and addresses are given to xdg-open, or to the program that TICKMARK_OPENER names, without a shell. A file is read first: \
                what is opened is what was attached. Words are printed. With --json it says what would be opened, and opens nothing.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @Argument(help: ArgumentHelp("The piece, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var id:
            String
        @Flag(help: "Say in JSON what would be opened, and open nothing.") var json = false

        func run() async throws {
            let desk = try await EvidenceDesk(workspace, asksWho: false)
            let found: OpenableEvidence
            do {
                found = try OpenableEvidence(try desk.record.evidence(named: id).piece, in: desk.store.folder)
            } catch {
                throw Failure(error)
            }
            if json {
                switch found {
                case .file(let path): Output.write(["file": .string(path.string), "url": .null, "text": .null])
                case .address(let address): Output.write(["file": .null, "url": .string(address), "text": .null])
                case .text(let text): Output.write(["file": .null, "url": .null, "text": .string(text)])
                }
                return try desk.store.endAnswer()
            }
            switch found {
            case .file(let path): try open(found, called: path.string)
            case .address(let address): try open(found, called: address)
            case .text(let text):
                Output.write(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init))
            }
        }

        /// Becomes the program that opens it, without a shell.
        private func open(_ found: OpenableEvidence, called name: String) throws {
            let opener = EvidenceOpener()
            guard let program = opener.program, let argument = found.argument else {
                throw Failure(
                    "There is no program \(opener.name) to open it with; TICKMARK_OPENER names another. It is: \(name)")
            }
            var words: [UnsafeMutablePointer<CChar>?] = [Array(opener.name.utf8), argument].map { word in
                (word + [0]).withUnsafeBytes { $0.baseAddress.flatMap { strdup($0.assumingMemoryBound(to: CChar.self)) } }
            }
            words.append(nil)
            defer { for word in words { free(word) } }
            _ = program.withPlatformString { execv($0, &words) }
            throw Failure("\(opener.name) could not be started: \(Errno(rawValue: errno)). It is: \(name)")
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Say that evidence which somebody else attached shows what it should.",
            discussion: "Never one's own, also under another name. Whoever corrects the piece afterwards lifts it.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(help: ArgumentHelp("Pieces, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var ids:
            [String]

        func run() async throws {
            var desk = try await EvidenceDesk(workspace)
            try desk.decide([.accept], on: ids, options)
        }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "return", abstract: "Send evidence back to whoever attached it, for a reason.",
            discussion: "It covers nothing until it is corrected or replaced.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Option(parsing: .unconditional, help: ArgumentHelp("Why, for whoever attached it.", valueName: "text"))
        var reason: String
        @Argument(help: ArgumentHelp("Pieces, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var ids:
            [String]

        func run() async throws {
            var desk = try await EvidenceDesk(workspace)
            try desk.decide([.sendBack(reason: reason)], on: ids, options)
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retire", abstract: "Take evidence back: it shows nothing any more.",
            discussion: """
                What says that a setting failed says so still: a later result closes it, or `tickmark evidence set ID --result` by whoever attached it, \
                where it never failed. \
                Its words stay in the history, and its file stays until `tickmark doctor --mend`. git's history keeps the bytes of a file that was \
                shared, whatever is done here.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(help: ArgumentHelp("Pieces, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var ids:
            [String]

        func run() async throws {
            var desk = try await EvidenceDesk(workspace)
            try desk.decide([.retire], on: ids, options)
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Correct what a piece of evidence says of itself.",
            discussion:
                "What is left away stays. A verdict of somebody else is lifted, because it was of what the piece said before.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(help: ArgumentHelp("The piece, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var id:
            String
        @Option(help: ArgumentHelp("The days that it is about.", valueName: "d|d..d")) var covers: String?
        @Option(help: ArgumentHelp("The day on which the control operated.", valueName: "day")) var performed: String?
        @Option(help: ArgumentHelp("The day on which the record was taken.", valueName: "day")) var collected: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("The title.", valueName: "text")) var title: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("The system that it comes from; empty for none.", valueName: "text"))
        var source: String?
        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("The query, filter or command that made it; empty for none.", valueName: "text"))
        var method: String?
        @Option(help: "pass, fail or none; only by whoever attached it.") var result: CorrectedResult?

        func run() async throws {
            var correction = EvidenceCorrection()
            correction.covers = try covers.map(daysArgument)
            correction.performed = try performed.map(dayArgument)
            correction.collected = try collected.map(dayArgument)
            (correction.title, correction.source, correction.method) = (title, source, method)
            if let result { correction.result = .some(result.result) }
            guard correction != EvidenceCorrection() else {
                throw ValidationError(
                    "Say what to set: --covers, --performed, --collected, --title, --source, --method or --result.")
            }
            var desk = try await EvidenceDesk(workspace)
            try desk.decide([.set(correction)], on: [id], options)
        }
    }

    /// What a result is corrected to.
    enum CorrectedResult: String, CaseIterable, ExpressibleByArgument {
        case pass
        case fail
        case none

        /// The result; nil where it says nothing of it.
        var result: EvidenceResult? { EvidenceResult(rawValue: rawValue) }
    }

    /// What both of the commands take that say for what a piece is shown.
    struct LinkArguments: ParsableArguments {
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(help: ArgumentHelp("The piece, like E-7kq2mz.", valueName: "id"), completion: Completions.evidence) var id:
            String
        @Argument(help: ArgumentHelp("Controls or items.", valueName: "target"), completion: Completions.targets) var targets:
            [String]

        func link(_ isLinked: Bool) async throws {
            var desk = try await EvidenceDesk(workspace)
            try desk.link(id, to: targets, isLinked: isLinked, options)
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link", abstract: "Show a piece of evidence for another control or item, too.")
        @OptionGroup var arguments: LinkArguments

        func run() async throws { try await arguments.link(true) }
    }

    struct Unlink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unlink", abstract: "Show a piece of evidence for a control or an item no longer.")
        @OptionGroup var arguments: LinkArguments

        func run() async throws { try await arguments.link(false) }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Read every file of evidence, and say whether each is as it was attached.",
            discussion:
                "Exit status 1 where a file is missing or changed. Files that are attached to nothing are named, and are no failure."
        )
        @OptionGroup var workspace: WorkspaceOptions
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let desk = try await EvidenceDesk(workspace, asksWho: false)
            let (record, flaws) = (desk.record, desk.store.checkEvidence())
            let broken = record.evidence.records.filter { !$0.piece.isRetired && flaws[$0.piece] != nil }
            let loose = EvidenceFolder(of: desk.store.folder).unattached(beside: record.evidence.pieces)
            if json {
                Output.write([
                    "sound": .bool(broken.isEmpty), "files": .integer(flaws.files), "bytes": .integer(flaws.bytes),
                    "broken": .array(broken.map { Answers.evidence($0, in: record, flaw: flaws[$0.piece]) }),
                    "unattached": .strings(loose.map(WorkspaceLayout.evidenceLabel)),
                ])
            } else {
                for known in broken {
                    let words = flaws[known.piece]?.words ?? ""
                    Output.say("\(known.id.evidenceName) “\(known.piece.title)”: \(words).")
                }
                for name in loose.prefix(20) { Output.say("\(WorkspaceLayout.evidenceLabel(name)) is attached to nothing.") }
                if loose.count > 20 { Output.say("\(loose.count - 20) more files are attached to nothing.") }
                let files = counted(flaws.files, "file")
                Output.say(
                    broken.isEmpty
                        ? "\(files), \(ByteCount.words(flaws.bytes)): \(flaws.files == 1 ? "it is" : "each is") as it was attached."
                        : "\(counted(broken.count, "piece is", "pieces are")) broken. `tickmark doctor` says what can be done."
                )
            }
            guard broken.isEmpty else { throw ExitCode(1) }
            try desk.store.endAnswer()
        }
    }
}

extension EvidenceDesk {
    /// Links a piece to targets, or unlinks it. Each is decided as if those before it were done.
    fileprivate mutating func link(_ name: String, to targets: [String], isLinked: Bool, _ options: EvidenceChangeOptions) throws
    {
        do {
            let known = try record.evidence(named: name)
            let wanted = try targets.map { try target($0) }
            if !isLinked, known.piece.targets.allSatisfy(wanted.contains) {
                throw Refusal.evidence(.lastTarget(title: known.piece.title))
            }
            let actions = try wanted.flatMap { target in
                try record.decide(isLinked ? .link(target) : .unlink(target), on: known.id, by: store.author.handle)
            }
            try carryOut(actions, about: [known.id], warnings: [], options)
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Failure(error)
        }
    }
}

import ArgumentParser
import Catalogs
import Checking
import Journal
import Reports
import Runner
import Store
import SystemPackage

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that nobody changed the past.",
        discussion: """
            Checks the chain of every journal from its first line. With heads that an earlier export printed, it says too whether that history is \
            still all there; with an export, what it does not know, \
            and which of its catalogs are not as they were. Entries that were in this folder and are gone are named, and so are times that \
            cannot be right. Of a package it says who signed it, by the workspace's file allowed_signers, and since when it was there. \
            Exit status 0 when it is, 1 when something is not as it was written. Nothing is changed.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Option(help: ArgumentHelp("A head that an export printed; may be repeated.", valueName: "writer:entries:digest"))
    var head: [String] = []
    @Option(
        help: ArgumentHelp("An export in Markdown or JSON that prints heads; may be repeated.", valueName: "file"),
        completion: .file())
    var export: [String] = []
    @Option(
        help: ArgumentHelp("A package whose signature and time stamp are to be looked at; may be repeated.", valueName: "file"),
        completion: .file())
    var signature: [String] = []
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        let folder = try workspace.found()
        Waiting.on("Verifying")
        let verification: Verification
        var signatures: [PackageSignature] = []
        do {
            var heads: [JournalHead] = []
            for text in head { heads.append(try JournalHead(printed: text)) }
            var exports: [ExpectedHeads] = []
            for file in export {
                let printed = try ExpectedHeads(inExportAt: Environment.absolute(file), called: file)
                heads += printed.heads
                exports.append(printed)
            }
            for file in signature {
                signatures.append(try PackageSignature(of: Environment.absolute(file), called: file, in: folder))
            }
            verification = try Verification(
                of: folder, against: heads, pinnedBy: exports, catalogs: BuiltInCatalogs.all, now: .byThisMachine)
        } catch {
            throw Failure(error)
        }
        if json {
            Output.write(verification.answer(with: signatures))
        } else {
            Output.write(verification.lines + signatures.flatMap(\.lines))
        }
        guard verification.isSound, signatures.allSatisfy(\.isSound) else { throw ExitCode(1) }
    }
}

extension WorkspaceOptions {
    /// The workspace's folder, whatever state its files are in.
    func found() throws -> FilePath {
        guard let found = WorkspaceFolder.find(from: folder) else { throw Failure(WorkspaceError.notFound(folder)) }
        return found
    }
}

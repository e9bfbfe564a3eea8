import ArgumentParser
import Catalogs
import Checking
import Files
import Readiness
import Reports
import Runner
import Store
import StrictJSON
import SystemPackage

extension CheckFormat: ExpressibleByArgument {}

/// `check`: whether the workspace holds to rules, for a CI service.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Hold the workspace against rules; for a CI service.",
        discussion: """
            Exit status 0 where all rules hold, 1 where one fails. Without rules on the command line, those of policy.json in the workspace's \
            folder hold. A line is printed for each rule that fails.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var at: AtOption
    @Option(help: ArgumentHelp("At least this percentage of each report is ticked.", valueName: "percent")) var minTicked: Int?
    @Option(help: ArgumentHelp("At least this percentage of each report is evidenced.", valueName: "percent")) var minCovered:
        Int?
    @Flag(help: "No item is late.") var noLate = false
    @Flag(help: "No occurrence of a control that is due is missing.") var noGaps = false
    @Flag(help: "No item is returned.") var noReturned = false
    @Flag(help: "No item was reworded since it was signed.") var noReworded = false
    @Flag(help: "The history is as it was written.") var verify = false
    @Option(help: "text, json, junit or sarif.") var format: CheckFormat = .text
    @Option(help: ArgumentHelp("The file; else the answer is printed.", valueName: "file"), completion: .file()) var output:
        String?
    @Flag(help: "Replace a file that exists.") var force = false

    func validate() throws {
        for (name, share) in [("--min-ticked", minTicked), ("--min-covered", minCovered)]
        where share.map({ !(0...100).contains($0) }) ?? false {
            throw ValidationError("\(name) is a percentage, from 0 to 100.")
        }
    }

    func run() async throws {
        var store = try await workspace.open(asksWho: false, foldsAnew: true)
        let policy = try policy(in: store)
        var isSound: Bool?
        if policy.others.contains(.verify) {
            do {
                isSound = try Verification(of: workspace.found(), catalogs: BuiltInCatalogs.all, now: .byThisMachine)
                    .isSound
            } catch {
                throw Failure(error)
            }
        }
        store.seeBrokenEvidence()
        let state = try at.state(of: &store)
        let engagements = report.id == nil ? state.engagements : [try report.engagement(in: state)]
        let outcome = PolicyOutcome(of: state, engagements, against: policy, isSound: isSound)
        let bytes = outcome.rendered(as: format, version: Version.number)
        if let output {
            do throws(ExportFile.Failure) {
                try ExportFile.write(bytes, to: Environment.absolute(output), replaces: force)
            } catch {
                throw Failure(error)
            }
        } else {
            Output.write(bytes)
        }
        guard outcome.holds else { throw ExitCode(1) }
        try store.endAnswer()
    }

    /// The rules of the command line, else those of the workspace.
    private func policy(in store: WorkspaceStore) throws -> Policy {
        var policy = Policy()
        policy.shares[.minTicked] = minTicked
        policy.shares[.minCovered] = minCovered
        let flags: [(Bool, Policy.Rule)] = [
            (noLate, .noLate), (noGaps, .noGaps), (noReturned, .noReturned), (noReworded, .noReworded), (verify, .verify),
        ]
        for (isGiven, rule) in flags where isGiven { policy.others.insert(rule) }
        guard policy.rules.isEmpty else { return policy }
        let files = POSIXFileCalls()
        let path = try workspace.found().appending(Policy.fileName)
        do {
            guard try files.exists(path) else {
                throw Failure(
                    "No rule is given, and the workspace has no \(Policy.fileName). `tickmark check --help` lists the rules.")
            }
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let length = try files.status(of: descriptor, path).length
            guard length <= 1 << 16 else { throw Failure("\(Policy.fileName) is larger than a policy may be.") }
            policy = try Policy(try files.read(descriptor, path, from: 0, count: length))
        } catch let error as JSONError {
            throw Failure("\(Policy.fileName): \(error)")
        } catch {
            throw Failure(error)
        }
        guard !policy.rules.isEmpty else { throw Failure("\(Policy.fileName) has no rule.") }
        return policy
    }
}

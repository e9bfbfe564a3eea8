import ArgumentParser
import Readiness
import Reports
import Runner
import Store

/// `matrix`: criteria by controls.
struct MatrixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "Lay the controls over the criteria of a report.",
        discussion: """
            Criteria (or control objectives) by controls, and controls by criteria: with statement, owner, frequency and nature, \
            what no control serves, and what serves nothing in scope. It is what sections 3 and 4 of a report are made from.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Option(help: ArgumentHelp("The report, where there are several.", valueName: "id"), completion: Completions.reports)
    var report: String?
    @Option(help: "markdown, csv or json.") var format: MatrixForm = .markdown
    @Option(help: ArgumentHelp("The file; else the matrix is printed.", valueName: "file"), completion: .file()) var output:
        String?
    @OptionGroup var at: AtOption
    @Flag(help: "Replace a file that exists.") var force = false

    func run() async throws {
        // What leaves the house rests on nothing but the journals.
        var store = try await workspace.open(asksWho: false, foldsAnew: true)
        let state = try at.state(of: &store)
        let engagement = try report.map { try state.report(named: $0) } ?? state.onlyReport()
        let controls = state.controls
        let bytes = MatrixReport(ControlMatrix(controls, over: engagement), in: state).rendered(as: format)
        if let output {
            do throws(ExportFile.Failure) {
                try ExportFile.write(bytes, to: Environment.absolute(output), replaces: force)
            } catch {
                throw Failure(error)
            }
            Output.say("Exported to \(output).")
        } else {
            Output.write(bytes)
        }
        try store.endAnswer()
    }
}

extension MatrixForm: ExpressibleByArgument {}

extension WorkspaceState {
    /// The report, where there is only one.
    fileprivate func onlyReport() throws -> Engagement {
        guard engagements.count == 1 else {
            throw engagements.isEmpty
                ? Failure(Refusal.unknownEngagement("", known: []))
                : Failure(
                    "There are several reports; name one with --report: \(engagements.map(\.id.text).joined(separator: ", ")).")
        }
        return engagements[0]
    }
}

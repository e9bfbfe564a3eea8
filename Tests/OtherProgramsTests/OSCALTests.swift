import Foundation
import RealTerminals
import Testing

@Suite("OSCAL documents, read by trestle and by NIST's schemas")
struct OSCALTests {
    @Test(
        "The documents of the demo, of an empty workspace and of a finished one are accepted; actions are there where something is open",
        arguments: ["1.1.3", "1.2.1"], [("demo", "open"), ("empty", "open"), ("finished", "finished")])
    func accepted(version: String, workspace: (name: String, state: String)) throws {
        let exports = try Exports.made.get()
        let folder = exports.output.appending(path: "oscal-\(workspace.name)").path
        let answer = try OtherPrograms.python("oscal", [version, folder, workspace.state], version: version)
        #expect(answer.status == 0 && answer.output.contains("are accepted"), "\(answer)")
    }
}

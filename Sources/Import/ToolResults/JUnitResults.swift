import Readiness

/// The XML that test runners write as JUnit did. Tests are counted one by one: what the attributes of a suite say of
/// them is optional, and often wrong.
enum JUnitResults {
    static func read(_ bytes: [UInt8]) throws(ToolResultsError) -> ToolResults {
        let listener = Listener()
        do throws(ImportError) { try XMLEvents.read(bytes, part: "it", to: listener) } catch { throw .file(error) }
        guard listener.hasSuites else { throw .unknown }
        if let problem = listener.problem { throw problem }
        return try listener.builder.results()
    }

    private final class Listener: XMLListener {
        var builder = ToolResultsBuilder(.junit, tool: ToolIdentity(name: "JUnit"))
        private(set) var hasSuites = false
        private(set) var problem: ToolResultsError?
        private var test: (id: String, outcome: ToolOutcome)?

        func begin(_ element: String, _ attributes: [String: String]) {
            switch element {
            case "testsuites": hasSuites = true
            case "testsuite":
                hasSuites = true
                if let time = attributes["timestamp"] { builder.looked(at: time) }
                if builder.source.isEmpty { builder.source = attributes["name"] ?? "" }
            case "testcase":
                let (group, name) = (attributes["classname"] ?? "", attributes["name"] ?? "")
                let id = group.isEmpty ? name : "\(group).\(name)"
                test = (id.isEmpty ? "unnamed" : id, attributes["status"] == "notrun" ? .skipped : .passed)
            case "failure", "error": test?.outcome = .failed
            case "skipped", "disabled": if test?.outcome == .passed { test?.outcome = .skipped }
            default: break
            }
        }

        func end(_ element: String) {
            guard element == "testcase", let ended = test else { return }
            test = nil
            guard problem == nil else { return }
            do throws(ToolResultsError) {
                try builder.add(check: ended.id, ended.outcome, of: ended.id)
            } catch {
                problem = error
            }
        }

        func text(_ piece: String) {}
    }
}

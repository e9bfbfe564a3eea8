import Readiness
import StrictJSON

/// What Powerpipe and Steampipe write of a benchmark with `--output json`: groups in groups, and in them controls with
/// their results. The file does not say when it was made.
enum PowerpipeResults {
    static func recognizes(_ root: JSONNode) -> Bool {
        root.node("group_id") != nil && (root.node("groups") != nil || root.node("controls") != nil)
    }

    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        var builder = ToolResultsBuilder(.powerpipe, tool: ToolIdentity(name: "Powerpipe"))
        try read(group: root, under: nil, into: &builder)
        return try builder.results()
    }

    /// Reads a group and what is in it. No deeper than the text may be nested.
    private static func read(
        group: JSONNode, under criterion: String?, into builder: inout ToolResultsBuilder
    ) throws(ToolResultsError) {
        let criterion = Self.criterion(of: group) ?? criterion
        for control in group.list("controls") {
            let id = control.text("control_id")
            let criteria = [Self.criterion(of: control) ?? criterion].compactMap(\.self)
            let results = control.list("results")
            if results.isEmpty {
                // Nothing to look at, or a query that failed: nothing is known.
                try builder.add(check: id, title: control.text("title"), .skipped, criteria: criteria)
            }
            for result in results {
                let resource = result.text("resource")
                try builder.add(
                    check: id, title: control.text("title"), outcome(result.text("status")),
                    of: resource.isEmpty ? result.text("reason") : resource, criteria: criteria)
            }
        }
        for child in group.list("groups") { try read(group: child, under: criterion, into: &builder) }
    }

    private static func outcome(_ status: String) -> ToolOutcome {
        switch status {
        case "ok": .passed
        case "alarm": .failed
        default: .skipped
        }
    }

    private static func criterion(of node: JSONNode) -> String? {
        guard let tags = node.node("tags"), tags.text("soc_2") == "true" else { return nil }
        return SpelledCriterion.id(in: tags.text("soc_2_item_id"))
    }
}

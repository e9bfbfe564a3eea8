import Readiness

extension RequestTally {
    /// The auditor's list in a line: "Requests: 3 of 14 accepted, 2 with the auditor, 1 returned, 3 gathering, 5 open;
    /// 2 late"; nil where there is none.
    var words: String? {
        guard total > 0 else { return nil }
        var parts = ["\(accepted) of \(total) accepted"]
        if submitted > 0 { parts.append("\(submitted) with the auditor") }
        if returned > 0 { parts.append("\(returned) returned") }
        if gathering > 0 { parts.append("\(gathering) gathering") }
        if open > 0 { parts.append("\(open) open") }
        return "Requests: " + parts.joined(separator: ", ") + (late > 0 ? "; \(late) late" : "")
    }
}

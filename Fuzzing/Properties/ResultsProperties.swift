import Import
import Readiness
import StrictJSON

/// Whatever the bytes: what a tool found is refused in a message of bounded length, or has checks that somebody can
/// settle, each once, with what was found of them; and once all are settled, everything that they come to may be
/// attached.
func checkResults(_ bytes: [UInt8]) throws(Broken) {
    let results: ToolResults
    do throws(ToolResultsError) {
        results = try ToolResults.read(bytes, limits: ImportLimits(bytes: 1 << 20))
    } catch {
        if case .json(let error) = error { try promise(line: error.line, within: bytes) }
        return try promise(error.description.utf8.count <= 1000, "the message has \(error.description.utf8.count) bytes")
    }
    try promise(!results.checks.isEmpty, "there are no checks")
    var record = WorkspaceRecord()
    var seen: Set<String> = []
    for (place, check) in results.checks.enumerated() {
        try promise(seen.insert(check.id).inserted, "a check is there twice")
        try promise(check.passed + check.failed + check.skipped > 0, "a check has no result")
        try promise(check.failing.count <= check.failed, "more failed than did")
        try promise(check.title.utf8.count <= 300 && check.failing.allSatisfy { $0.utf8.count <= 200 }, "a text is too long")
        guard let name = CheckName(tool: results.tool.key, check: check.id) else { throw Broken("a check cannot be settled") }
        record.apply(
            Entry(
                stamp: Stamp(clock: place + 1, entry: EntryID(WriterID("ana", tag: 1), place + 1)), at: Timestamp(seconds: 0),
                by: "Ana", action: .check(name, to: [.control("one")], was: nil), batch: 1))
    }
    let day = results.day ?? Day(ordinal: 20_000)
    let evidence = ToolEvidence(results, on: day, collected: day, by: record)
    let counts = ToolEvidence.Verdict.allCases.reduce(0) { $0 + evidence.count($1) }
    try promise(counts == results.checks.count && evidence.count(.unsettled) == 0, "a check has no verdict")
    try promise(evidence.pieces.count <= 1, "one control gets several pieces")
    for piece in evidence.pieces {
        let hasFailed = results.checks.contains { $0.failed > 0 }
        try promise(piece.result == (hasFailed ? .fail : .pass), "what failed passes")
        do throws(Refusal) { _ = try piece.checked(in: record) } catch { throw Broken("it cannot be attached: \(error)") }
    }
}

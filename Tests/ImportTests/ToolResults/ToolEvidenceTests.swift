import Import
import Readiness
import Testing

@Suite("What results come to as evidence")
struct ToolEvidenceTests {
    private let day = Day(iso: "2026-11-19") ?? Workshop.today
    private let mfa = EvidenceTarget.control("mfa")
    private let keys = EvidenceTarget.item(ItemAddress("soc2", "CC6.1-03"))

    private func check(_ id: String) throws -> CheckName { try #require(CheckName(tool: "tool", check: id)) }

    /// Results of checks, each with how often it passed, failed and was left out.
    private func results(_ checks: [(id: String, passed: Int, failed: Int, skipped: Int)]) throws -> ToolResults {
        let findings = checks.flatMap { check in
            [("Pass", check.passed), ("Fail", check.failed), ("Other", check.skipped)].flatMap { status, count in
                (0..<count).map {
                    #"{"class_uid":2003,"metadata":{"product":{"name":"Tool","version":"2"}},"compliance":{"control":"\#(check.id)","status":"\#(status)"},"resources":[{"uid":"\#(check.id)-\#($0)"}],"time":1795082400}"#
                }
            }
        }
        return try ToolResults.read(Array("[\(findings.joined(separator: ","))]".utf8))
    }

    private func settle(_ workshop: inout Workshop, _ id: String, _ targets: [EvidenceTarget]?) throws {
        workshop.write([try #require(try workshop.state.record.settle(try check(id), shows: targets))])
    }

    private func evidence(_ results: ToolResults, _ workshop: Workshop) -> ToolEvidence {
        ToolEvidence(results, on: day, collected: Workshop.today, by: workshop.state.record)
    }

    @Test("Nothing counts that nobody settled, however good its name is")
    func unsettled() throws {
        let found = evidence(try results([("mfa", 1, 0, 0)]), Workshop())
        #expect(found.pieces.isEmpty && found.rows.map(\.verdict) == [.unsettled])
    }

    @Test(
        "Each control gets one piece for the day of the scan: failed where any check of it did, passed where one did and none failed"
    )
    func pieces() throws {
        var workshop = Workshop()
        try settle(&workshop, "a", [mfa])
        try settle(&workshop, "b", [mfa, keys])
        try settle(&workshop, "c", [])
        try settle(&workshop, "d", [keys])
        let found = evidence(
            try results([("a", 3, 1, 0), ("b", 2, 0, 1), ("c", 0, 4, 0), ("d", 0, 0, 2), ("e", 1, 0, 0)]), workshop)
        #expect(found.rows.map(\.verdict) == [.fail, .pass, .nothing, .skipped, .unsettled])
        #expect(found.pieces.map(\.targets) == [[mfa], [keys]] && found.pieces.map(\.result) == [.fail, .pass])
        for piece in found.pieces {
            #expect(piece.covers == day...day && piece.performed == day && piece.kind == .setting)
            #expect(piece.tool == EvidenceTool(name: "Tool", version: "2"))
        }
        #expect(found.pieces[0].title == "Tool 2: 2 checks, 1 failed")
        #expect(found.pieces[0].method == "a: 3 passed, 1 failed (a-0)\nb: 2 passed, 0 failed")
    }

    @Test("What all checks of a tool show holds for those that were not settled by themselves")
    func any() throws {
        var workshop = Workshop()
        try settle(&workshop, "*", [mfa])
        try settle(&workshop, "b", [])
        let found = evidence(try results([("a", 1, 0, 0), ("b", 0, 1, 0)]), workshop)
        #expect(found.rows.map(\.verdict) == [.pass, .nothing] && found.pieces.map(\.result) == [.pass])
        try settle(&workshop, "b", nil)
        #expect(evidence(try results([("a", 1, 0, 0), ("b", 0, 1, 0)]), workshop).pieces.map(\.result) == [.fail])
    }

    @Test("However much failed, what a piece says of it keeps within its room")
    func room() throws {
        var workshop = Workshop()
        try settle(&workshop, "*", [mfa])
        let found = evidence(try results((0..<400).map { ("check-\($0)", 1, $0 % 2, 0) }), workshop)
        let piece = try #require(found.pieces.first)
        #expect(piece.method.count <= EvidenceSetup.methodLimit && piece.method.hasSuffix("more checks"))
        #expect(piece.method.hasPrefix("check-1: 1 passed, 1 failed"), "what failed comes first")
        var whole = piece
        whole.content = .file(digest: String(repeating: "0", count: 64), size: 1, name: "a.json")
        #expect(throws: Never.self) { try whole.checked(in: workshop.state.record) }
    }

    @Test(
        "Settling the same again is nothing, an undo brings back what stood, and what somebody else settled since is left alone")
    func settling() throws {
        var workshop = Workshop()
        try settle(&workshop, "a", [mfa, mfa])
        #expect(workshop.state.record.targets(of: try check("a")) == [mfa])
        #expect(try workshop.state.record.settle(try check("a"), shows: [mfa]) == nil)
        let many = (0...WorkspaceRecord.checkTargetLimit).map { EvidenceTarget.control("c\($0)") }
        #expect(throws: Refusal.self) { try workshop.state.record.settle(try check("a"), shows: many) }
    }
}

@Suite("The names of checks")
struct CheckNameTests {
    @Test("A name is a tool, a colon and an id, and is written as it was read")
    func read() throws {
        for text in ["prowler:iam_root_mfa_enabled", "trivy:*", "junit:a.b: c", "t.1-a:é"] {
            #expect(CheckName(text)?.description == text)
        }
        #expect(CheckName("Prowler:a")?.tool == "prowler")
        for text in [
            "", "a", ":a", "a:", "a b:c", "-a:b", "a: b", "a:b ", "a:b\nc", "a:\u{1b}", "a:\(String(repeating: "x", count: 201))",
        ] {
            #expect(CheckName(text) == nil, "\(text.debugDescription)")
        }
    }
}

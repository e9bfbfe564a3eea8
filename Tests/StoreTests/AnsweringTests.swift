import Foundation
import HashTreeCollections
import Readiness
@testable import Store
import Testing
@testable import Workbench

@Suite("What is attached for a request answers it, in one step")
struct AnsweringTests {
    private static let report = EngagementID("soc2")

    private func room() throws -> (Bench, WorkspaceStore, [NamedRequest]) {
        let bench = try Bench()
        var store = try bench.open()
        var named: [NamedRequest] = []
        var actions: [Action] = [.engage(Bench.setup)]
        for text in ["R-001", "R-002"] {
            let number = try #require(RequestNumber(text))
            named.append(NamedRequest(report: Self.report, number: number))
            actions.append(.request(Self.report, number, .added(AskedRequest(text: "All users"))))
        }
        try store.write(actions)
        return (bench, store, named)
    }

    private func answers(_ store: WorkspaceStore, _ request: NamedRequest) -> [EntryID] {
        store.state.record.engagement(request.report)?.requests[request.number]?.evidence ?? []
    }

    @Test("Each piece answers each request by the name that it gets; it is shown before it is written; one undo takes all back")
    func together() throws {
        var (bench, store, named) = try room()
        let setups = [Attaching.setup(.text("One"), title: "One"), Attaching.setup(.text("Two"), title: "Two")]
        store.stage(.attaching(setups, answering: named))
        for request in named {
            #expect(answers(store, request) == store.pieces.map(\.id), "it is shown at once")
        }
        try store.commit()
        let ids = store.pieces.map(\.id)
        #expect(ids.count == 2 && named.allSatisfy { answers(store, $0) == ids })
        #expect(Set(store.entries.suffix(6).map(\.batch)).count == 1)
        let read = try bench.open()
        #expect(named.allSatisfy { answers(read, $0) == ids })
        let (actions, reversal) = try store.undoing(.undo).undo(in: store.state)
        try store.write(actions, reversal: reversal)
        #expect(store.pieces.isEmpty && named.allSatisfy { answers(store, $0).isEmpty })
        let (redone, redo) = try store.undoing(.redo).redo(in: store.state)
        try store.write(redone, reversal: redo)
        #expect(store.pieces.map(\.id) == ids && named.allSatisfy { answers(store, $0) == ids })
    }
}

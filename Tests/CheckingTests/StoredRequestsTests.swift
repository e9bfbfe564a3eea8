@testable import Checking
@testable import Digests
@testable import Files
import Foundation
import HashTreeCollections
@testable import Journal
import Readiness
import Reports
@testable import Store
import Testing
@testable import Workbench

/// A workspace of format 2 with requests, second signatures and a report that was rolled forward, kept for ever.
@Suite("A stored workspace with an auditor's list is read as it was written")
struct StoredRequestsTests {
    private static let url = StoredWorkspace.folder.appending(path: "format-2-requests/workspace")
    private static let number = Samples.number

    private static let ana: [Action] = [
        .person("ana", name: "Ana Ruiz", was: nil), House.anasActions[1],
        .request(
            "house", number,
            .added(
                AskedRequest(
                    text: "Population of all keys\nWith the query", kind: .population, reference: "HC1",
                    targets: [.criterion("HC1"), .control("key-count")], owner: "ana", due: Samples.day(2, 3),
                    capture: Samples.day(1, 31)))),
        .request("house", number, .state(to: .gathering, was: .open)),
        .request("house", number, .state(to: .submitted, was: .gathering)),
        .request("house", number, .evidence(EntryID(House.ben, 1), to: true, was: false)),
        .status(House.item(4), to: .notApplicable, was: .todo, reason: "There is no fourth floor"),
        .again(House.item(4), to: Samples.day(6, 1), was: nil), .roll("house", .from("house-2026")),
        .roll("house", .item("HC1-x1", criterion: "HC1", title: "Windows are shut")),
    ]

    private static let ben: [Action] = [
        .person("ben", name: "Ben Okafor", was: nil),
        .request("house", number, .verdict(to: .returned(reason: "It has no date"), was: .none)),
        .request("house", number, .target(.control("key-count"), to: false, was: true)),
        .confirm(House.item(4), to: .given, was: .none),
        .request("house", number, .added(AskedRequest(text: "All keys", kind: .population))),
    ]

    private static var files: [String: [UInt8]] {
        var files = House.files
        files["tickmark.json"] = Array("{\"format\": 2, \"id\": \"\(House.id)\", \"name\": \"House of Cards\"}\n".utf8)
        files[House.anasJournal] = House.journal(of: House.ana, ana, clock: 0, every: 3600)
        files[House.bensJournal] = House.journal(of: House.ben, ben, clock: 19, every: 3600)
        return files
    }

    @Test("It is whole; the request has both states, what it is about and what answers it; the exclusion has two signatures")
    func stored() throws {
        // Written once. A later version must not write it anew, or nothing would be shown.
        if Damaged.isRecording, !FileManager.default.fileExists(atPath: Self.url.path) {
            try StoredWorkspace.write(Self.files, to: Self.url)
        }
        let workspace = try StoredWorkspace(try StoredWorkspace.files(in: Self.url))
        let verification = try Verification(of: workspace.path)
        #expect(verification.isSound && verification.entries == 15, "\(verification.findings)")
        let store = try WorkspaceStore(
            opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
        let record = try #require(store.state.record.engagement("house"))
        let request = try #require(record.requests[Self.number])
        #expect(request.text.value == "All keys" && request.kind.value == .population && request.owner.value == "ana")
        #expect(
            request.due.value == Samples.day(2, 3) && request.capture.value == Samples.day(1, 31)
                && request.reference.value == "HC1")
        #expect(request.state.value == .submitted && request.verdict.value == .returned(reason: "It has no date"))
        #expect(request.targets == [.criterion("HC1")] && request.evidence == [EntryID(House.ben, 1)])
        let work = try #require(record.work["HC1-04"])
        #expect(work.confirmation == .given && work.confirmedBy == "ben" && work.lookAgain.value == Samples.day(6, 1))
        #expect(record.rolledFrom == "house-2026" && record.items.contains { $0.id == "HC1-x1" })
    }
}

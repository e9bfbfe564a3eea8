import Catalogs
import Files
import Foundation
import Platform
import Readiness
import Reports
import Synchronization
import SystemPackage
import Testing

@testable import Store
@testable import Workbench

@Suite("The texts of a long catalog are not held, and stay those that were read")
struct LongCatalogTests {
    @Test("They are in one file without a name for all catalogs, which goes with the store and which no child has")
    func copy() throws {
        let bench = try LongBench()
        try bench.put(LongBench.catalog("more", "Other"))
        #expect(bench.copies.isEmpty)
        var store: WorkspaceStore? = try bench.open()
        #expect(store?.state.catalogs["long"]?.items.count == LongBench.items)
        #expect(bench.copies.count == 1 && bench.copies[0].hasSuffix("(deleted)"), "\(bench.copies)")
        #expect(try !bench.bench.shell("ls -l /proc/self/fd").contains(bench.folder.string))
        #expect(bench.bench.names(".tickmark").allSatisfy { !$0.hasPrefix(".") && !$0.hasPrefix("#") })
        // As long as somebody shows the state, it is there.
        let state = store?.state
        store = nil
        #expect(bench.copies.count == 1)
        #expect(Self.details(state)["long"]?.count == LongBench.items)
        withExtendedLifetime(state) {}
    }

    @Test("It is closed when nobody needs it, and a store that was not asked for it, or has short catalogs only, makes none")
    func none() throws {
        let bench = try LongBench()
        do { _ = try bench.open() }
        #expect(bench.copies.isEmpty)
        let held = try bench.open(copies: false)
        #expect(bench.copies.isEmpty && held.state.catalogs["long"] != nil)
        try bench.put(LongBench.catalog("long", "Short", count: 20))
        let short = try bench.open()
        #expect(bench.copies.isEmpty && short.state.catalogs["long"]?.items.count == 20)
    }

    /// What happens to the file in `catalogs/` while the program runs.
    enum Event: CaseIterable {
        case editedInPlace, cut, emptied, replaced, removed, foldersRemoved
    }

    @Test(
        "Whatever happens to the file: details, and the words that a tick signs, are those that were read",
        arguments: Event.allCases)
    func changed(event: Event) throws {
        let bench = try LongBench()
        let held = try bench.open(copies: false)
        var store = try bench.open()
        try bench.happen(event)
        #expect(Self.details(store.state) == Self.details(held.state))
        let item = ItemAddress("soc2", LongBench.item(7))
        try store.write([.status(item, to: .ready, was: .todo, reason: "")])
        let signed = store.state.engagements[0].work(on: item.item).ticks.last?.words
        let engagement = held.state.engagements[0]
        let seen = try #require(engagement.position(of: item.item).flatMap { engagement.words(of: engagement.items[$0]) })
        #expect(seen.digest != nil && signed == seen)
    }

    @Test(
        "Where it cannot be copied the bytes are held, and everything is as it is otherwise",
        arguments: [Errno.readOnlyFileSystem, .permissionDenied, .tooManyOpenFiles, .noSpace, .notSupported])
    func notMade(error: Errno) throws {
        let bench = try LongBench()
        let store = try bench.open(ShortCalls(opening: error))
        let other = try bench.open(copies: false)
        #expect(bench.copies.isEmpty && Self.details(store.state) == Self.details(other.state))
        #expect(store.catalogMarks == other.catalogMarks)
        try bench.happen(.emptied)
        #expect(Self.details(store.state) == Self.details(other.state))
    }

    @Test("A disk that is full while it is copied, or takes a little at a time", arguments: [0, 1, 5])
    func full(writes: Int) throws {
        let bench = try LongBench()
        let held = try bench.open(copies: false)
        let full = try bench.open(ShortCalls(writes: writes))
        #expect(bench.copies.isEmpty, "what cannot be used is let go of")
        let slow = try bench.open(ShortCalls(pieces: 9_000))
        #expect(bench.copies.count == 1)
        try bench.happen(.editedInPlace)
        for store in [full, slow] { #expect(Self.details(store.state) == Self.details(held.state)) }
    }

    @Test("Where .tickmark leads elsewhere, nothing is written there; where it is missing, it is made")
    func machineFolder() throws {
        let bench = try LongBench()
        try bench.bench.shell("rm -r acme/.tickmark && mkdir elsewhere && ln -s ../elsewhere acme/.tickmark")
        let held = try bench.open()
        #expect(bench.copies.isEmpty && held.state.catalogs["long"] != nil)
        #expect(try bench.bench.shell("ls -A elsewhere") == "")
        try bench.bench.shell("rm acme/.tickmark")
        let store = try bench.open()
        #expect(bench.copies.count == 1 && store.state.catalogs["long"] != nil)
    }

    @Test("A file that is changed while it is read is read again, so that no two states of it are mixed")
    func changedMeanwhile() throws {
        let bench = try LongBench()
        let store = try bench.open(MeddlingCalls { try? bench.put(LongBench.catalog("long", "Late"), inPlace: true) })
        let catalog = try #require(store.state.catalogs["long"])
        #expect(catalog.items.allSatisfy { $0.title.hasPrefix("Late ") })
        for position in catalog.items.indices { #expect(catalog.details.detail(at: position).guidance.hasPrefix("Late ")) }
        #expect(store.catalogMarks.first?.digest != nil)
    }

    @Test("A long catalog that is refused is refused with its line, and one that is misnamed or gone by its name")
    func refused() throws {
        let bench = try LongBench()
        try bench.put(LongBench.catalog("long", "Ours").replacing("\"A3.1-20\",", with: "\"A3.1-19\","))
        try bench.put(LongBench.catalog("other", "Ours"), as: "misnamed")
        var store = try bench.open()
        let notices = store.takeNoticeSentences()
        let twice = notices.first { $0.contains("there are two items A3.1-19") }
        #expect(twice?.contains("catalogs/long.json") == true, "\(notices)")
        #expect(notices.contains { $0.contains("the file must be called other.json") }, "\(notices)")
        #expect(bench.copies.isEmpty)
    }

    @Test("The digest of a catalog in an export is the file's, and there is none when the file has changed")
    func digest() throws {
        let bench = try LongBench()
        let (store, held) = (try bench.open(), try bench.open(copies: false))
        #expect(store.catalogMarks == held.catalogMarks && store.catalogMarks.first?.digest != nil)
        try bench.happen(.editedInPlace)
        #expect(store.catalogMarks.first?.id == "long" && store.catalogMarks.first?.digest == nil)
    }

    /// What each item of each catalog says, with its digest.
    private static func details(_ state: WorkspaceState?) -> [String: [Said]] {
        (state?.catalogs ?? [:]).mapValues { catalog in
            catalog.items.indices.map {
                Said(
                    title: catalog.items[$0].title, detail: catalog.details.detail(at: $0),
                    digest: catalog.details.wordsDigest(at: $0))
            }
        }
    }

    private struct Said: Equatable {
        let title: String
        let detail: ItemDetail
        let digest: String?
    }
}

/// A workspace with a long catalog that an engagement uses.
private struct LongBench {
    let bench: Bench
    static let items = 240

    var folder: FilePath { bench.folder }

    init() throws {
        bench = try Bench()
        try put(Self.catalog("long", "Ours"))
        var store = try open(copies: false)
        try store.write([
            .engage(
                EngagementSetup(
                    id: "soc2", report: .soc2, catalog: "long", type: .type1(asOf: Bench.today), organization: "Acme",
                    service: "Payments", areas: []))
        ])
    }

    func open(_ files: any FileCalls = POSIXFileCalls(), copies: Bool = true) throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: "Ana Ruiz"), catalogs: [:], today: Bench.today, now: { Bench.now },
            heldCatalogBytes: copies ? 50_000 : .max, files: files)
    }

    func put(_ text: String, as name: String? = nil, inPlace: Bool = false) throws {
        let id = try #require(text.split(separator: "\"").dropFirst(5).first)
        let url = URL(filePath: bench.path("catalogs/\(name ?? String(id)).json").string)
        guard inPlace else { return try Data(text.utf8).write(to: url, options: .atomic) }
        let file = try FileHandle(forUpdating: url)
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    func happen(_ event: LongCatalogTests.Event) throws {
        let path = bench.path("catalogs/long.json").string
        switch event {
        case .editedInPlace: try put(Self.catalog("long", "Evil"), inPlace: true)
        case .cut: try #require(truncate(path, 100_000) == 0)
        case .emptied: try #require(truncate(path, 0) == 0)
        case .replaced: try put(Self.catalog("long", "Evil", count: 40))
        case .removed: try FileManager.default.removeItem(atPath: path)
        case .foldersRemoved: try bench.shell("rm -r acme/catalogs acme/.tickmark")
        }
    }

    /// What this process has open below this workspace's own folder.
    var copies: [String] {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
            .filter { $0.hasPrefix("\(folder)/.tickmark/") }
    }

    static func item(_ number: Int) -> ItemID { ItemID("A\(number / 20).1-\(number % 20 + 1)") }

    /// A catalog of a quarter of a megabyte, unless it has few items. Each word takes its place in the same number of
    /// bytes.
    static func catalog(_ id: String, _ word: String, count: Int = items) -> String {
        var areas: [String] = []
        for first in stride(from: 0, to: count, by: 20) {
            let items = (first..<min(first + 20, count)).map { number in
                """
                {"id": "\(item(number).text)", "title": "\(word) \(number)", "guidance": "\(word) \(number). \(String(repeating: "why ", count: 220))",
                "evidence": ["\(word) list", "A record"], "cadence": "once", "effort": 1, "role": "R", "types": [1, 2]}
                """
            }
            areas.append(
                """
                {"id": "A\(first / 20)", "title": "Area", "category": "Own", "required": true, "summary": "One.", "criteria": [
                {"id": "A\(first / 20).1", "title": "One", "items": [\(items.joined(separator: ",\n"))]}]}
                """)
        }
        return """
            {"format": 1, "id": "\(id)", "report": "soc2", "title": "Long", "version": "1", "areas": [\(areas.joined(separator: ",\n"))]}
            """
    }
}

/// The calls of the system, on a disk that makes no nameless files, or has little room for what is written into them.
private final class ShortCalls: ForwardingCalls {
    let files = POSIXFileCalls()
    private let opening: Errno?
    private let pieces: Int
    private let writes: Mutex<Int>

    init(opening: Errno? = nil, writes: Int = .max, pieces: Int = .max) {
        self.opening = opening
        self.pieces = pieces
        self.writes = Mutex(writes)
    }

    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        if mode == .nameless, let opening { throw FileFailure(.make, path, opening) }
        return try files.open(path, mode)
    }

    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        let isFull = writes.withLock { left in
            left -= 1
            return left < 0
        }
        if isFull { throw FileFailure(.write, path, .noSpace) }
        return try files.overwrite(file, path, bytes.prefix(pieces), at: offset)
    }
}

/// The calls of the system, with something that another process does when the first part of a catalog has been copied.
private final class MeddlingCalls: ForwardingCalls {
    let files = POSIXFileCalls()
    private let other: @Sendable () -> Void
    private let isDone = Mutex(false)

    init(_ other: @escaping @Sendable () -> Void) { self.other = other }

    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        isDone.withLock { isDone in
            if !isDone { other() }
            isDone = true
        }
        return try files.overwrite(file, path, bytes, at: offset)
    }
}

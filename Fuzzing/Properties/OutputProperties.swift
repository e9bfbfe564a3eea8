import Catalogs
import HarmlessText
import Readiness
import Reports
import StrictJSON

/// All that can be shown of a record is harmless: tables, exports, answers.
func checkOutput(of record: WorkspaceRecord, _ entries: [Entry]) throws(Broken) {
    let catalogs = Dictionary([smallCatalog].compactMap { $0 }.map { ($0.id, $0) }) { first, _ in first }
    guard let today = Day(iso: "2026-11-23") else { return }
    let state = WorkspaceState(name: entries.first?.by ?? "", record: record, catalogs: catalogs, today: today)
    var tables = Tables.status(of: state, width: 100) + Tables.history(entries, in: state, width: 100)
    tables += Tables.items(of: state.engagements, in: state, ItemFilter(), width: 100)
    for engagement in state.engagements { tables += Tables.scope(of: engagement, width: 100) }
    for line in tables {
        try promiseHarmless(line)
        try promise(line.columns <= 100, "a line of a table is \(line.columns) columns wide")
    }
    let summary = Summary(of: state, recent: entries, heads: [], madeBy: entries.first?.by ?? "", on: today)
    for document in documents(of: summary, as: .oscal) {
        try promiseHarmless(output: document.bytes)
        if document.name.hasSuffix(".json") { try promiseJSON(document.bytes) }
    }
    for format in ExportFormat.allCases.filter(\.isText) {
        let bytes = render(summary, as: format)
        try promiseHarmless(output: bytes)
        if format == .json { try promiseJSON(bytes) }
    }
    try promiseJSON(Answers.history(entries, in: state).encoded(.pages))
}

/// A catalog that was accepted can be shown as well.
func checkScreens(of catalog: Catalog) throws(Broken) {
    guard let today = Day(iso: "2026-11-23") else { return }
    let writer = WriterID("ana", tag: 1)
    let setup = EngagementSetup(
        id: "soc2", report: catalog.report, catalog: catalog.id, type: .type1(asOf: today), organization: "Acme", service: "",
        areas: catalog.areas.map(\.id))
    let entry = Entry(
        stamp: Stamp(clock: 1, entry: EntryID(writer, 1)), at: Timestamp(startOf: today), by: "Ana", action: .engage(setup),
        batch: 1)
    let state = WorkspaceState(
        name: catalog.title, record: FoldedHistory(folding: [entry]).record, catalogs: [catalog.id: catalog], today: today)
    var tables = Tables.status(of: state, width: 100)
    tables += Tables.items(of: state.engagements, in: state, ItemFilter(), width: 100)
    for engagement in state.engagements { tables += Tables.scope(of: engagement, width: 100) }
    for line in tables { try promiseHarmless(line) }
    try promiseHarmless(
        output: render(Summary(of: state, recent: [entry], heads: [], madeBy: "Ana", on: today), as: .markdown))
}

private func promiseJSON(_ bytes: [UInt8]) throws(Broken) {
    do throws(JSONError) {
        _ = try JSONDocument(bytes)
    } catch {
        throw Broken("an answer is no JSON: \(error)")
    }
}

/// Enough of a catalog for entries to be about something; read once, because millions of inputs ask for it.
let smallCatalog: Catalog? = {
    let text = """
        {"format":1,"id":"soc2","report":"soc2","title":"Small","version":"1","areas":[{"id":"CC6","title":"Access","category":"Security",
        "required":true,"summary":"Access.","criteria":[{"id":"CC6.1","title":"Access","items":[{"id":"CC6.1-01","title":"Everything",
        "guidance":"Do.","evidence":["It"],"cadence":"once","effort":1,"role":"Anyone","types":[1,2]}]}]},{"id":"A","title":"Availability",
        "category":"Availability","required":false,"summary":"Up.","criteria":[{"id":"A1.1","title":"Up","items":[{"id":"A1.1-01",
        "title":"Up","guidance":"Do.","evidence":["It"],"cadence":"monthly","effort":1,"role":"Anyone","types":[2]}]}]}]}
        """
    return try? CatalogReader.read(Array(text.utf8), file: "small.json")
}()

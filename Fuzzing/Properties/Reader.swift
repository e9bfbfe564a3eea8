/// What reads bytes that others wrote. Each has promises that must be kept whatever the bytes are.
enum Reader: String, CaseIterable {
    case json
    case text
    case manifest
    case writers
    case journal
    case catalog
    case index
    case theme
    case sheet
    case workbook
    case markdown
    case results
    case foreign
    case items
    case controls
    case requests
    case evidence
    case policy
    case archive

    /// Reads bytes and holds the promises of this reader against what comes of it.
    ///
    /// - Throws: ``Broken`` where one is not kept. A trap is a promise broken, too.
    func check(_ bytes: [UInt8]) throws(Broken) {
        switch self {
        case .json: try checkJSON(bytes)
        case .text: try checkText(bytes)
        case .manifest: try checkManifest(bytes)
        case .writers: try checkWriters(bytes)
        case .journal: try checkJournal(bytes)
        case .catalog: try checkCatalog(bytes)
        case .index: try checkIndex(bytes)
        case .theme: try checkTheme(bytes)
        case .sheet: try checkSheet(bytes)
        case .workbook: try checkWorkbook(bytes)
        case .markdown: try checkMarkdown(bytes)
        case .results: try checkResults(bytes)
        case .foreign: try checkForeign(bytes)
        case .items: try checkItems(bytes)
        case .controls: try checkControls(bytes)
        case .requests: try checkRequests(bytes)
        case .evidence: try checkEvidenceList(bytes)
        case .policy: try checkPolicy(bytes)
        case .archive: try checkArchive(bytes)
        }
    }
}

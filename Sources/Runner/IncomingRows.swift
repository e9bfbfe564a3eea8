import Files
import Import
import Interface
import Readiness
import Store
import SystemPackage

/// What came of reading a file that is to be brought in.
enum IncomingRows: Sendable {
    /// Rows of a table or a list.
    case read(Spreadsheet)
    /// What a tool found, and the copy of its file where it is to be attached.
    case results(ToolEvidencePlan, results: ToolResults, ArrivingFile?)
    /// A catalog of others.
    case catalog(ForeignCatalog)
    case refused(String)

    /// Reads a file, in the background.
    ///
    /// - Parameters:
    ///   - store: The workspace as it is now, which says what checks of tools show; a file of results is copied into
    ///     it.
    ///   - isToWrite: Whether it is to be brought in, and not only to be looked at.
    static func read(_ path: FilePath, _ draft: ImportDraft, into store: WorkspaceStore, isToWrite: Bool) -> IncomingRows {
        let name = path.lastComponent?.string ?? ""
        do {
            switch draft.kind {
            case .items, .controls, .requests:
                let bytes = try POSIXFileCalls().contents(of: path, upTo: ImportLimits().bytes)
                switch try SheetFileKind(bytes, name: name) {
                case .noTable:
                    return .refused(
                        "\(name) holds no table: it may be what a tool found, or a catalog. Tab goes to what it is read as.")
                case .csv: return .read(try CSVReader.read(bytes))
                case .markdown: return .read(try MarkdownReader.read(bytes))
                case .workbook: return .read(try WorkbookReader.read(bytes))
                }
            case .catalog:
                return .catalog(try ForeignCatalog.read([POSIXFileCalls().contents(of: path, upTo: ImportLimits().bytes)]))
            case .evidence: return try results(path, name, draft, store, isToWrite: isToWrite)
            }
        } catch let error as WorkspaceError {
            return .refused("\(error)")
        } catch let error as EvidenceFileError {
            return .refused("\(error)")
        } catch {
            return .refused("\(name): \(error).")
        }
    }

    private static func results(
        _ path: FilePath, _ name: String, _ draft: ImportDraft, _ store: WorkspaceStore, isToWrite: Bool
    ) throws -> IncomingRows {
        let limits = ImportLimits(bytes: ArrivingFile.sizeLimit)
        let bytes = try POSIXFileCalls().contents(of: path, upTo: limits.bytes)
        let results = try ToolResults.read(bytes, as: nil, limits: limits)
        let today = store.state.today
        let said: Day?
        do throws(UnreadableDay) {
            said = draft.day.allSatisfy(\.isWhitespace) ? nil : try WrittenDay.readPast(draft.day, today: today)
        } catch {
            return .refused(error.description)
        }
        let day: Day
        do throws(UnknownResultDay) {
            day = try results.day(said: said)
        } catch {
            return .refused("\(name) \(error.description) Tab goes to the line for it.")
        }
        let evidence = ToolEvidence(results, on: day, collected: today, by: store.state.record)
        var plan = ToolEvidencePlan(evidence, on: day)
        guard let title = evidence.pieces.first?.title else { return .results(plan, results: results, nil) }
        let file = try store.takeIn(path, title: title, isRehearsal: !isToWrite)
        do throws(Refusal) {
            try plan.attach(file, in: store.state)
        } catch {
            if isToWrite { store.forget(file) }
            return .refused("\(name): \(error)")
        }
        guard !plan.setups.isEmpty else {
            // What is attached already needs no other copy.
            store.forget(file)
            return .results(plan, results: results, nil)
        }
        return .results(plan, results: results, isToWrite ? file : nil)
    }
}

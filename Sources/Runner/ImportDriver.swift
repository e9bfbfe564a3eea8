import Files
import HarmlessText
import Import
import Interface
import Readiness
import Reports
import Store
import SystemPackage

extension Program {
    /// Reads a file in the background, to show what would become of it or to bring it in. It comes as a letter.
    func readToImport(_ draft: ImportDraft, isToWrite: Bool) {
        guard let store else { return }
        let path = importPath(draft)
        Worker.start { [inbox, store] in
            let rows = IncomingRows.read(path, draft, into: store, isToWrite: isToWrite)
            inbox.post(.readToImport(rows, draft, isToWrite: isToWrite))
        }
    }

    /// Goes on with a file that was read: what becomes of it is decided by what the workspace says now.
    mutating func take(_ rows: IncomingRows, _ draft: ImportDraft, isToWrite: Bool) {
        guard let store else { return }
        let name = importPath(draft).lastComponent?.string ?? ""
        var arrived: ArrivingFile?
        let planned: PlannedImport
        do {
            switch rows {
            case .read(let content):
                planned = try PlannedImport(content, draft, named: name, in: store, controls: importControls(draft, store))
            case .results(let plan, let results, let file):
                arrived = file
                planned = PlannedImport(plan, results, draft, file: file)
            case .catalog(let catalog): planned = try PlannedImport(catalog, draft, in: store)
            case .refused(let reason): return send(.importRefused(reason.harmless))
            }
            guard isToWrite else { return send(.importPreview(planned.preview)) }
            if store.hasStaged { commit() }
            guard !state.saving.isFailure else {
                if let arrived { store.forget(arrived) }
                return send(.importRefused("What you did last is not saved yet."))
            }
            let more = try planned.write(into: &self.store)
            planned.remember(in: store.folder)
            show(isLaidOutAnew: true)
            send(.saved)
            // It is written at once and by no commit, which tells both otherwise.
            tellReversible()
            countUnshared()
            send(.broughtIn("Brought in \(name): \(planned.preview.summary) \(more)".harmless))
        } catch {
            if let arrived { store.forget(arrived) }
            send(.importRefused("\(error)".harmless))
        }
    }

    private func importPath(_ draft: ImportDraft) -> FilePath { place(Self.typedPath(draft.path)) }

    /// All controls, where rows may be about controls.
    private func importControls(_ draft: ImportDraft, _ store: WorkspaceStore) -> WorkspaceControls {
        draft.kind == .controls || draft.kind == .requests
            ? store.state.controls : WorkspaceControls(library: [], record: store.state.record)
    }
}

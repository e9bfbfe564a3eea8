import Catalogs
import Digests
import Files
import Readiness
import Store
import StrictJSON
import SystemPackage

extension Examination {
    /// What lies beside the journals: git's settings, catalogs, this machine's own files, what a crash left.
    mutating func lookBeside(_ files: some FileCalls) {
        lookAtGitLines(files)
        lookAtCatalogs(files)
        lookAtMachineFolder(files)
        for place in [""] + WorkspaceLayout.sharedFolders.keys.sorted() + [WorkspaceLayout.machineName] {
            lookForDrafts(in: place, files)
        }
    }

    // MARK: git

    private mutating func lookAtGitLines(_ files: some FileCalls) {
        for lines in GitConfigurationFile.allCases { lookAt(lines, files) }
    }

    private mutating func lookAt(_ lines: GitConfigurationFile, _ files: some FileCalls) {
        let file = lines.rawValue
        let path = folder.joining(file)
        var current: [UInt8] = []
        switch files.kind(of: path) {
        case .nothing: break
        case .regular:
            do throws(WorkspaceError) {
                current = try files.contents(of: path, upTo: 1 << 20)
            } catch {
                // What cannot be read is somebody's, and is not written over.
                return findings.append(Finding(.gitLines, file, .notReadableUpTo(1 << 20)))
            }
        case .refused(let failure): return findings.append(Finding(.gitLines, file, .failed(failure)))
        default: return findings.append(Finding(.gitLines, file, .notRegular))
        }
        let lacks = lines.lacks(in: current, keepsEvidence: keepsEvidence)
        guard !lacks.isEmpty else { return }
        for found in lacks.compactMap(\.found) {
            findings.append(
                Finding(.gitLines, file, line: found.line, .gitLineLacks(pattern: found.pattern, attributes: found.attributes)))
        }
        let absent = lacks.filter { $0.found == nil }
        if !absent.isEmpty { findings.append(Finding(.gitLines, file, .gitLinesMissing(absent.map(\.line)))) }
        remedies.append(
            Remedy(file: file, action: .write(lines.adding(lacks, to: current)), purpose: .gitLines(lacks.map(\.line))))
    }

    // MARK: Catalogs

    private mutating func lookAtCatalogs(_ files: some FileCalls) {
        let catalogFolder = WorkspaceLayout(folder).catalogs
        guard files.kind(of: catalogFolder) != .link else {
            return findings.append(
                Finding(.catalog, WorkspaceLayout.catalogsName, .link))
        }
        for name in names(in: catalogFolder, WorkspaceLayout.catalogsName, .catalog, files)
        where WorkspaceLayout.catalogID(ofFile: name) != nil {
            let file = WorkspaceLayout.catalogLabel(name)
            let path = catalogFolder.joining(name)
            let kind = files.kind(of: path)
            if case .refused(let failure) = kind {
                findings.append(Finding(.catalog, file, .failed(failure)))
                continue
            }
            if kind == .nothing, name.isRepaired {
                findings.append(Finding(.catalog, file, .nameNotText))
                continue
            }
            guard kind == .regular, let bytes = try? files.contents(of: path, upTo: CatalogReader.sizeLimit)
            else {
                findings.append(Finding(.catalog, file, .notReadable))
                continue
            }
            do throws(CatalogError) {
                let catalog = try CatalogReader.read(bytes, file: file)
                if "\(catalog.id).json" != name {
                    findings.append(
                        Finding(.catalog, file, .catalogMisnamed(id: catalog.id)))
                } else if BuiltInCatalogs.ids.contains(catalog.id) {
                    findings.append(Finding(.catalog, file, .catalogBuiltIn(id: catalog.id)))
                } else {
                    catalogs += 1
                }
            } catch {
                findings.append(Finding(.catalog, file, line: error.line, .malformed(error.reason)))
            }
        }
    }

    /// The names in a folder; none where the system does not list it, which is said.
    private mutating func names(in folder: FilePath, _ place: String, _ kind: DamageKind, _ files: some FileCalls) -> [String] {
        do throws(FileFailure) {
            return try files.names(in: folder)
        } catch {
            let isAbsent = error.error == .noSuchFileOrDirectory || error.error == .notDirectory
            if !isAbsent { findings.append(Finding(kind, place, .failed(error))) }
            return []
        }
    }

    // MARK: This machine's own

    private mutating func lookAtMachineFolder(_ files: some FileCalls) {
        let machineFolder = WorkspaceLayout(folder).machine
        switch files.kind(of: machineFolder) {
        case .folder: break
        case .nothing: return
        case .refused(let failure): return findings.append(Finding(.writers, WorkspaceLayout.machineName, .failed(failure)))
        case .link:
            return findings.append(
                Finding(.obstructed, WorkspaceLayout.machineName, .link))
        case .regular, .special:
            return findings.append(Finding(.obstructed, WorkspaceLayout.machineName, .notFolder))
        }
        lookAtLock(files)
        for name in names(in: machineFolder, WorkspaceLayout.machineName, .writers, files) {
            let isState = name == WorkspaceLayout.stateName
            guard isState || WorkspaceLayout.isWriters(name) else { continue }
            let file = WorkspaceLayout.machineLabel(name)
            let path = machineFolder.joining(name)
            if case .refused(let failure) = files.kind(of: path) {
                // Another user's record is that user's own, and what the system does not give now it may give later.
                if failure.error != .permissionDenied {
                    findings.append(Finding(isState ? .state : .writers, file, .failed(failure)))
                }
                continue
            }
            guard let flaw = flaw(ofMachineFile: path, isState: isState, files) else { continue }
            findings.append(Finding(isState ? .state : .writers, file, line: flaw.line, flaw.reason))
            remedies.append(
                Remedy(
                    file: file, action: .setAside,
                    purpose: isState ? .state : .writers))
        }
    }

    /// Whoever writes locks this file, and is refused where something else has its name.
    private mutating func lookAtLock(_ files: some FileCalls) {
        let file = WorkspaceLayout.machineLabel("lock")
        switch files.kind(of: WorkspaceLayout(folder).lock) {
        case .nothing, .regular: break
        // What the system does not give now it may give later, and it is said by whoever writes.
        case .refused: break
        case .link: findings.append(Finding(.obstructed, file, .link))
        case .folder, .special: findings.append(Finding(.obstructed, file, .notRegular))
        }
    }

    private func flaw(
        ofMachineFile path: FilePath, isState: Bool, _ files: some FileCalls
    ) -> (line: Int, reason: FindingReason)? {
        guard files.kind(of: path) == .regular, let bytes = try? files.contents(of: path, upTo: Snapshot.sizeLimit) else {
            return (0, .notReadable)
        }
        do throws(JSONError) {
            let root = try JSONDocument(bytes, limits: JSONLimits(bytes: Snapshot.sizeLimit, depth: 32)).root
            if !isState {
                for journal in try root.required("journals").elements() {
                    let writer = try journal.required("writer")
                    guard WriterID(try writer.string()) != nil else { throw writer.error("no writer's name") }
                }
            } else if let state = root["state"], let digest = root["digest"] {
                // Where the file says what its digest is, it must be.
                guard try digest.string() == Digest.sha256(state.bytes) else { throw digest.error("it is not as it was written") }
            }
            return nil
        } catch {
            return (error.line, .malformed(error.reason))
        }
    }

    // MARK: Drafts

    /// Files that were to take another's place: `.NAME.NUMBER.new`.
    private mutating func lookForDrafts(in place: String, _ files: some FileCalls) {
        let path = place.isEmpty ? folder : folder.joining(place)
        guard place.isEmpty || files.kind(of: path) == .folder else { return }
        for name in (try? files.names(in: path)) ?? [] where name.hasPrefix(".") && name.hasSuffix(".new") {
            let number = name.dropLast(4).split(separator: ".").last.flatMap { UInt32($0) }
            guard number != nil, files.kind(of: path.joining(name)) == .regular else { continue }
            let file = place.isEmpty ? name : "\(place)/\(name)"
            findings.append(Finding(.draft, file, .draft))
            remedies.append(Remedy(file: file, action: .setAside, purpose: .draft))
        }
    }
}

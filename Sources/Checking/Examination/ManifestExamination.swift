import Files
import HarmlessText
import Journal
import Readiness
import Store
import StrictJSON
import SystemPackage

/// A look at `tickmark.json`, and at what can be known of it where it is damaged.
struct ManifestExamination {
    private(set) var id: String?
    private(set) var name: String?
    private(set) var findings: [Finding] = []
    private(set) var remedies: [Remedy] = []

    init(in folder: FilePath, _ files: some FileCalls) throws(WorkspaceError) {
        switch files.kind(of: WorkspaceLayout(folder).manifest) {
        case .nothing: throw .notFound(folder)
        case .regular: break
        case .link:
            findings.append(Finding(.manifest, WorkspaceLayout.manifestName, .link))
            return
        case .refused(let failure):
            findings.append(Finding(.manifest, WorkspaceLayout.manifestName, .failed(failure)))
            return
        case .folder, .special:
            findings.append(Finding(.manifest, WorkspaceLayout.manifestName, .notReadable))
            return
        }
        do throws(WorkspaceError) {
            let manifest = try Manifest(in: folder, files)
            (id, name) = (manifest.id, manifest.name)
        } catch {
            switch error {
            case .newerFormat(_, let format):
                findings.append(
                    Finding(
                        .newerFormat, WorkspaceLayout.manifestName,
                        .newerFormat(format, readable: Manifest.format)))
            case .badManifest(_, let line, let reason):
                findings.append(Finding(.manifest, WorkspaceLayout.manifestName, line: line, .malformed(reason)))
                recover(in: folder, files)
            default: throw error
            }
        }
    }

    /// Looks for the id in what is left of the file. A journal's first line proves it, because it holds a digest of the
    /// id.
    private mutating func recover(in folder: FilePath, _ files: some FileCalls) {
        guard let bytes = try? files.contents(of: WorkspaceLayout(folder).manifest, upTo: Manifest.sizeLimit) else { return }
        let candidates = Self.values(of: "id", in: bytes)
        guard let found = candidates.first(where: { Self.isProven($0, in: folder, files) }) else { return }
        id = found
        let known = Self.values(of: "name", in: bytes).first
        name = known ?? folder.lastComponent?.string ?? "Workspace"
        var manifest = Manifest(id: found, name: name ?? "")
        // Whatever else is lost: mending raises nothing, because colleagues would have to be asked.
        manifest.format = Self.formats(in: bytes).first { (1...Manifest.format).contains($0) } ?? 1
        remedies.append(
            Remedy(
                file: WorkspaceLayout.manifestName, action: .write(manifest.encoded),
                purpose: .manifest(id: found, name: manifest.name)))
    }

    private static func isProven(_ id: String, in folder: FilePath, _ files: some FileCalls) -> Bool {
        guard (8...64).contains(id.utf8.count), id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        let names = (try? files.names(in: WorkspaceLayout(folder).journals)) ?? []
        return names.contains { name in
            guard let writer = WriterID(ofJournal: name),
                let bytes = try? files.contents(
                    of: WorkspaceLayout(folder).journal(name), upTo: JournalReader.sizeLimit),
                let root = try? JSONDocument(Array(bytes.prefix { $0 != UInt8(ascii: "\n") })).root
            else { return false }
            return (try? root["prev"]?.string()) == JournalPosition(beginningOf: writer, in: id).head
        }
    }

    /// The numbers that stand behind the key of the format.
    private static func formats(in bytes: [UInt8]) -> [Int] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ",") }.compactMap
        {
            guard let start = $0.occurrence(of: "\"format\"")?.upperBound else { return nil }
            return Int($0[start...].drop { $0 == " " || $0 == ":" || $0 == "\t" }.prefix { $0.isASCII && $0.isNumber })
        }
    }

    /// The texts that stand behind a key, in bytes that are no JSON any more.
    private static func values(of key: String, in bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ",") }.compactMap { part in
            guard let start = part.occurrence(of: "\"\(key)\"")?.upperBound else { return nil }
            let rest = part[start...].drop { $0 == " " || $0 == ":" || $0 == "\t" }
            guard rest.first == "\"" else { return nil }
            // A name with a comma in it ends early here; a shorter name does no harm.
            let value = rest.dropFirst().prefix { $0 != "\"" && $0 != "\\" }
            return value.isEmpty ? nil : String(value)
        }
    }
}

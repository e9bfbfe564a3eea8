import ArgumentParser
import Catalogs
import Files
import HarmlessText
import Readiness
import Store
import SystemPackage

struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Begin or check a catalog of your own.", subcommands: [New.self, Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Read a catalog and say what is in it, or what is wrong with it.")
        @Argument(help: "The file.", completion: .file(extensions: ["json"])) var file: String

        func run() async throws {
            let catalog = try CatalogFile(at: Environment.absolute(file), called: file).catalog
            let nouns = catalog.report.criterionNoun
            let criteria = counted(catalog.criteria.count, nouns.one, nouns.many)
            Output.say(
                "\(catalog.id) \(catalog.version), \(catalog.report.title): \(counted(catalog.areas.count, "area")), \(criteria), "
                    + "\(counted(catalog.items.count, "item")). It can be used, as catalogs/\(catalog.id).json in a workspace.")
            let unknown: [String]
            do { unknown = try ControlLibrary.builtIn().unknownKeys(of: catalog) } catch { throw Failure(error) }
            if !unknown.isEmpty {
                Output.say(
                    "Neither the catalog nor the library of controls has \(unknown.joined(separator: ", ")): items that name "
                        + "them are their own controls.")
            }
        }
    }
}

/// A catalog of the team's own in a file.
struct CatalogFile {
    let catalog: Catalog
    private let bytes: [UInt8]

    /// Reads a file.
    ///
    /// - Throws: ``Failure`` that says what is wrong with it.
    init(at path: FilePath, called name: String) throws {
        do {
            let files = POSIXFileCalls()
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let length = try files.status(of: descriptor, path).length
            guard length <= CatalogReader.sizeLimit else { throw Failure("\(name) is larger than a catalog may be.") }
            bytes = try files.read(descriptor, path, from: 0, count: length)
            catalog = try CatalogReader.read(bytes, file: name)
            guard !BuiltInCatalogs.ids.contains(catalog.id) else {
                throw Failure("\(name): there is a built-in catalog \(catalog.id); give yours another id.")
            }
        } catch {
            throw Failure(error)
        }
    }

    /// Reads the catalog that a text names: a file, or an id of one in the `catalogs/` of a folder.
    init(_ name: String, in folder: FilePath) throws {
        let path = CatalogFile.isPath(name) ? Environment.absolute(name) : folder.appending("catalogs").appending("\(name).json")
        try self.init(at: path, called: name)
    }

    /// Whether a text names a file, and not an id.
    static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".json") }

    /// The id of the catalog that a text names.
    static func id(of name: String) -> String {
        guard isPath(name), let last = Environment.absolute(name).lastComponent else { return name }
        let file = last.string
        return file.hasSuffix(".json") ? String(file.dropLast(".json".count)) : file
    }

    /// Puts the file into a workspace's `catalogs/`, unless it is there.
    func put(into folder: FilePath) throws {
        let files = POSIXFileCalls()
        let path = folder.appending("catalogs").appending("\(catalog.id).json")
        do {
            if try !files.exists(path) { try files.replace(path, with: bytes) }
        } catch {
            throw Failure(error)
        }
    }
}

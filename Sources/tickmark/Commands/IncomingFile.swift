import Digests
import Files
import Import
import Readiness
import Reports
import Store
import SystemPackage

/// A file that somebody names on the command line to bring in what it holds: read once, as a whole, up to the limit.
struct IncomingFile {
    /// What it is called, as it was named.
    let name: String
    /// Its bytes.
    let bytes: [UInt8]

    /// Reads a file that an argument names.
    ///
    /// - Throws: ``Failure`` that says why it cannot be read.
    init(_ name: String, limit: Int = ImportLimits().bytes) throws {
        try self.init(at: Environment.absolute(name), called: name, limit: limit)
    }

    /// Reads a file at a path.
    ///
    /// - Parameter name: What it is called in messages.
    /// - Throws: ``Failure`` that says why it cannot be read.
    init(at path: FilePath, called name: String, limit: Int = ImportLimits().bytes) throws {
        self.name = name
        Waiting.on("Reading \(name)")
        do {
            let files = POSIXFileCalls()
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let status = try files.status(of: descriptor, path)
            guard status.isRegular else { throw Failure("\(name) is not a regular file.") }
            guard status.length <= limit else {
                throw Failure("\(name) has more than \(limit >> 20) MiB; split it into several files.")
            }
            bytes = try files.read(descriptor, path, from: 0, count: status.length)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(error)
        }
    }

    /// Its name without its folder.
    var title: String { FilePath(name).lastComponent?.string ?? name }

    /// The SHA-256 of its bytes.
    var digest: String { Digest.sha256(bytes) }

    /// The rows in it, whatever kind of file it is. What somebody should know about how they were read is said on
    /// standard error.
    ///
    /// - Throws: ``Failure`` that says what is wrong with it.
    func spreadsheet(separator: CSVSeparator? = nil) throws -> Spreadsheet {
        do throws(ImportError) {
            let spreadsheet: Spreadsheet
            switch try SheetFileKind(bytes, name: title) {
            case .csv: spreadsheet = try CSVReader.read(bytes, separator: separator)
            case .markdown: spreadsheet = try MarkdownReader.read(bytes)
            case .workbook: spreadsheet = try WorkbookReader.read(bytes)
            case .noTable: throw ImportError(.noTable)
            }
            for remark in spreadsheet.remarks { Output.warn("\(title): \(remark)") }
            return spreadsheet
        } catch {
            throw Failure("\(name): \(error).")
        }
    }

    /// Its first sheet.
    func sheet() throws -> Sheet { try spreadsheet().sheets.first ?? Sheet(rows: []) }

    /// The population that it holds.
    func population() throws -> Population {
        let rows = try sheet().rows.map(\.cells)
        let population = Population(name: title, digest: digest, table: rows)
        guard !population.rows.isEmpty else {
            throw Failure("\(name) has no rows below the names of its columns, so there is nothing to draw from.")
        }
        return population
    }
}

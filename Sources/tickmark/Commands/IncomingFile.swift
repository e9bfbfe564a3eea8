import Digests
import Files
import Import
import Readiness
import Reports
import Store
import SystemPackage

/// A file of rows that somebody names on the command line.
struct IncomingFile {
    /// What it is called.
    let name: String
    /// Its bytes.
    let bytes: [UInt8]

    /// Reads a file.
    ///
    /// - Throws: ``Failure`` that says what is wrong with it.
    init(_ name: String) throws { try self.init(at: Surroundings.absolute(name), called: name) }

    /// Reads a file at a path.
    ///
    /// - Parameter name: What it is called in messages.
    init(at path: FilePath, called name: String) throws {
        self.name = name
        do {
            let files = POSIXFileCalls()
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let status = try files.status(of: descriptor, path)
            guard status.isRegular else { throw Failure("\(name) is no regular file.") }
            let limit = ImportLimits().bytes
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

    /// The SHA-256 of its bytes.
    var digest: String { Digest.sha256(bytes) }

    /// Its rows, with what somebody should know about how they were read said on standard error.
    func sheet() throws -> Sheet {
        do throws(ImportError) {
            let spreadsheet = try CSVReader.read(bytes)
            if spreadsheet.remarks.contains(.readAsWindows1252) {
                Output.warn("\(name) is no UTF-8; it was read as Windows-1252.")
            }
            if spreadsheet.remarks.contains(.brokenCharacters) {
                Output.warn("\(name) holds broken characters; they became U+FFFD.")
            }
            return spreadsheet.sheets.first ?? Sheet(rows: [])
        } catch {
            throw Failure("\(name): \(error)")
        }
    }

    /// The population that it holds.
    func population() throws -> Population {
        let rows = try sheet().rows.map(\.cells)
        let population = Population(
            name: FilePath(name).lastComponent?.string ?? name, digest: digest, table: rows)
        guard !population.rows.isEmpty else {
            throw Failure("\(name) has no rows below the names of its columns, so there is nothing to draw from.")
        }
        return population
    }
}

import Files
import Import
import Platform
import SystemPackage

/// A file that somebody brings in: read once, as a whole, up to the limit.
struct IncomingFile {
    /// What it is called, without its folder.
    let name: String
    let bytes: [UInt8]

    /// Reads a file that an argument names.
    ///
    /// - Throws: ``Failure`` that says why it cannot be read.
    init(_ argument: String, limits: ImportLimits = ImportLimits()) throws {
        let path = Surroundings.absolute(argument)
        name = path.lastComponent?.string ?? argument
        do {
            let files = POSIXFileCalls()
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let status = try files.status(of: descriptor, path)
            guard status.isRegular else { throw Failure("\(argument) is no file.") }
            guard status.length <= limits.bytes else { throw ImportError(.tooManyBytes(limit: limits.bytes)) }
            bytes = try files.read(descriptor, path, from: 0, count: status.length)
        } catch let error as ImportError {
            throw Failure("\(argument): \(error).")
        } catch {
            throw Failure(error)
        }
    }

    /// The rows in it, whatever kind of file it is.
    func spreadsheet(separator: CSVSeparator? = nil, limits: ImportLimits = ImportLimits()) throws -> Spreadsheet {
        do throws(ImportError) {
            switch try SheetFileKind(bytes, name: name) {
            case .csv: return try CSVReader.read(bytes, separator: separator, limits: limits)
            case .markdown: return try MarkdownReader.read(bytes, limits: limits)
            case .workbook: return try WorkbookReader.read(bytes, limits: limits)
            }
        } catch {
            throw Failure("\(name): \(error).")
        }
    }
}

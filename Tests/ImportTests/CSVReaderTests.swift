@testable import Import
import Soaking
import Testing

@Suite("Separated values, as spreadsheets write them")
struct CSVReaderTests {
    private func rows(_ text: String, separator: CSVSeparator? = nil) throws -> [SheetRow] {
        try CSVReader.read(Array(text.utf8), separator: separator).sheets[0].rows
    }

    private func cells(_ text: String) throws -> [[String]] { try rows(text).map(\.cells) }

    private func error(_ bytes: [UInt8], limits: ImportLimits = ImportLimits()) -> ImportError? {
        do throws(ImportError) {
            _ = try CSVReader.read(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Commas, semicolons, tabs and bars are found by themselves",
        arguments: [",", ";", "\t", "|"])
    func separators(mark: String) throws {
        let text = "id\(mark)title\(mark)due\nCC6.1\(mark)Access, all of it; and |more|\(mark)2027-01-31\nCC6.2\(mark)b\(mark)\n"
        // What is a separator elsewhere stands in quotation marks where it is the separator here.
        let quoted = text.replacing("Access, all of it; and |more|", with: "\"Access, all of it; and |more|\"")
        #expect(
            try cells(quoted) == [
                ["id", "title", "due"], ["CC6.1", "Access, all of it; and |more|", "2027-01-31"], ["CC6.2", "b", ""],
            ])
    }

    @Test("Numbers with a comma do not make a comma of the semicolon")
    func decimals() throws {
        #expect(
            try cells("id;effort\na;1,5\nb;2,5\nc;3,25\n") == [["id", "effort"], ["a", "1,5"], ["b", "2,5"], ["c", "3,25"]])
    }

    @Test("A first line that names the separator is heeded, and is no row; lines are counted with it")
    func announced() throws {
        let rows = try rows("sep=;\r\na,b;c\r\nd;e\r\n")
        #expect(rows == [SheetRow(number: 2, cells: ["a,b", "c"]), SheetRow(number: 3, cells: ["d", "e"])])
    }

    @Test("A given separator goes before what the file looks like")
    func given() throws { #expect(try rows("a;b,c\n", separator: .comma)[0].cells == ["a;b", "c"]) }

    @Test("Quotation marks hold separators, line ends of every kind and doubled marks", arguments: ["\n", "\r\n", "\r"])
    func quotation(end: String) throws {
        let rows = try rows("a,b\(end)\"x, \"\"y\"\"\(end)z\",2\(end)c,d\(end)", separator: .comma)
        #expect(rows.map(\.cells) == [["a", "b"], ["x, \"y\"\(end)z", "2"], ["c", "d"]])
        if end != "\r" { #expect(rows.map(\.number) == [1, 2, 4]) }
    }

    @Test("A row is named by the line on which it begins; blank rows and rows of separators are none")
    func lines() throws {
        let rows = try rows("a,b\n\n\"two\nlines\",1\n,\n , \nlast,2")
        #expect(rows.map(\.number) == [1, 3, 7])
        #expect(rows.map { $0[0] } == ["a", "two\nlines", "last"])
        #expect(rows[2][7] == "", "a cell that the row does not have is empty")
    }

    @Test("What follows a closing mark belongs to the cell, and a mark inside of one is itself")
    func looseMarks() throws { #expect(try cells("\"a\"b,5\" pipe\nc,d") == [["ab", "5\" pipe"], ["c", "d"]]) }

    @Test("A separator at the end has an empty cell behind it")
    func trailing() throws {
        #expect(try cells("a,b,\nc,d,") == [["a", "b", ""], ["c", "d", ""]])
    }

    @Test("A byte order mark is no part of the first name")
    func mark() throws { #expect(try cells("\u{FEFF}item,status\nx,y\n")[0] == ["item", "status"]) }

    @Test("UTF-16 is read in both orders, with and without its mark", arguments: [true, false], [true, false])
    func sixteen(isBig: Bool, hasMark: Bool) throws {
        let text = (hasMark ? "\u{FEFF}" : "") + "id;Name\nCC6.1;Zoë 🙂\n"
        let bytes = text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isBig ? pair : pair.reversed()
        }
        let read = try CSVReader.read(bytes)
        #expect(read.sheets[0].rows.map(\.cells) == [["id", "Name"], ["CC6.1", "Zoë 🙂"]])
        #expect(read.remarks.isEmpty)
    }

    @Test("Plain CSV of a western Windows is read, and said to be that")
    func windows() throws {
        let read = try CSVReader.read(Array("id,name\nx,Zo".utf8) + [0xEB, 0x20, 0x80, 0x93, 0x0A])
        #expect(read.sheets[0].rows[1].cells == ["x", "Zoë €“"])
        #expect(read.remarks == [.readAsWindows1252])
    }

    @Test("Two encodings in one file are refused, with the line")
    func mixed() {
        let problem = error(Array("id,name\nx,Zoë\ny,".utf8) + [0xEB, 0x0A])
        #expect(problem == ImportError(.mixedEncodings, at: SheetPlace(row: 3)))
        #expect(problem?.description == "line 3: it has characters of UTF-8 and bytes that are none; save it as UTF-8")
    }

    @Test("A mark that nothing closes is refused, with the line on which it opens")
    func open() {
        #expect(error(Array("a,b\nc,d\ne,\"f\ng,h\n".utf8)) == ImportError(.unclosedQuotation, at: SheetPlace(row: 3)))
    }

    @Test(
        "What is no text, or holds nothing, is refused",
        arguments: [[], [0x0A, 0x2C, 0x0A], [0x50, 0x4B, 0, 0, 1]] as [[UInt8]])
    func nothing(bytes: [UInt8]) { #expect(error(bytes)?.kind == (bytes.contains(0) ? .notText : .empty)) }

    @Test("Limits are errors that name them")
    func limits() {
        let limits = ImportLimits(bytes: 100, rows: 3, columns: 4, cells: 6, cellBytes: 10)
        #expect(error(Array(repeating: 0x61, count: 101), limits: limits)?.kind == .tooManyBytes(limit: 100))
        #expect(error(Array("a\nb\nc\nd\n".utf8), limits: limits)?.kind == .tooManyRows(limit: 3))
        #expect(
            error(Array("a\na,b,c,d,e\n".utf8), limits: limits) == ImportError(.tooManyColumns(limit: 4), at: SheetPlace(row: 2)))
        #expect(error(Array("a,b,c\nd,e,f\ng\n".utf8), limits: limits)?.kind == .tooManyCells(limit: 6))
        #expect(
            error(Array("a\n\"0123456789a\"\n".utf8), limits: limits)
                == ImportError(.cellTooLong(limit: 10), at: SheetPlace(row: 2)))
    }

    @Test("Ten million cells are refused before two seconds are over", arguments: [",", "\",\""])
    func manyCells(between: String) {
        let row = "x" + String(repeating: between == "," ? "," : ",\"\"", count: 999) + "\n"
        let bytes = Array(String(repeating: row, count: 10_000).utf8)
        let (_, took) = timed { #expect(error(bytes)?.kind == .tooManyCells(limit: 5_000_000)) }
        #expect(took < 2)
    }

    @Test("Cells are counted beforehand as they are read")
    func counted() throws {
        var random = Soak.random(for: "counting")
        let alphabet = Array("a\",\n\r;".utf8)
        for _ in 0..<Soak.cases(short: 2000, full: 200_000) {
            let bytes = (0..<Int.random(in: 1...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            let count = CSVMeasure.cells(of: bytes, separator: 0x2C)
            var scan = CSVScan(separator: 0x2C, limits: ImportLimits())
            guard (try? scan.read(bytes, from: 0)) != nil else { continue }
            #expect(scan.ends.count == count, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }

    @Test("Whatever cells there are, written in quotation marks they are read as they were")
    func roundTrip() throws {
        var random = Soak.random(for: "cells")
        let alphabet: [String] = ["a", "é", "\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "'", "=", " ", "🙂", "\u{301}"]
        for _ in 0..<Soak.cases(short: 300, full: 30_000) {
            let separator = CSVSeparator.allCases.randomElement(using: &random) ?? .comma
            let table = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
                }
            }
            let mark = String(Unicode.Scalar(separator.rawValue))
            let text = table.map { row in
                row.map {
                    "\"" + String(String.UnicodeScalarView($0.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })) + "\""
                }
                .joined(separator: mark)
            }.joined(separator: "\n")
            let wanted = table.filter { row in !row.allSatisfy { $0.allSatisfy { " \t\n\r\r\n".contains($0) } } }
            let read = try? CSVReader.read(Array(text.utf8), separator: separator).sheets[0].rows.map(\.cells)
            #expect(
                (read ?? []).map { $0.map { Array($0.unicodeScalars) } } == wanted.map { $0.map { Array($0.unicodeScalars) } })
        }
    }
}

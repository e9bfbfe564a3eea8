import FoundationEssentials
import Import
import Soaking
import Testing

@Suite("Workbooks of others, and files that only look like one")
struct WorkbookReaderTests {
    private func bytes(_ name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appending(path: "Fuzzing/Corpus/workbook/\(name).xlsx")))
    }

    private func error(_ name: String) throws -> ImportError? {
        let bytes = try bytes(name)
        do throws(ImportError) {
            _ = try WorkbookReader.read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("A workbook that openpyxl wrote: days, percentages, a hidden row and a hidden sheet")
    func openpyxl() throws {
        let book = try WorkbookReader.read(try bytes("openpyxl"))
        #expect(book.sheets.map(\.title) == ["Plan"])
        #expect(
            book.sheets[0].rows == [
                SheetRow(number: 1, cells: ["Tracker of Acme"]),
                SheetRow(number: 3, cells: ["Ref", "Status", "Owner", "Due", "% done"]),
                SheetRow(number: 4, cells: ["CC6.1-01", "Done", "Ben Okafor", "2027-01-31", "100%"]),
                SheetRow(number: 5, cells: ["CC6.1-02", "", "", "2027-02-01 09:30", "50%"]),
                SheetRow(number: 6, cells: ["CC6.1-03", "n/a"]),
            ])
        #expect(
            book.remarks == [
                .hidden(sheet: "Plan", rows: 1, columns: 0), .formulaWithoutValue(SheetPlace(sheet: "Plan", row: 5)),
                .hiddenSheet("Secret"),
            ])
    }

    @Test("Cells stand where their places say, with or without prefixes of namespaces", arguments: ["small", "prefixed"])
    func places(name: String) throws {
        let rows = try WorkbookReader.read(try bytes(name)).sheets[0].rows
        #expect(
            rows == [SheetRow(number: 1, cells: ["item", "", "status"]), SheetRow(number: 3, cells: ["CC6.1-01", "", "TRUE"])])
    }

    @Test("Entities are neither expanded nor fetched: a document type is refused", arguments: ["laughs", "fetched", "deep"])
    func entities(name: String) throws {
        guard case .damaged? = try error(name)?.kind else {
            Issue.record("\(name) was read")
            return
        }
    }

    @Test("What unpacks to more than the limit, or than it says, is refused before it is unpacked")
    func bombs() throws {
        #expect(try error("bomb")?.kind == .tooManyBytes(limit: 64 << 20))
        #expect(try error("liar")?.kind == .damaged("its part xl/worksheets/sheet1.xml is damaged"))
    }

    @Test("Rows and columns of numbers beyond all numbers stand where they can, and none of them ends the program")
    func numbers() throws {
        let rows = try WorkbookReader.read(try bytes("numbers")).sheets[0].rows
        #expect(rows.map(\.number) == [1, 2, 3] && rows[1].cells == ["item"], "\(rows)")
    }

    @Test("Cells and rows that hold nothing count, and one part as ten sheets counts ten times", arguments: ["again", "rows"])
    func empty(name: String) throws {
        let bytes = try bytes(name)
        var kind: ImportError.Kind?
        let (_, took) = timed {
            do throws(ImportError) { _ = try WorkbookReader.read(bytes) } catch { kind = error.kind }
        }
        #expect(kind == (name == "again" ? .tooManyCells(limit: 5_000_000) : .tooManyRows(limit: 1_100_000)))
        #expect(took < 2)
    }

    @Test("A part that is there twice, or was changed, is refused")
    func parts() throws {
        #expect(try error("twice")?.kind == .damaged("a part of it is there twice"))
        #expect(try error("changed")?.kind == .damaged("its part xl/worksheets/sheet1.xml is damaged"))
        #expect(try error("locked")?.kind == .encrypted)
        #expect(try error("wide")?.kind == .tooManyColumns(limit: 2000))
    }

    @Test("A name that leads outside leads nowhere: parts are looked up, and no file is opened")
    func outside() throws { #expect(try error("outside")?.kind == .empty) }

    @Test(
        "What is no workbook says what it is",
        arguments: [("a.xls", [0xD0, 0xCF, 0x11, 0xE0]), ("a.pdf", Array("%PDF-1".utf8))] as [(String, [UInt8])])
    func others(name: String, bytes: [UInt8]) {
        #expect(throws: ImportError.self) { try SheetFileKind(bytes, name: name) }
    }

    @Test(
        "JSON and markup hold no rows, in whichever encoding; a list that begins with a box does",
        arguments: [
            ("{\"findings\": []}", true), ("\u{FEFF}\n [ {\"id\": 1}]", true), ("[]\n", true), ("[[1]]", true),
            ("<?xml version=\"1.0\"?>", true),
            ("<!DOCTYPE html>", true), ("[ ] Doors are locked", false), ("[x] Doors are locked", false), ("[], unusual", false),
            ("id,status\nCC6.1-01,{done}", false), ("", false),
        ])
    func noTable(text: String, isNone: Bool) throws {
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        for bytes in [Array(text.utf8), wide] {
            #expect(try SheetFileKind(bytes, name: "a.csv") == (isNone ? .noTable : .csv))
            #expect(try SheetFileKind(bytes, name: "a.md") == .markdown)
        }
    }

    @Test("Every piece of a workbook is refused or read, and nothing else happens")
    func pieces() throws {
        let whole = try bytes("openpyxl")
        for length in stride(from: 0, to: whole.count, by: 97) { _ = try? WorkbookReader.read(Array(whole.prefix(length))) }
        for place in stride(from: 0, to: whole.count, by: 13) {
            var changed = whole
            changed[place] ^= 0xFF
            _ = try? WorkbookReader.read(changed)
        }
    }
}

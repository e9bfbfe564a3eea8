import HarmlessText
import Readiness
import StrictJSON

/// A population as a table: what a sample is drawn from.
public struct Population: Hashable, Sendable {
    /// What it is called: a file's name, or the title of a piece of evidence.
    public let name: String
    /// The SHA-256 of the file's bytes.
    public let digest: String
    /// The names of the columns: its first row.
    public let header: [String]
    /// The rows below it that hold something.
    public let rows: [[String]]

    /// Makes a population of a table's rows, of which the first names the columns.
    public init(name: String, digest: String, table: [[String]]) {
        self.name = name
        self.digest = digest
        header = table.first ?? []
        rows = Array(table.dropFirst())
    }

    /// What is known of a column.
    public struct Column: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How many rows have nothing in it.
        public let blank: Int
        /// How many different values it has.
        public let distinct: Int
        /// The first and the last day in it, where all of its values are days, or times of days, as ISO 8601 writes
        /// them.
        public let days: ClosedRange<Day>?
    }

    /// The columns that have a name, with what is known of each.
    public var columns: [Column] {
        header.enumerated().map { place, name in
            var (blank, values, days) = (0, Set<String>(), [Day]?([]))
            for row in rows {
                let value = row.indices.contains(place) ? row[place] : ""
                guard !value.allSatisfy(\.isWhitespace) else {
                    blank += 1
                    continue
                }
                values.insert(value)
                if let day = Day(iso: value.prefix(10)) { days?.append(day) } else { days = nil }
            }
            let range = days.flatMap { days in days.min().flatMap { first in days.max().map { first...$0 } } }
            return Column(name: name, blank: blank, distinct: values.count, days: range)
        }
    }

    /// How many rows say the same as one before them.
    public var repeated: Int { rows.count - Set(rows).count }

    /// The population as `population show` prints it.
    public func lines(width: Int) -> [String] {
        var lines = ["\(name): \(counted(rows.count, "row")), \(counted(header.count, "column"))".harmless, "SHA-256 \(digest)"]
        if repeated > 0 { lines.append("\(counted(repeated, "row says", "rows say")) the same as one before.") }
        let nameWidth = min(max(8, header.map { $0.harmless.columns }.max() ?? 0), width / 2)
        for column in columns {
            var facts = ["\(counted(column.distinct, "value"))"]
            if column.blank > 0 { facts.append("\(column.blank) blank") }
            if let days = column.days { facts.append("\(days.words)") }
            lines.append(
                "  \(column.name.harmless.fitted(to: nameWidth).padded(to: nameWidth))  \(facts.joined(separator: ", "))")
        }
        return lines.map { $0.fitted(to: max(width, 72)) }
    }

    /// The answer of `population show --json`.
    public var json: JSONValue {
        [
            "name": .string(name), "sha256": .string(digest), "rows": .integer(rows.count), "repeated": .integer(repeated),
            "columns": .array(
                columns.map {
                    [
                        "name": .string($0.name), "values": .integer($0.distinct), "blank": .integer($0.blank),
                        "from": .optional($0.days?.lowerBound.description), "to": .optional($0.days?.upperBound.description),
                    ]
                }),
        ]
    }
}

/// A sample of a population, by its seed.
public struct DrawnSample: Hashable, Sendable {
    /// What it is drawn from.
    public let population: Population
    /// The seed.
    public let seed: UInt64
    /// The rows in the order in which they were drawn, from 1.
    public let drawn: [Int]

    /// Draws a sample.
    public init(_ size: Int, of population: Population, seed: UInt64) {
        self.population = population
        self.seed = seed
        drawn = SampleDraw.rows(size, of: population.rows.count, seed: seed)
    }

    /// How it was drawn, in a line that a program reads back: it stands in each row of the checklist.
    public var how: String {
        "way \(SampleDraw.version), seed \(seed), \(drawn.count) of \(population.rows.count), sha256 \(population.digest)"
    }

    /// The rows by their places in the population, each with its number.
    public var rows: [(row: Int, cells: [String])] { drawn.sorted().map { ($0, population.rows[$0 - 1]) } }

    /// The sample as `sample draw` prints it.
    public func lines(width: Int) -> [String] {
        var lines = [
            "\(population.name): \(counted(population.rows.count, "row")), SHA-256 \(population.digest)".harmless,
            "Seed \(seed) draws \(drawn.count) of them:",
        ]
        let numberWidth = "\(population.rows.count)".count
        for (row, cells) in rows {
            let text = cells.filter { !$0.isEmpty }.map(\.singleSpaced).joined(separator: " | ").harmless
            lines.append("  " + "\(row)".aligned(right: numberWidth) + "  " + text.fitted(to: max(20, width - numberWidth - 4)))
        }
        return lines
    }

    /// The answer of `sample draw --json`.
    public var json: JSONValue {
        [
            "population": .string(population.name), "sha256": .string(population.digest),
            "rows": .integer(population.rows.count), "size": .integer(drawn.count), "seed": .string("\(seed)"),
            "way": .integer(SampleDraw.version), "how": .string(how), "order": .array(drawn.map { .integer($0) }),
            "header": .strings(population.header),
            "drawn": .array(rows.map { ["row": .integer($0.row), "cells": .strings($0.cells)] }),
        ]
    }

    /// The names of the columns that a checklist adds to those of its population.
    public static let added = (before: ["row"], after: ["result", "evidence", "note", "sample"])

    /// The checklist: the drawn rows as a table for spreadsheets (RFC 4180), with columns for what came of each.
    public var checklist: String {
        var table = [Self.added.before + population.header + Self.added.after]
        for (row, cells) in rows {
            let padded = population.header.indices.map { cells.indices.contains($0) ? cells[$0] : "" }
            table.append(["\(row)"] + padded + ["", "", "", how])
        }
        return table.map { $0.map(CSVItems.cell).joined(separator: ",") + "\r\n" }.joined()
    }
}

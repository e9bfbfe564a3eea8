extension JSONValue {
    /// How a value is laid out.
    public enum Layout: Sendable {
        /// On one line, without spaces.
        case line
        /// A member or an element a line, indented by two spaces; objects and arrays that hold only plain values and
        /// fit into 100 bytes stay on one line. Ends with a newline.
        case pages
    }

    /// The value as UTF-8.
    ///
    /// Characters that a terminal or an editor would act upon instead of showing (C0, DEL, C1, bidirectional controls,
    /// line and paragraph separators, byte order marks, tags) are written as escapes, so that the file is harmless
    /// wherever it is looked at.
    public func encoded(_ layout: Layout) -> [UInt8] {
        var writer = Writer()
        switch layout {
        case .line:
            writer.write(self)
        case .pages:
            writer.write(self, indentation: 0)
            writer.bytes.append(UInt8(ascii: "\n"))
        }
        return writer.bytes
    }
}

/// An array that is laid out in ``JSONValue/Layout/pages`` element by element, so that a long one is never in memory as
/// a whole. The bytes are those that the array would have.
public struct JSONArrayPages {
    private var count = 0

    /// Begins an array.
    public init() {}

    /// The bytes of the next element, with what stands before it.
    public mutating func element(_ value: JSONValue) -> [UInt8] {
        var writer = Writer()
        if count == 0 { writer.write("[") }
        writer.beginLine(2, after: count)
        writer.write(value, indentation: 2)
        count += 1
        return writer.bytes
    }

    /// What stands behind the last element.
    public var end: [UInt8] { Array((count == 0 ? "[]\n" : "\n]\n").utf8) }
}

private struct Writer {
    var bytes: [UInt8] = []

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: write("null")
        case .bool(let bool): write(bool ? "true" : "false")
        case .integer(let integer): write(String(integer))
        case .number(let number): write(number)
        case .string(let string): write(quoted: string)
        case .array(let elements):
            write("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { write(",") }
                write(element)
            }
            write("]")
        case .object(let members):
            write("{")
            for (index, member) in members.enumerated() {
                if index > 0 { write(",") }
                write(quoted: member.key)
                write(":")
                write(member.value)
            }
            write("}")
        }
    }

    mutating func write(_ value: JSONValue, indentation: Int) {
        switch value {
        case .array(let elements) where !elements.isEmpty && !value.fitsOneLine:
            write("[")
            for (index, element) in elements.enumerated() {
                beginLine(indentation + 2, after: index)
                write(element, indentation: indentation + 2)
            }
            beginLine(indentation)
            write("]")
        case .object(let members) where !members.isEmpty && !value.fitsOneLine:
            write("{")
            for (index, member) in members.enumerated() {
                beginLine(indentation + 2, after: index)
                write(quoted: member.key)
                write(": ")
                write(member.value, indentation: indentation + 2)
            }
            beginLine(indentation)
            write("}")
        default:
            writeSpaced(value)
        }
    }

    /// On one line, with a space behind every comma and colon.
    private mutating func writeSpaced(_ value: JSONValue) {
        switch value {
        case .array(let elements):
            write("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { write(", ") }
                writeSpaced(element)
            }
            write("]")
        case .object(let members):
            write("{")
            for (index, member) in members.enumerated() {
                if index > 0 { write(", ") }
                write(quoted: member.key)
                write(": ")
                writeSpaced(member.value)
            }
            write("}")
        default:
            write(value)
        }
    }

    mutating func beginLine(_ indentation: Int, after index: Int = 0) {
        if index > 0 { write(",") }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
    }

    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func write(_ number: Double) {
        // JSON has no word for what is not a number.
        guard number.isFinite else { return write("null") }
        if let integer = Int(exactly: number) { write(String(integer)) } else { write(number.description) }
    }

    private mutating func write(quoted string: String) {
        bytes.append(UInt8(ascii: "\""))
        // Most texts are plain, and are written as they stand.
        if string.isWrittenAsItStands {
            bytes.append(contentsOf: string.utf8)
            bytes.append(UInt8(ascii: "\""))
            return
        }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": write("\\\"")
            case "\\": write("\\\\")
            case "\n": write("\\n")
            case "\t": write("\\t")
            case "\r": write("\\r")
            case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            default:
                if scalar.mustBeEscaped {
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16)
                        write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
                    }
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONValue {
    /// Whether the value holds only plain values, and takes no more than 100 bytes on a line.
    fileprivate var fitsOneLine: Bool {
        var length = 2
        switch self {
        case .array(let elements):
            for element in elements {
                guard let room = element.plainLength else { return false }
                length += room + 1
                if length > 101 { return false }
            }
            if elements.isEmpty { length += 1 }
        case .object(let members):
            for member in members {
                guard let room = member.value.plainLength, let key = JSONValue.string(member.key).plainLength else {
                    return false
                }
                length += key + 1 + room + 1
                if length > 101 { return false }
            }
            if members.isEmpty { length += 1 }
        default: return true
        }
        // The last one has no comma behind it.
        return length - 1 <= 100
    }

    /// How many bytes a value takes on a line; nil where it holds others.
    private var plainLength: Int? {
        switch self {
        case .array(let elements): elements.isEmpty ? 2 : nil
        case .object(let members): members.isEmpty ? 2 : nil
        case .string(let string): string.isWrittenAsItStands ? string.utf8.count + 2 : encoded(.line).count
        default: encoded(.line).count
        }
    }
}

extension String {
    /// Whether no character of it needs an escape: it is printable ASCII without quotation marks and backslashes.
    fileprivate var isWrittenAsItStands: Bool {
        utf8.allSatisfy { $0 &- 0x20 < 0x5F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}

extension Unicode.Scalar {
    fileprivate var mustBeEscaped: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }
}

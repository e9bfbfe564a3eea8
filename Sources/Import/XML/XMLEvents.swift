import CExpat

/// What follows the elements of an XML text.
protocol XMLListener: AnyObject {
    /// An element begins. Its name, and those of its attributes, are without prefixes of namespaces.
    func begin(_ element: String, _ attributes: [String: String])
    /// An element ends.
    func end(_ element: String)
    /// Text between elements; one text may come in several pieces.
    func text(_ piece: String)
}

/// Goes through an XML text with expat. A document type is refused where it begins, and with it every entity that it
/// could declare: nothing is expanded, nothing is fetched.
enum XMLEvents {
    /// How deep elements may stand in each other.
    private static let deepest = 100

    /// Tells a listener of everything in a text.
    ///
    /// - Parameter part: What the text is, for messages.
    /// - Throws: An ``ImportError`` where it is no XML, or one with a document type.
    static func read(_ bytes: [UInt8], part: String, to listener: any XMLListener) throws(ImportError) {
        guard let parser = XML_ParserCreate("UTF-8") else { throw ImportError(.damaged("\(part) cannot be read")) }
        defer { XML_ParserFree(parser) }
        let course = Course(listener, parser)
        let context = Unmanaged.passUnretained(course).toOpaque()
        XML_SetUserData(parser, context)
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let context, let name else { return }
                Unmanaged<Course>.fromOpaque(context).takeUnretainedValue().begin(String(cString: name), attributes)
            },
            { context, name in
                guard let context, let name else { return }
                Unmanaged<Course>.fromOpaque(context).takeUnretainedValue().end(String(cString: name))
            })
        XML_SetCharacterDataHandler(parser) { context, text, length in
            guard let context, let text, length > 0 else { return }
            let piece = UnsafeRawBufferPointer(start: text, count: Int(length))
            Unmanaged<Course>.fromOpaque(context).takeUnretainedValue().listener.text(String(decoding: piece, as: UTF8.self))
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            guard let context else { return }
            Unmanaged<Course>.fromOpaque(context).takeUnretainedValue().stop()
        }
        let status = bytes.withUnsafeBytes { bytes in
            XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), 1)
        }
        withExtendedLifetime(course) {}
        if course.isStopped { throw ImportError(.damaged("\(part) declares a document type, or is too deep")) }
        guard status == XML_STATUS_OK else { throw ImportError(.damaged("\(part) is no XML")) }
    }

    /// What the functions that expat calls know.
    private final class Course {
        let listener: any XMLListener
        private let parser: XML_Parser
        private var depth = 0
        private(set) var isStopped = false

        init(_ listener: any XMLListener, _ parser: XML_Parser) { (self.listener, self.parser) = (listener, parser) }

        func stop() {
            isStopped = true
            XML_StopParser(parser, 0)
        }

        func begin(_ name: String, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
            guard !isStopped else { return }
            depth += 1
            guard depth <= XMLEvents.deepest else { return stop() }
            var attributes: [String: String] = [:]
            var place = 0
            while let pairs, let key = pairs[place], let value = pairs[place + 1] {
                attributes[Self.local(String(cString: key))] = String(cString: value)
                place += 2
            }
            listener.begin(Self.local(name), attributes)
        }

        func end(_ name: String) {
            depth -= 1
            if !isStopped { listener.end(Self.local(name)) }
        }

        private static func local(_ name: String) -> String {
            name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
        }
    }
}

import Readiness
import StrictJSON

extension Entry {
    /// Why a line that was made of this entry would not be read as the same; nil where it would be.
    ///
    /// Whatever made the entry, a line that no reader takes would end all writing in the workspace for everybody.
    package func flaw(ofLine line: [UInt8]) -> String? {
        do throws(JSONError) {
            let node = try JSONDocument(line, limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
            return try Entry.decode(node, of: id.writer) == self ? nil : "it would be read as something else"
        } catch {
            return error.reason
        }
    }
}

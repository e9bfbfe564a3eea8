import Checking
import Store
import StrictJSON
import SystemPackage

extension HeadError: CustomStringConvertible {
    /// What is wrong, and what is expected.
    public var description: String {
        switch self {
        case .noHead(let text):
            "\"\(text)\" is no head; one is written WRITER:ENTRIES:DIGEST, like ana-4f1c90ab:19:4f1c… with 64 digits."
        case .noHeads: "it holds no heads. An export in Markdown or in JSON does; one in CSV does not."
        case .malformed(let error): "it is no export that can be read (\(error))."
        case .unreadable(let error): error.description
        case .inFile(let path, let error): "\(path): \(error)"
        }
    }
}

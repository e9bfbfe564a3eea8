import Readiness
import StrictJSON

/// Why results cannot be read. Nothing of them was taken over.
public enum ToolResultsError: Error, Hashable, Sendable {
    /// The text, the table or the XML cannot be read.
    case file(ImportError)
    /// The JSON cannot be read.
    case json(JSONError)
    /// It is no file of results that is known.
    case unknown
    /// It was said to be of a format, and is not.
    case notOf(ToolFormat)
    /// Something that every such file has is not there.
    case missing(String)
    /// It says of nothing how it came out.
    case noResults
    /// It holds what was looked at on several days.
    case severalDays(ClosedRange<Day>)
    /// It holds what several tools found, in one file.
    case severalTools
    /// It has more different checks than this.
    case tooManyChecks(limit: Int)
}

extension ToolResultsError: CustomStringConvertible {
    /// What is wrong and what to do; it follows the name of the file.
    public var description: String {
        switch self {
        case .file(let error):
            // A program wrote it, and no spreadsheet saves it anew.
            if case .damaged(let what) = error.kind { what } else { error.description }
        case .json(let error): error.description
        case .unknown: "it is no file of results that is known; there is \(ToolFormat.names)"
        case .notOf(let format): "it is no file of \(format.title)"
        case .missing(let what): "\(what) is missing"
        case .noResults: "it holds no results"
        case .severalDays(let days):
            "it holds results from \(days.words); a scan proves its own day, so bring in each by itself"
        case .severalTools: "it holds results of several tools; bring in those of each by itself"
        case .tooManyChecks(let limit): "it has more than \(limit) different checks"
        }
    }
}

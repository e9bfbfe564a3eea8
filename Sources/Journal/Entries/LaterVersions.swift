import StrictJSON

extension JSONNode {
    /// An error of something that this version does not know, and that a later one may have written.
    func ofNewer(_ words: String) -> JSONError {
        var error = error("\(words); written by a newer Tickmark")
        error.isUnknownToReader = true
        return error
    }
}

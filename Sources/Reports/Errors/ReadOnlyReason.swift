import Store

extension WorkspaceStore {
    /// Why nothing can be written, in words, or nil.
    public var readOnlyReason: String? { readOnlyError?.description }
}

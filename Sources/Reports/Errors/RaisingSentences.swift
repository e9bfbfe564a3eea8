import Store

extension WorkspaceStore {
    /// What raising means, for whoever is asked.
    public static var raisingSentences: [String] {
        [
            "This workspace is of format 1. What is written now is of format \(Manifest.format), with the words that each person signs.",
            "Colleagues need this version of Tickmark, or a later one: earlier ones will not open the workspace any more. Nothing else changes.",
        ]
    }
}

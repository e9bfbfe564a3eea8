import Readiness
extension Entry { func sentence(in state: WorkspaceState) -> String { "did something" } }

import HarmlessText

extension WorkspaceRecord {
    /// Whom a name stands for that git, the environment or the system says of whoever sits at a machine: the handle to
    /// write under, and the name.
    ///
    /// An exact match of a name is that person, and so is one of a handle; spaces and the case of letters make no
    /// difference. Whoever is not known yet gets a handle of the name. A handle whose person was only named for want of
    /// a better name (`ana` for somebody who was given work before she ever wrote) waits for the person, who brings the
    /// name along.
    public func recognize(_ text: String) -> (handle: Handle, name: String) {
        let name = text.singleSpaced
        let wanted = name.asComparedName
        let derived = Handle.made(from: name) { _ in true }
        let named = people.filter { !$0.name.value.isEmpty && $0.name.value.asComparedName == wanted }.map(\.handle)
        let mains = named.filter { canonical($0) == $0 }
        if let handle = mains.first(where: { $0 == derived }) ?? mains.first ?? named.first {
            return (handle, person(handle)?.name.value ?? name)
        }
        if !Handle.reserved.contains(Handle(wanted)), let person = person(Handle(wanted)) {
            return (person.handle, person.isNameless ? name : person.name.value)
        }
        let handle = Handle.made(from: name) { handle in
            guard let person = person(handle) else { return true }
            if person.isNameless { return true }
            // A name that was corrected is still the person's. Of two names that were given without seeing each other,
            // each may be another's.
            return person.name.clashes.isEmpty && person.names.contains { $0.asComparedName == wanted }
        }
        guard let person = person(handle), !person.isNameless else { return (handle, name) }
        return (handle, person.name.value)
    }

    /// The action by which a person says at the first entry what the handle stands for; nil where that was said.
    public func introduction(of handle: Handle, as name: String) -> Action? {
        guard let person = person(handle), !person.name.value.isEmpty else { return .person(handle, name: name, was: nil) }
        guard person.isNameless, !Person.isStandIn(name, for: handle) else { return nil }
        return .person(handle, name: name, was: person.name.value)
    }
}

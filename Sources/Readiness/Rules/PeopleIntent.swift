import HashTreeCollections

extension WorkspaceState {
    /// The action that gives the workspace a name.
    ///
    /// - Throws: ``Refusal`` where it is no name, or is called that already.
    public func decideName(_ name: String) throws(Refusal) -> Action {
        let name = try WrittenText(line: name, what: .workspace).text
        guard name != self.name else { throw .unchanged("The workspace is called \(name)") }
        return .workspace(name: name, was: record.name.value)
    }

    /// The action that says that two handles are one person.
    ///
    /// - Parameters:
    ///   - other: The handle that is another name.
    ///   - main: The handle that the person goes by from then on.
    /// - Throws: ``Refusal`` where they are one already, or only one handle is named.
    public func decideSame(_ other: Handle, as main: Handle) throws(Refusal) -> Action {
        guard other != main else { throw .sameHandle(other) }
        guard !record.areOne(other, main) else {
            throw .unchanged("\(record.fullName(of: other)) and \(record.fullName(of: main)) are one person")
        }
        return .same(other, as: main, to: true, was: false)
    }

    /// The actions that take back that two handles are one person.
    ///
    /// - Throws: ``Refusal`` where nobody said so, or where it follows from what was said of others.
    public func decideApart(_ left: Handle, _ right: Handle) throws(Refusal) -> [Action] {
        guard left != right else { throw .sameHandle(left) }
        guard record.areOne(left, right) else {
            throw .unchanged("\(record.fullName(of: left)) and \(record.fullName(of: right)) are two people")
        }
        var actions: [Action] = []
        for (other, main) in [(left, right), (right, left)] where record.samePeople.stands(other, as: main) {
            actions.append(.same(other, as: main, to: false, was: true))
        }
        if actions.isEmpty {
            let between = record.samePeople.statements.filter { $0.stands.value && record.areOne($0.other, left) }
            throw .sameThroughOthers(left, right, through: between.map { "\($0.other) \($0.main)" })
        }
        return actions
    }

    /// How many reviews would not count any more if two handles were one person.
    public func reviewsLost(joining left: Handle, _ right: Handle) -> Int {
        let (left, right) = (record.canonical(left), record.canonical(right))
        return engagements.reduce(0) { count, engagement in
            count
                + engagement.work.all.values.count { work in
                    guard let review = work.review, let tick = work.tick else { return false }
                    return Set([review.person, tick.person]) == Set([left, right])
                }
        }
    }
}

import Readiness

/// What a screen or a panel asks for. All that crosses from one to another goes this way: the top performs requests in
/// their order, and passes on to the runner what has to be done outside.
enum Request: Sendable {
    /// Do something outside.
    case effect(Effect)
    /// Say something in the footer, or nothing any more.
    case say(Message?)
    /// Open a panel, in place of the one that is open.
    case open(any Panel)
    /// Close the panel.
    case close
    /// Do what a key would do.
    case perform(Command)
    /// Go to a tab.
    case show(Tab)
    /// Go to something that another screen shows.
    case go(to: Place)
    /// Show another engagement, by its place among those of the workspace.
    case showEngagement(Int)
    /// Write actions in one go, after a question where they destroy something. The panel whose answer they are is what
    /// a no goes back to; the question says what is left as it is.
    case write([Action], asker: (any Panel)? = nil, left: String? = nil)
    /// Write actions that somebody has agreed to.
    case writeUnasked([Action], asker: (any Panel)?)
    /// Whether what is written next adds an item or an objective, for the cursor to go to.
    case expectAddition(Bool)
    /// Show a report as soon as it has begun.
    case expectReport(EngagementID)
    /// Leave Welcome, for the screens of the workspace.
    case leaveWelcome
    /// Do with the key what is always done with it: nobody types it.
    case passOn
}

extension [Request] {
    /// Says why something is not done.
    static func refuse(_ reason: String) -> [Request] { [.say(Message(reason, .refused))] }

    /// Asks for an effect.
    static func effect(_ effect: Effect) -> [Request] { [.effect(effect)] }
}

/// Something that a screen can be asked to show, in words that every screen understands.
enum Place: Hashable, Sendable {
    /// An item of the engagement that is shown.
    case item(ItemID)
    /// The items of an area.
    case area(String)
    /// The items that should be looked at for a reason.
    case attention(Attention)
    /// A list that has a name.
    case view(NamedView)
    /// What somebody owns and still has to do, by the handle that the person goes by.
    case person(Handle)
    /// The items that pass a filter, soonest first.
    case items(ItemFilter)
    /// A control objective, by its place among the criteria.
    case objective(Int)
    /// Controls with a gap in what has to be shown: a person's, or all.
    case gaps(of: Handle?)
    /// Controls about which, or about whose evidence, two people decided at once.
    case disputes
    /// What covers a control, by its key.
    case control(String)
    /// A piece of evidence, where it counts or would.
    case piece(EntryID)
    /// The auditor's requests that pass a filter.
    case requests(RequestFilter)
    /// A request.
    case request(RequestNumber)
}

using NodaTime;
using St4cker.Drafts.Words;

namespace St4cker.Drafts;

/// <summary>A list or a summary that a person asks for. Pure: it says what must be looked up, and draws what was found.</summary>
public abstract class View
{
    /// <summary>The slash command that shows it, and the name in its buttons: "tasks".</summary>
    public abstract string Name { get; }

    public abstract Inquiry Ask(ViewRequest request);

    /// <param name="found">What <see cref="Ask"/> gave.</param>
    public abstract Card Show(string found, ViewRequest request);

    protected CardButton Button(string text, string argument, int page = 0) =>
        new(text, new SimplePress(SimplePress.View, string.Create(CultureInfo.InvariantCulture, $"{Name}:{argument}:{page}")).Data);

    /// <summary>‹ and › where there is more, in that order.</summary>
    protected IEnumerable<IReadOnlyList<CardButton>> Pages(string argument, int page, bool more)
    {
        List<CardButton> row = [];
        if (page > 0)
            row.Add(Button("‹", argument, page - 1));
        if (more)
            row.Add(Button("›", argument, page + 1));
        if (row.Count > 0)
            yield return row;
    }
}

/// <param name="Argument">What was said after the command, or stands in the button; at most 24 bytes count.</param>
/// <param name="Page">Counted from 0.</param>
public sealed record ViewRequest(string Argument, int Page, Person Person, LocalDateTime Now)
{
    private const int MostPages = 1000;
    private const int LongestArgument = 24;

    public Phrases Phrases => Phrases.In(Person.Language);

    /// <summary>Reads "tasks:done:2"; null when there is no such view.</summary>
    public static (View View, ViewRequest Request)? Parse(string? text, Person person, LocalDateTime now)
    {
        var parts = (text ?? "").Split(':', 2);
        if (Views.Named(parts[0]) is not { } view)
            return null;
        var argument = parts.Length > 1 ? parts[1].Trim() : "";
        var colon = argument.LastIndexOf(':');
        var page = 0;
        if (colon >= 0 && int.TryParse(argument[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out page))
            argument = argument[..colon];
        if (argument.Length > LongestArgument)
            argument = argument[..LongestArgument];
        return (view, new ViewRequest(argument.ToLowerInvariant(), Math.Min(page, MostPages), person, now));
    }
}

/// <summary>The list of views; a new one is a file and a line here.</summary>
public static class Views
{
    public static IReadOnlyList<View> All { get; } =
    [
        new Tasks.TasksView(), new Events.AgendaView("today", 0, 1), new Events.AgendaView("tomorrow", 1, 1), new Events.AgendaView("week", 0, 7),
        new Transactions.BalanceView(), new Transactions.SummaryView(), new Projects.ProjectsView(), new Notes.NewestView(),
    ];

    public static View? Named(string name) => All.FirstOrDefault(view => view.Name == name);
}

using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>Whether a message is of something at a time, with others or at a place.</summary>
internal static class AppointmentRules
{
    public static (Intent, double)? Decide(Remainder left, int first, int to, Shown shown)
    {
        var said = left.Said;
        if (!shown.HasDue || !shown.HasTitle || shown.IsDeadline)
            return null;
        // "call Bob at 9" is a thing to do; "meet Ann at 9" is a date.
        var isDeed = said.Is(first, Sense.Verb);
        var meets = said.Is(first, Sense.Appointment, out var meant) && (meant == 2 || isDeed && (said.Is(first + 1, Sense.With) || said.Is(first + 1, Sense.Appointment)));
        if (isDeed && !meets)
            return shown.IsRange || shown.HasTime && meant == 0 && said.Is(first, Sense.Appointment) && Lasts(said, first) ? (Intent.Event, 0.7) : null;
        if (meets)
            return shown.HasTime || shown.IsRange ? (Intent.Event, 0.8) : isDeed ? null : (Intent.Event, 0.7);
        for (var at = first; at < to; at++)
        {
            if (!left.IsTaken(at) && said.Is(at, Sense.Appointment) && !said.Is(at + 1, Sense.Goods))
                return (Intent.Event, shown.IsRange ? 0.9 : shown.HasTime ? 0.85 : 0.75);
        }
        // "lab kimia senin 10.00 ruang 204"
        return shown.IsRange || shown.HasTime && (HasPeople(said, first) || HasRoom(said, first)) ? (Intent.Event, 0.7) : null;
    }

    private static bool HasRoom(Utterance said, int first)
    {
        for (var at = first + 1; at < said.Count - 1; at++)
        {
            if (said.Is(at, Sense.Room) && (said.IsNumber(at + 1) || said.IsCapitalised(at + 1)))
                return true;
        }
        return false;
    }

    /// <summary>"call the client at 4 for 90 minutes"</summary>
    private static bool Lasts(Utterance said, int first)
    {
        for (var at = first + 1; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Lasting) && new Durations.DurationWords(said).Read(at + 1, out _, out _))
                return true;
        }
        return false;
    }

    private static bool HasPeople(Utterance said, int first)
    {
        for (var at = first + 1; at < said.Count; at++)
        {
            if (said.Is(at, Sense.With) && (said.IsCapitalised(at + 1) || said.Is(at + 1, Sense.Kin) || said.Is(at + 1, Sense.Title)))
                return true;
        }
        return false;
    }
}

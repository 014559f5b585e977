namespace St4cker.Drafts.Words;

public static class SpokenTime
{
    /// <summary>"2 h 15 min"</summary>
    public static string Minutes(this Phrases phrases, int minutes) => minutes < 60 ? phrases.Say("time.minutes", minutes)
        : minutes % 60 == 0 ? phrases.Say("time.hours", minutes / 60)
        : phrases.Say("time.hours", minutes / 60) + " " + phrases.Say("time.minutes", minutes % 60);
}

using System.Text.RegularExpressions;
using St4cker.Language;

namespace St4cker.Gemini;

/// <summary>Which tasks deserve a plan: asking the model costs time and quota, and "buy milk" needs no steps.</summary>
public static partial class Plans
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "report", "project", "exam", "presentation", "essay", "lab",
    };

    /// <summary>Pure. A task whose steps the person gave already is never worth it.</summary>
    public static bool WorthPlanning(Fields task)
    {
        if (task.Subtasks.Count > 0 || task.Title is not { } title || Errand.IsMatch(title))
            return false;
        return (task.Type is { } type && Types.Contains(type)) || LongWork.IsMatch(title) || Preparation.IsMatch(title);
    }

    /// <summary>Done in one go, whatever it is about: "buy a study lamp", "print the report".</summary>
    [GeneratedRegex(
        @"^\s*(?:buy|pay|call|text|e?mail|send|print|return|pick\s+up|bring|ask|remind|beli|bayar|telepon|hubungi|kirim|cetak|ambil|kembalikan|bawa|tanya)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Errand { get; }

    /// <summary>A verb of preparing or making within the first words.</summary>
    [GeneratedRegex(
        @"^\W*(?:\w+\W+){0,2}(?:prepare|preparing|prep|plan|planning|organi[sz]e|organi[sz]ing|write|writing|study|studying|research|develop|design|build|revise"
        + @"|siapkan|siapin|menyiapkan|persiapkan|mempersiapkan|persiapan|rencanakan|merencanakan|susun|menyusun|atur\s+acara|tulis|menulis|nulis"
        + @"|belajar|riset|teliti|meneliti|rancang|merancang|kembangkan|bikin|buat\s+(?:laporan|makalah|presentasi|proposal|skripsi|esai|aplikasi|rencana))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Preparation { get; }

    /// <summary>A noun of long work anywhere.</summary>
    [GeneratedRegex(
        @"\b(?:thesis|dissertation|essay|term\s+paper|presentation|proposal|portfolio|skripsi|tesis|disertasi|makalah|esai|presentasi|tugas\s+akhir|laporan\s+praktikum)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LongWork { get; }
}

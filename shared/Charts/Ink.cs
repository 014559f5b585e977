namespace St4cker.Charts;

/// <summary>What can be drawn with. The colours of the bars follow each other from <see cref="First"/>.</summary>
internal enum Ink { Text, Soft, Rail, Before, Rest, First }

/// <summary>The colours of a picture: calm on a paper that suits light and dark chats alike.</summary>
internal static class Palette
{
    public const int Colours = 8;
    /// <summary>Steps from the bare paper to the full ink.</summary>
    public const int Steps = 15;

    private const int Paper = 0xF6F8F7;
    private static readonly int[] Inks =
    [
        0x17211E, 0x63716C, 0xE7ECEA, 0xB4BFBB, 0x8D9994,
        0x1F8F75, 0xE3A33B, 0x4A82C9, 0xDE7059, 0x8B72C4, 0x86AE4C, 0xCC6B9B, 0x35A2B4,
    ];

    /// <summary>The bar's ink: see <see cref="Bar.Colour"/>.</summary>
    public static Ink Of(int colour) => colour < 0 ? Ink.Rest : Ink.First + colour % Colours;

    /// <summary>All 256 colours, as red, green and blue: sixteen shades of each ink, the first of them the paper.</summary>
    public static byte[] Rgb()
    {
        var rgb = new byte[256 * 3];
        for (var index = 0; index < 256; index++)
        {
            var ink = index / 16 < Inks.Length ? Inks[index / 16] : Paper;
            for (var part = 0; part < 3; part++)
                rgb[index * 3 + part] = (byte)Mixed(Paper >> (16 - 8 * part) & 0xFF, ink >> (16 - 8 * part) & 0xFF, index % 16);
        }
        return rgb;
    }

    private static int Mixed(int paper, int ink, int step) => (paper * (Steps - step) + ink * step + Steps / 2) / Steps;
}

using QRCoder;

namespace St4cker.Telegram;

/// <summary>A text as a QR code, large enough for a camera across a desk.</summary>
internal static class QrPicture
{
    private const int PixelsAModule = 12;

    public static byte[] Draw(string text) => PngByteQRCodeHelper.GetQRCode(text, QRCodeGenerator.ECCLevel.M, PixelsAModule);
}

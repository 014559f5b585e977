using Microsoft.AspNetCore.Http;

namespace St4cker.Hosting;

/// <summary>Reads what somebody sends, as long as it is no more than expected.</summary>
public static class BoundedBody
{
    /// <returns>Null: it is larger.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContext context, int largest)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.ContentLength > largest)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[Math.Min(largest, 16 << 10)];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > largest)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

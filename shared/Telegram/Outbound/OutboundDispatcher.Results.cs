using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Storage;

namespace St4cker.Telegram;

/// <content>Writing down what came of the messages.</content>
public sealed partial class OutboundDispatcher
{
    private async Task WriteResultsAsync(ChannelReader<Delivery> results)
    {
        var batch = new List<Delivery>();
        while (await results.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostWrittenAtOnce && results.TryRead(out var delivery))
                batch.Add(delivery);
            LetGo([.. batch.Where(delivery => delivery.Outcome == Outcome.Left)], written: false);
            await WriteAsync([.. batch.Where(delivery => delivery.Outcome != Outcome.Left)]);
            batch.Clear();
        }
    }

    /// <summary>Tries until it is written, or until this process has to let go: then the next leader takes the rows for unknown.</summary>
    private async Task WriteAsync(IReadOnlyList<Delivery> deliveries)
    {
        while (await TryWriteAsync(deliveries) is { } failure)
        {
            if (failure is not PostgresException { IsTransient: false })
            {
                await Task.Delay(WriteAgain, _clock, _giveUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            // One of them is bad: it falls out alone.
            foreach (var delivery in deliveries)
            {
                if (deliveries.Count == 1 || await TryWriteAsync([delivery]) is not null)
                    _ = WriteAsideAsync(delivery);
                else
                    LetGo([delivery], written: !_giveUp.IsCancellationRequested);
            }
            return;
        }
        LetGo(deliveries, written: !_giveUp.IsCancellationRequested);
    }

    /// <summary>What can not be written now holds up its own chat and no other.</summary>
    private async Task WriteAsideAsync(Delivery delivery)
    {
        do
            await Task.Delay(WriteAgain, _clock, _giveUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (await TryWriteAsync([delivery]) is not null);
        LetGo([delivery], written: !_giveUp.IsCancellationRequested);
    }

    /// <returns>Why it could not be written; null when it is, or when it is to be left.</returns>
    private async Task<Exception?> TryWriteAsync(IReadOnlyList<Delivery> deliveries)
    {
        if (deliveries.Count == 0 || _giveUp.IsCancellationRequested)
            return null;
        try
        {
            CrashPoints.Pass(nameof(OutboundDispatcher), CrashMoment.BeforeSave);
            await _rows.WriteAsync(_leadership, deliveries, _clock.GetUtcNow(), _giveUp);
            CrashPoints.Pass(nameof(OutboundDispatcher), CrashMoment.AfterSave);
            return null;
        }
        catch (Exception) when (_giveUp.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            LogNotWritten(_logger, failure, deliveries.Count);
            return failure;
        }
    }

    /// <param name="written">What is not stays known as started, in case that a claim has to be put back.</param>
    private void LetGo(IReadOnlyList<Delivery> deliveries, bool written)
    {
        if (deliveries.Count == 0)
            return;
        foreach (var delivery in deliveries)
        {
            if (written)
                _inHand.TryRemove(delivery.Message.Id, out _);
            TelegramTelemetry.Delivered(delivery);
            _limits.Release(delivery.Message.ChatId);
        }
        _hands.Release(deliveries.Count);
        Wake();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What came of {Count} outgoing messages could not be written yet")]
    private static partial void LogNotWritten(ILogger logger, Exception failure, int count);
}

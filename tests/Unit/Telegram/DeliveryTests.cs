using St4cker.Telegram;

namespace St4cker.Unit.Telegram;

public sealed class DeliveryTests
{
    private static ClaimedMessage Message(long? id = null, string kind = OutgoingMessage.Card, int attempts = 1) =>
        new(1, 7, 7, Guid.Empty, kind, "{}", 1, id, attempts, null);

    private static Delivery Of(ClaimedMessage message, int code, string says = "", int? retryAfter = null) =>
        Delivery.Of(message, new ApiRequestException(says, code, retryAfter is null ? null : new ResponseParameters { RetryAfter = retryAfter }));

    [Fact]
    public void A_first_send_without_an_answer_is_unknown_and_an_edit_is_tried_again()
    {
        var noAnswer = new NoAnswerException("sendMessage: no answer in time", null);

        Assert.Equal(Outcome.Unknown, Delivery.Of(Message(), noAnswer).Outcome);
        Assert.Equal(Outcome.Retry, Delivery.Of(Message(id: 5), noAnswer).Outcome);
    }

    [Fact]
    public void What_never_left_is_sent_again_after_everybody_has_waited_a_second()
    {
        var delivery = Delivery.Of(Message(attempts: 5000), new NotSentException("sendMessage: Telegram could not be reached", null));

        Assert.Equal((Outcome.Retry, Extent.All, TimeSpan.FromSeconds(1)), (delivery.Outcome, delivery.Extent, delivery.Pause));
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_done() => Assert.Equal(
        Outcome.Sent, Of(Message(id: 5), 400, "Bad Request: message is not modified: specified new message content is the same").Outcome);

    [Theory]
    [InlineData("Bad Request: message to edit not found")]
    [InlineData("Bad Request: message can't be edited")]
    public void A_card_that_is_gone_comes_anew_and_a_notice_does_not(string says)
    {
        Assert.Equal(Outcome.SendAnew, Of(Message(id: 5), 400, says).Outcome);
        Assert.Equal(Outcome.Failed, Of(Message(id: 5, OutgoingMessage.Notice), 400, says).Outcome);
    }

    [Theory]
    [InlineData(OutgoingMessage.Card)]
    [InlineData(OutgoingMessage.Notice)]
    public void A_picture_that_is_to_be_a_text_comes_anew(string kind) =>
        Assert.Equal(Outcome.SendAnew, Of(Message(id: 5, kind), 400, "Bad Request: there is no text in the message to edit").Outcome);

    [Theory]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat", true)]
    [InlineData(400, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", true)]
    [InlineData(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", true)]
    [InlineData(400, "Bad Request: IMAGE_PROCESS_FAILED", true)]
    [InlineData(413, "Request Entity Too Large", true)]
    [InlineData(400, "Bad Request: chat not found", false)]
    [InlineData(403, "Forbidden: bot was blocked by the user", false)]
    [InlineData(500, "Internal Server Error: photo", false)]
    public void Only_what_lies_in_the_picture_is_tried_without_it(int code, string says, bool without) =>
        Assert.Equal(without, Delivery.IsOfPicture(new ApiRequestException(says, code, null)));

    [Fact]
    public void A_limit_pauses_as_long_as_telegram_says()
    {
        var delivery = Of(Message(), 429, "Too Many Requests: retry after 7", 7);

        Assert.Equal((Outcome.Retry, Extent.Limited, TimeSpan.FromSeconds(7)), (delivery.Outcome, delivery.Extent, delivery.Pause));
    }

    [Theory]
    [InlineData(1, 0.5, true)]
    [InlineData(3, 2, true)]
    [InlineData(4, 4, false)]
    [InlineData(50, 60, false)]
    public void Trouble_at_telegram_is_waited_out_longer_each_time(int attempts, double seconds, bool keepsOrder)
    {
        var delivery = Of(Message(attempts: attempts), 502, "Bad Gateway");

        Assert.Equal((Outcome.Retry, keepsOrder ? Extent.Chat : Extent.Message, TimeSpan.FromSeconds(seconds)), (delivery.Outcome, delivery.Extent, delivery.Pause));
    }

    [Fact]
    public void What_can_never_work_fails_with_telegrams_reason()
    {
        var delivery = Of(Message(), 400, "Bad Request: chat not found");

        Assert.Equal((Outcome.Failed, "Bad Request: chat not found"), (delivery.Outcome, delivery.Error));
    }

    [Theory]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag", true, true)]
    [InlineData(400, "Bad Request: BUTTON_URL_INVALID", true, false)]
    [InlineData(400, "Bad Request: chat not found", false, false)]
    [InlineData(400, "Bad Request: message is not modified", false, false)]
    [InlineData(400, "Bad Request: message to edit not found", false, false)]
    [InlineData(400, "Bad Request: there is no text in the message to edit", false, false)]
    [InlineData(403, "Forbidden: bot was blocked by the user", false, false)]
    [InlineData(500, "Internal Server Error", false, false)]
    public void Only_what_may_lie_in_the_formatting_is_tried_without_it(int code, string says, bool plain, bool keepsLinks)
    {
        var refusal = new ApiRequestException(says, code, null);

        Assert.Equal(plain, Delivery.MayGoPlain(refusal));
        Assert.Equal(keepsLinks, Delivery.IsOfText(refusal));
    }

    [Fact]
    public void Whoever_blocked_the_bot_gets_no_more() =>
        Assert.Equal(Outcome.Blocked, Of(Message(), 403, "Forbidden: bot was blocked by the user").Outcome);

    [Fact]
    public void A_refused_token_is_no_fault_of_the_message() => Assert.Equal(Outcome.Retry, Of(Message(), 401, "Unauthorized").Outcome);

    [Fact]
    public void A_group_that_moved_is_followed() => Assert.Equal(
        -100123, Delivery.Of(Message(), new ApiRequestException("upgraded", 400, new ResponseParameters { MigrateToChatId = -100123 })).MovedTo);
}

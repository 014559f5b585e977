using System.Text.Json;
using St4cker.Gemini;
using St4cker.Language;

namespace St4cker.Unit.Gemini;

public sealed class TaskPlanTests
{
    [Fact]
    public void Of_many_steps_the_first_ten_are_taken()
    {
        var steps = JsonSerializer.Serialize(Enumerable.Range(1, 12).Select(i => $"Step {i}").Prepend(" "));
        var plan = TaskPlan.Read($$"""{"title":"Thesis","subtasks":{{steps}},"due_date_reasoning":"Weeks."}""");

        Assert.Equal(10, plan!.Subtasks.Count);
        Assert.Equal("Step 1", plan.Subtasks[0]);
        Assert.Equal("Weeks.", plan.DueDateReasoning);
        Assert.Null(plan.Notes);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title":"Thesis"}""")]
    [InlineData("""{"title":"Thesis","subtasks":"a, b"}""")]
    [InlineData("""{"title":"Thesis","subtasks":[{"title":"a"}]}""")]
    [InlineData("A plan: first, …")]
    public void What_is_no_plan_does_not_fit(string answer) => Assert.Null(TaskPlan.Read(answer));

    [Theory]
    [InlineData("Prepare the physics report")]
    [InlineData("Plan Ann's birthday")]
    [InlineData("Organise the trip to Bali")]
    [InlineData("Study for algebra")]
    [InlineData("Start writing chapter 2")]
    [InlineData("Finish my thesis")]
    [InlineData("Siapkan presentasi fisika")]
    [InlineData("buat laporan praktikum")]
    [InlineData("Belajar kalkulus")]
    [InlineData("rencanakan liburan")]
    public void Long_work_is_worth_a_plan(string title) => Assert.True(Plans.WorthPlanning(new Fields { Title = title }));

    [Theory]
    [InlineData("Buy milk")]
    [InlineData("beli susu")]
    [InlineData("Buy a study lamp")]
    [InlineData("Print the presentation")]
    [InlineData("Kirim proposal")]
    [InlineData("Water the plants")]
    [InlineData("Eat paprika")]
    [InlineData("Dentist")]
    public void An_errand_is_not(string title) => Assert.False(Plans.WorthPlanning(new Fields { Title = title }));

    [Theory]
    [InlineData("exam", true)]
    [InlineData("presentation", true)]
    [InlineData("homework", false)]
    [InlineData(null, false)]
    public void The_type_says_it_too(string? type, bool worth) =>
        Assert.Equal(worth, Plans.WorthPlanning(new Fields { Title = "Algebra", Type = type }));

    [Fact]
    public void Steps_that_were_given_are_enough() =>
        Assert.False(Plans.WorthPlanning(new Fields { Title = "Prepare the report", Subtasks = ["Plots"] }));

    [Fact]
    public void Without_a_title_there_is_nothing_to_plan() => Assert.False(Plans.WorthPlanning(new Fields { Type = "exam" }));
}

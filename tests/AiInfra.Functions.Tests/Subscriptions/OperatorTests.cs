using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>Operators enter, list and change subscribers; what they enter is told at once.</summary>
public sealed class OperatorTests(SelfService service) : IClassFixture<SelfService>
{
    [Fact]
    public async Task Who_is_entered_with_preferences_has_them_and_is_live()
    {
        var entered = await EnterAsync("""{"language":"fr","frequency":"daily","timeZone":"Asia/Tokyo","quietHours":{"from":"21:30","to":"06:15"},"eachAlone":true,"contact":"owner@example.com"}""");

        Assert.Equal("live", entered.GetProperty("channels")[0].GetProperty("state").GetString());
        Assert.Equal(("fr", "daily", "Asia/Tokyo", true, "o…@example.com"), (Text("language"), Text("frequency"), Text("timeZone"), entered.GetProperty("eachAlone").GetBoolean(), Text("contact")));
        Assert.Equal("21:30", entered.GetProperty("quietHours").GetProperty("from").GetString());

        string? Text(string name) => entered.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_null_takes_it_back()
    {
        var id = (await EnterAsync("""{"frequency":"daily","quietHours":{"from":"21:30","to":"06:15"},"eachAlone":true}""")).GetProperty("id").GetString();

        var (status, patched) = await PatchAsync(id!, """{"quietHours":null,"frequency":null,"paused":true,"timeZone":"Europe/Paris"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(patched.TryGetProperty("quietHours", out _));
        Assert.Equal(("immediate", "Europe/Paris", true, true), (patched.GetProperty("frequency").GetString(), patched.GetProperty("timeZone").GetString(), patched.GetProperty("paused").GetBoolean(), patched.GetProperty("eachAlone").GetBoolean()));
    }

    [Fact]
    public async Task A_patch_with_mistakes_names_them_and_changes_nothing()
    {
        var id = (await EnterAsync("{}")).GetProperty("id").GetString()!;

        var (status, problem) = await PatchAsync(id, """{"frequency":"hourly","channels":[],"quietHours":{"to":"06:00"}}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["#/channels", "#/frequency", "#/quietHours/from"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await PatchAsync("s-nobody", "{}")).Status);
    }

    [Fact]
    public async Task Who_follows_the_tests_of_the_system_follows_nothing_else_and_signs_up_like_anyone()
    {
        var mail = SelfService.NewMail();
        using var answer = await service.Client.PostAsJsonAsync("api/subscribers", new { channels = new[] { new { type = "email", address = mail } }, rules = new[] { "test" } });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(id, """{"rules":["test","over-10b"]}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(id, """{"when":"amount > 1B USD"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(id, """{"paused":true}""")).Status);
        Assert.Equal(Alerts.NoticeKind.Confirm, (await service.SignUpAsync(new { email = mail })).Kind);
    }

    [Fact]
    public async Task The_list_comes_in_pages_that_leave_nobody_out()
    {
        List<string> ids = [];
        for (var i = 0; i < 5; i++) ids.Add((await EnterAsync("{}")).GetProperty("id").GetString()!);

        List<string> listed = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await service.Client.GetFromJsonAsync<JsonElement>($"api/subscribers?limit=2{(cursor.Length > 0 ? "&cursor=" + cursor : "")}");
            Assert.InRange(page.GetProperty("subscribers").GetArrayLength(), 1, 2);
            listed.AddRange(page.GetProperty("subscribers").EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(ids.Except(listed));
    }

    [Fact]
    public async Task Who_asks_what_is_held_about_someone_gets_it_without_the_secrets_of_channels()
    {
        var id = (await EnterAsync("""{"contact":"owner@example.com"}""")).GetProperty("id").GetString();

        var export = await service.Client.GetStringAsync($"api/subscribers/{id}/export");

        Assert.Contains("owner@example.com", export, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", export, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", export, StringComparison.Ordinal);
    }

    private async Task<JsonElement> EnterAsync(string preferences)
    {
        var channels = $$"""{"channels":[{"type":"webhook","address":"http://127.0.0.1:9/secret-path/{{Given.NewId("h")}}"}],""";
        var body = channels + (preferences == "{}" ? "\"rules\":[\"over-10b\"]}" : preferences[1..]);
        using var answer = await service.Client.PostAsync("api/subscribers", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PatchAsync(string id, string patch)
    {
        using var answer = await service.Client.PatchAsync("api/subscribers/" + id, new StringContent(patch, Encoding.UTF8, "application/merge-patch+json"));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}

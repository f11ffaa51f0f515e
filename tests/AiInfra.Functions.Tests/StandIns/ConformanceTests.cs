namespace AiInfra.Functions.Tests.StandIns;

/// <summary>
/// The comparer itself: silent on a faithful list, and naming the member on each way of being unfaithful.
/// Like the lists of the real packages this one writes an unconstrained <c>T</c> of an annotated type as <c>T?</c>.
/// </summary>
public sealed class ConformanceTests
{
    private const string Faithful = """
        // AiInfra.Functions.Tests.StandIns.Samples  [Samples 1.0.0.0]
        [AttributeUsage(Method, Property, AllowMultiple = True)]
        public sealed class MarkAttribute : Attribute, IMarked
        {
            public MarkAttribute(string name, params string[] others);
            public string? Name { get; set; }
            public int Count { get; }
        }

        // AiInfra.Functions.Tests.StandIns.Samples  [Samples 1.0.0.0]
        public enum Shade { Light = 0, Dark = 4 }

        // AiInfra.Functions.Tests.StandIns.Samples  [Samples 1.0.0.0]
        public class Shell : IDisposable
        {
            protected Shell();
            public Shell(long? size, IDictionary<string, object>? more = null, Shade shade = Shade.Dark, CancellationToken token = default);
            public void Dispose();
            public virtual Task<string?> ReadAsync(byte[] bytes);
            protected virtual T? Pick<T>(IReadOnlyList<T?> all);
            public virtual string Text { get; init; }
        }

        // AiInfra.Functions.Tests.StandIns.Samples  [Samples 1.0.0.0]
        public static class ShellExtensions
        {
            public static bool IsOpen(this Shell shell, string mode = "r", int from = -1, bool all = false);
        }
        """;

    private static readonly Type[] s_samples = [typeof(Samples.MarkAttribute), typeof(Samples.Shade), typeof(Samples.Shell), typeof(Samples.ShellExtensions)];

    [Fact]
    public void Types_that_match_their_list_are_not_reported() => Assert.Equal("", string.Join('\n', Conformance.Violations(s_samples, ApiList.Parse(Faithful))));

    [Theory]
    [InlineData("public sealed class MarkAttribute", "public class MarkAttribute", "public sealed class MarkAttribute")]
    [InlineData("public static class ShellExtensions", "public sealed class ShellExtensions", "public static class ShellExtensions")]
    [InlineData(" : Attribute, IMarked", "", "derives from 'Attribute'")]
    [InlineData(" : IDisposable", "", "implements 'IDisposable'")]
    [InlineData("[AttributeUsage(Method, Property, AllowMultiple = True)]", "[AttributeUsage(Method)]", "AllowMultiple = True")]
    [InlineData("Dark = 4", "Dark = 1", "Dark = 4")]
    [InlineData("Light = 0, ", "", "Light = 0")]
    [InlineData("params string[] others", "string[] others", "params string[] others")]
    [InlineData("string? Name", "string Name", "string? Name")]
    [InlineData("Name { get; set; }", "Name { get; }", "Name { get; set; }")]
    [InlineData("{ get; init; }", "{ get; set; }", "{ get; init; }")]
    [InlineData("public int Count { get; }", "", "public int Count { get; }")]
    [InlineData("protected Shell();", "public Shell();", "protected Shell();")]
    [InlineData("long? size", "long size", "long? size")]
    [InlineData("object>? more", "object?> more", "object>? more")]
    [InlineData("more = null", "more", "more = null")]
    [InlineData("Shade.Dark,", "Shade.Light,", "Shade.Dark,")]
    [InlineData("token = default", "token", "token = default")]
    [InlineData("public void Dispose();", "public virtual void Dispose();", "public void Dispose();")]
    [InlineData("virtual Task<string?>", "virtual ValueTask<string?>", "virtual Task<string?>")]
    [InlineData("public virtual Task", "public Task", "public virtual Task")]
    [InlineData("ReadAsync(byte[] bytes)", "ReadAsync(byte[] data)", "ReadAsync(byte[] bytes)")]
    [InlineData("protected virtual T?", "public virtual T?", "protected virtual T?")]
    [InlineData("this Shell", "Shell", "this Shell")]
    [InlineData("mode = \"r\"", "mode = \"w\"", "mode = \"r\"")]
    [InlineData("from = -1", "from = 1", "from = -1")]
    [InlineData("all = false", "all = true", "all = false")]
    public void A_difference_from_the_list_is_reported_once_and_named(string really, string instead, string named)
    {
        Assert.Contains(really, Faithful, StringComparison.Ordinal);

        var violation = Assert.Single(Conformance.Violations(s_samples, ApiList.Parse(Faithful.Replace(really, instead, StringComparison.Ordinal))));

        Assert.Contains(named, violation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_the_packages_do_not_have_is_reported()
    {
        var violation = Assert.Single(Conformance.Violations([typeof(ConformanceTests)], ApiList.Parse(Faithful)));

        Assert.Equal("AiInfra.Functions.Tests.StandIns.ConformanceTests: no such type in the list", violation);
    }
}

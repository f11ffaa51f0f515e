using System.Diagnostics;
using AiInfra.Functions.Telemetry;

namespace AiInfra.Functions.Tests.Telemetry;

public sealed class CarriedTraceTests : IDisposable
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly HeardSpans _heard = new();

    public void Dispose() => _heard.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        var properties = new Dictionary<string, object>();
        new CarriedTrace(Parent, "vendor=1").WriteTo(properties);

        Assert.Equal(new CarriedTrace(Parent, "vendor=1"), CarriedTrace.In(properties));
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true), (Read(Parent).TraceId.ToString(), Read(Parent).SpanId.ToString(), Read(Parent).IsRemote));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("javascript:alert(1)")]
    public void What_is_no_trace_context_begins_a_trace_of_its_own(string text)
    {
        using var span = Traces.Continue("test", ActivityKind.Consumer, CarriedTrace.Of(text));

        Assert.NotNull(span);
        Assert.Equal((null, default), (span.ParentId, Read(text)));
    }

    [Fact]
    public void A_property_that_is_no_text_is_none() =>
        Assert.Null(CarriedTrace.In(new Dictionary<string, object> { [CarriedTrace.ParentProperty] = 7 }));

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_state_goes_on_as_long_as_the_standard_wants_it_to(int length, bool goesOn)
    {
        using var trace = HeardSpans.Begin();
        trace.TraceStateString = new string('a', length);

        Assert.Equal((trace.Id, goesOn ? length : null), (CarriedTrace.Current!.Parent, CarriedTrace.Current.State?.Length));
    }

    [Fact]
    public void What_goes_on_from_elsewhere_is_linked_to_the_span_it_runs_in()
    {
        using var around = HeardSpans.Begin();
        using var span = Traces.Continue("test", ActivityKind.Consumer, new(Parent))!;

        Assert.Equal((Parent, around.SpanId), (span.ParentId, Assert.Single(span.Links).Context.SpanId));
    }

    private static ActivityContext Read(string parent) => new CarriedTrace(parent).Read();
}

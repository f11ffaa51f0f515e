using System.CommandLine;

// What is being worked on is finished first; the default patience of 2 s would cut it off.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
return await AiInfra.LocalHost.CommandLine.Create().Parse(args).InvokeAsync(invocation);

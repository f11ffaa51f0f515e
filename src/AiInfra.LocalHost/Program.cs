return await AiInfra.LocalHost.CommandLine.Create().Parse(args).InvokeAsync();

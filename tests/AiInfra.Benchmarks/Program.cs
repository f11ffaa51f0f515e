using AiInfra.Benchmarks;

// Speed is shown as a ratio to a floor in the same run: another machine has other milliseconds and much the same ratios.
var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
RuleMatching.Run(count);

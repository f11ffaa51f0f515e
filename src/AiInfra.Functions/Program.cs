using AiInfra.Functions.Hosting;
using AiInfra.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddAiInfra(builder.Configuration);

// What UseFunctionsWorkerDefaults of Microsoft.Azure.Functions.Worker.OpenTelemetry says to the host, and all we need of that package: the worker exports its logs itself, so the host does not export them once more.
if (TelemetryOptions.From(builder.Configuration).IsExported) builder.Services.Configure<WorkerOptions>(worker => worker.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString);
await builder.Build().RunAsync();

using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Options;

namespace AiInfra.LocalHost.Hosting.Http;

/// <summary>A route template, matched with the classes a real host matches with.</summary>
internal sealed class HttpRoute
{
    private static readonly DefaultInlineConstraintResolver Resolver = new(Options.Create(EveryConstraint()), new ServiceCollection().BuildServiceProvider());

    private readonly TemplateMatcher _matcher;

    private HttpRoute(RouteTemplate parsed, string template)
    {
        Parsed = parsed;
        Template = template;
        _matcher = new(parsed, new RouteValueDictionary(parsed.Parameters.Where(p => p.DefaultValue is not null).ToDictionary(p => p.Name!, p => p.DefaultValue)));
        var constraints = new RouteConstraintBuilder(Resolver, template);
        foreach (var parameter in parsed.Parameters)
        {
            if (parameter.IsOptional) constraints.SetOptional(parameter.Name!);
            foreach (var constraint in parameter.InlineConstraints) constraints.AddResolvedConstraint(parameter.Name!, constraint.Constraint);
        }

        Constraints = constraints.Build();
    }

    public string Template { get; }

    public RouteTemplate Parsed { get; }

    public IDictionary<string, IRouteConstraint> Constraints { get; }

    /// <exception cref="FunctionRefusedException">Not a route template, or a constraint that does not exist.</exception>
    public static HttpRoute Parse(string function, string template)
    {
        try
        {
            return new(TemplateParser.Parse(template), template);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or RouteCreationException)
        {
            throw new FunctionRefusedException(function, $"has an unreadable route '{template}': {e.Message}", e);
        }
    }

    public bool Has(string parameter) => Parsed.GetParameter(parameter) is not null;

    /// <summary>The route values of a path, or null when it does not match. The server leaves <c>%2F</c> encoded, and so do the values.</summary>
    public RouteValueDictionary? Match(HttpContext context)
    {
        var values = new RouteValueDictionary();
        if (!_matcher.TryMatch(context.Request.Path, values)) return null;
        return Constraints.All(c => c.Value.Match(context, null, c.Key, values, RouteDirection.IncomingRequest)) ? values : null;
    }

    private static RouteOptions EveryConstraint()
    {
        var options = new RouteOptions();
        options.SetParameterPolicy<RegexInlineRouteConstraint>("regex");
        return options;
    }
}

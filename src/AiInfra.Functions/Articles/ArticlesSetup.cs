using AiInfra.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Articles;

internal static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services.AddSingleton<Func<Article, ArticleReading>>(ArticleReader.Read).AddSingleton<ArticleIntake>();
}

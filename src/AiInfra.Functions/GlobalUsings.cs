// Pages and mails are written in the same markup.
global using AiInfra.Functions.Hosting.Pages;

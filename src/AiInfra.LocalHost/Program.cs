Console.WriteLine(typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute).Assembly);

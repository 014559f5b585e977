using St4cker.Host;

return await CommandLine.RunAsync(args);

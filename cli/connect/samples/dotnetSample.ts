/** The sample of .NET: a console program with Azure.Identity, or a web app with Microsoft.Identity.Web. */
import { secretVariable } from "../config/envConfig";
import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { type Library, libraryVersions } from "../libraryVersions";
import { isForOneUser, pathOf, summaryLines } from "./graphCall";

/** `Program.cs`. */
export function renderDotnetSample(connection: Connection): string {
  return connection.flow === "webServer" ? renderWebApp(connection) : renderConsole(connection);
}

function renderConsole(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    consoleHead,
    isForOneUser(connection) ? askForUser : undefined,
    newCredential(connection),
    "var token = await credential.GetTokenAsync(new TokenRequestContext(scopes), default);",
    connection.call === undefined
      ? 'Console.WriteLine($"Got a token, valid until {token.ExpiresOn:u}");'
      : callGraph(pathOf(connection.call, "{Uri.EscapeDataString(args[0])}")),
  );
}

const consoleHead = `using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;

using var settings = JsonDocument.Parse(File.ReadAllText("appsettings.json"));
var azureAd = settings.RootElement.GetProperty("AzureAd");
var graph = settings.RootElement.GetProperty("MicrosoftGraph");
var scopes = graph.GetProperty("Scopes").EnumerateArray().Select(scope => scope.GetString()!).ToArray();
string Setting(string name) => azureAd.GetProperty(name).GetString()!;
`;

const askForUser = `// An app on its own has no "me".
if (args.Length == 0) throw new ArgumentException("Name a user: dotnet run someone@contoso.com");
`;

function newCredential(connection: Connection): string {
  const options = [
    'AuthorityHost = new Uri(Setting("Instance"))',
    ...(connection.practiceCaFile === undefined ? [] : ["DisableInstanceDiscovery = true"]),
  ];
  if (connection.flow === "appOnly") {
    return `var options = new ClientSecretCredentialOptions { ${options.join(", ")} };
var secret = Environment.GetEnvironmentVariable("${secretVariable}")
    ?? throw new InvalidOperationException("${secretVariable} is not set.");
var credential = new ClientSecretCredential(Setting("TenantId"), Setting("ClientId"), secret, options);`;
  }
  const kind = connection.canListen ? "InteractiveBrowserCredential" : "DeviceCodeCredential";
  const ids = ['TenantId = Setting("TenantId")', 'ClientId = Setting("ClientId")'];
  return `var credential = new ${kind}(new ${kind}Options
{
${[...ids, ...options].map((option) => `    ${option},`).join("\n")}
});`;
}

function callGraph(path: string): string {
  return `
using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
var address = $"{graph.GetProperty("BaseUrl").GetString()}${path.replace("/v1.0", "")}";
using var answer = await http.GetAsync(address);
var body = await answer.Content.ReadAsStringAsync();
if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"Microsoft Graph answered {(int)answer.StatusCode}: {body}");
Console.WriteLine(body);`;
}

function renderWebApp(connection: Connection): string {
  const { call } = connection;
  return joinLines(
    summaryLines(connection, "// "),
    webAppHead,
    call === undefined ? onlySignIn : showGraph(pathOf(call, "").replace("/v1.0/", "")),
    "app.Run();",
  );
}

const webAppHead = `using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddAuthentication(OpenIdConnectDefaults.AuthenticationScheme)
    .AddMicrosoftIdentityWebApp(builder.Configuration.GetSection("AzureAd"))
    .EnableTokenAcquisitionToCallDownstreamApi(builder.Configuration.GetSection("MicrosoftGraph:Scopes").Get<string[]>())
    .AddDownstreamApi("MicrosoftGraph", builder.Configuration.GetSection("MicrosoftGraph"))
    .AddInMemoryTokenCaches();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
`;

const onlySignIn = `app.MapGet("/", (HttpContext context) => $"Signed in as {context.User.GetDisplayName()}")
    .RequireAuthorization();`;

function showGraph(path: string): string {
  return `app.MapGet("/", async (IDownstreamApi graph) =>
{
    try
    {
        using var answer = await graph.CallApiForUserAsync("MicrosoftGraph", options => options.RelativePath = "${path}");
        return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
    }
    catch (MicrosoftIdentityWebChallengeUserException)
    {
        // The token cache was lost with a restart, or consent was withdrawn: sign in again.
        return Results.Challenge();
    }
}).RequireAuthorization();`;
}

/** `Sample.csproj`, with exact versions. */
export function renderDotnetProject({ flow }: Connection): string {
  const isWeb = flow === "webServer";
  const packages: readonly Library[] = isWeb
    ? ["Microsoft.Identity.Web", "Microsoft.Identity.Web.DownstreamApi"]
    : ["Azure.Identity"];
  return `<Project Sdk="Microsoft.NET.Sdk${isWeb ? ".Web" : ""}">
  <PropertyGroup>
    ${isWeb ? "" : "<OutputType>Exe</OutputType>\n    "}<TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
  </PropertyGroup>
  <ItemGroup>
${packages.map((name) => `    <PackageReference Include="${name}" Version="[${libraryVersions[name]}]" />`).join("\n")}
  </ItemGroup>
</Project>
`;
}

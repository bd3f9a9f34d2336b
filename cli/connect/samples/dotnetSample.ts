/** The sample of .NET: a console program with Azure.Identity, or a web app with Microsoft.Identity.Web. */
import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { type Library, libraryVersions } from "../libraryVersions";
import { proofVariables } from "../proofSource";
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
  const { proof } = connection;
  if (proof === "secret" || proof === "certificate") return newAppCredential(proof, options);
  const ids = ['TenantId = Setting("TenantId")', 'ClientId = Setting("ClientId")'];
  const kind = kindOfCredential(connection);
  return `var credential = new ${kind}(new ${kind}Options
{
${[...ids, ...options].map((option) => `    ${option},`).join("\n")}
});`;
}

function newAppCredential(proof: "secret" | "certificate", options: readonly string[]): string {
  const kind = proof === "secret" ? "ClientSecretCredential" : "ClientCertificateCredential";
  return `var options = new ${kind}Options { ${options.join(", ")} };
var ${proof} = Environment.GetEnvironmentVariable("${proofVariables[proof]}")
    ?? throw new InvalidOperationException("${proofVariables[proof]} is not set.");
var credential = new ${kind}(Setting("TenantId"), Setting("ClientId"), ${proof}, options);`;
}

/** That of a federated credential reads the file which the platform names in the environment. */
function kindOfCredential({ proof, canListen }: Connection): string {
  if (proof === "federated") return "WorkloadIdentityCredential";
  return canListen ? "InteractiveBrowserCredential" : "DeviceCodeCredential";
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
    webAppHead(connection),
    call === undefined ? onlySignIn : showGraph(pathOf(call, "").replace("/v1.0/", "")),
    "app.Run();",
  );
}

function webAppHead({ proof }: Connection): string {
  const section = 'builder.Configuration.GetSection("AzureAd")';
  const isCertificate = proof === "certificate";
  return `${isCertificate ? "using System.Security.Cryptography.X509Certificates;\n" : ""}using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddAuthentication(OpenIdConnectDefaults.AuthenticationScheme)
    .AddMicrosoftIdentityWebApp(${isCertificate ? withCertificate(section) : section})
    .EnableTokenAcquisitionToCallDownstreamApi(builder.Configuration.GetSection("MicrosoftGraph:Scopes").Get<string[]>())
    .AddDownstreamApi("MicrosoftGraph", builder.Configuration.GetSection("MicrosoftGraph"))
    .AddInMemoryTokenCaches();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
`;
}

/** In the settings the library takes no PEM file. */
function withCertificate(section: string): string {
  return `options =>
    {
        ${section}.Bind(options);
        var file = Environment.GetEnvironmentVariable("${proofVariables.certificate}")
            ?? throw new InvalidOperationException("${proofVariables.certificate} is not set.");
        options.ClientCredentials = [CertificateDescription.FromCertificate(X509Certificate2.CreateFromPemFile(file))];
    }`;
}

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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeConnection } from "../../cli/connect/connection";
import { findMisfit } from "../../cli/connect/findMisfit";
import { buildKit, type KitFile } from "../../cli/connect/kit";
import { libraryVersions } from "../../cli/connect/libraryVersions";
import { type ConnectTarget, connectTargets } from "../../cli/connect/targets";
import type { AppAccess } from "../../token";
import {
  calendarSync,
  clientId,
  everyApp,
  mailDigest,
  onPractice,
  portal,
  provedBy,
  roomBoard,
  tenantId,
} from "./connectApps";

const caFile = "../.practice/ca.pem";

function filesFor(app: AppAccess, target: ConnectTarget, secret?: string, practiceCaFile?: string): KitFile[] {
  const { config, sample, parts, dependencies, env } = buildKit(
    describeConnection(app, { practiceCaFile }),
    target,
    secret,
  );
  return [config, sample, ...parts, dependencies, env].filter((file) => file !== undefined);
}

function textOf(name: string, ...kit: Parameters<typeof filesFor>): string {
  return filesFor(...kit).find((file) => file.name === name)?.text ?? "";
}

const proved = [portal, mailDigest].flatMap((app) => [provedBy(app, "federated"), provedBy(app, "certificate")]);

/** Every app with every target that fits it. */
const combinations = [...everyApp, ...proved].flatMap((app) =>
  connectTargets
    .filter((target) => findMisfit(describeConnection(app), target) === undefined)
    .map((target) => [app.name, target, app] as const),
);

describe("the files of a kit", () => {
  it.each(combinations)(
    "for %s and %s have no trace of a practice tenant where the tenant is a real one",
    (_name, target, app) => {
      const text = filesFor(app, target)
        .map((file) => file.text)
        .join("\n");

      expect(text).toContain(clientId);
      expect(text).not.toMatch(
        /practice|127\.0\.0\.1|discovery|knownAuthorities|authorityHost:|ca\.pem|CA_CERTS|CA_BUNDLE|CERT_FILE/i,
      );
    },
  );

  it.each(combinations)("for %s and %s hold the secret among the variables only", (_name, target, app) => {
    const secret = "5ecret~of.the-app";
    const holding = filesFor(app, target, secret).filter(({ text }) => text.includes(secret));

    expect(holding.map(({ name }) => name).filter((name) => name !== ".env")).toEqual([]);
  });

  it.each([
    ["msal-node", { "@azure/msal-node": libraryVersions["@azure/msal-node"] }],
    ["azure-identity", { "@azure/identity": libraryVersions["@azure/identity"] }],
  ] as const)("for %s depend on that library alone, in one version", (target, dependencies) => {
    expect(JSON.parse(textOf("package.json", calendarSync, target))).toEqual({ private: true, dependencies });
  });

  it("pin the versions that this project runs the samples with", () => {
    const own = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));
    const installed = { ...own.dependencies, ...own.devDependencies };
    const node = Object.entries(libraryVersions).filter(([name]) => name.startsWith("@azure/"));

    expect(node.map(([name]) => [name, installed[name]])).toEqual(node);
    expect(textOf("requirements.txt", calendarSync, "python")).toBe(`msal==${libraryVersions.msal}\n`);
  });
});

describe("the configuration", () => {
  it("as variables", () => {
    expect(
      textOf(".env", portal, "env"),
    ).toBe(`# What "portal" needs to sign in, from: npx appreg connect portal --to env
AZURE_AUTHORITY_HOST=https://login.microsoftonline.com
AZURE_TENANT_ID=${tenantId}
AZURE_CLIENT_ID=${clientId}
# Never in a file that git tracks.
AZURE_CLIENT_SECRET=
SCOPES=https://graph.microsoft.com/User.Read
GRAPH_BASE_URL=https://graph.microsoft.com
REDIRECT_URI=http://localhost:3000/signed-in
`);
  });

  it("as JSON", () => {
    expect(JSON.parse(textOf("connection.json", mailDigest, "json"))).toEqual({
      name: "mail-digest",
      kind: "service",
      clientId,
      tenantId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      authorityHost: "https://login.microsoftonline.com",
      scopes: ["https://graph.microsoft.com/.default"],
      roles: ["https://graph.microsoft.com/Calendars.Read"],
      graphBaseUrl: "https://graph.microsoft.com",
      clientSecretVariable: "AZURE_CLIENT_SECRET",
    });
  });

  it("for MSAL in a browser", () => {
    expect(
      textOf("authConfig.mjs", roomBoard, "msal-browser"),
    ).toBe(`// What "room-board" needs to sign in, from: npx appreg connect room-board --to msal-browser
// None of it is secret.
export const msalConfig = {
  auth: {
    clientId: "${clientId}",
    authority: "https://login.microsoftonline.com/${tenantId}",
    redirectUri: "http://localhost:5173/redirect.html",
  },
};
export const scopes = ["https://graph.microsoft.com/User.Read"];
export const graphBaseUrl = "https://graph.microsoft.com";
`);
  });

  it("for @azure/identity in a national cloud names its host, and in the public one does not", () => {
    const china = { ...calendarSync, authority: `https://login.partner.microsoftonline.cn/${tenantId}` };

    expect(textOf("authConfig.mjs", china, "azure-identity")).toContain(
      '\n  authorityHost: "https://login.partner.microsoftonline.cn",\n};',
    );
    expect(textOf("authConfig.mjs", calendarSync, "azure-identity")).not.toContain("authorityHost");
  });

  it("on a practice tenant tells each library what it must not ask Microsoft", () => {
    const practice = (target: ConnectTarget, file: string) =>
      textOf(file, onPractice(calendarSync), target, undefined, caFile);

    expect(practice("msal-node", "authConfig.mjs")).toContain('    knownAuthorities: ["127.0.0.1:28443"],\n');
    expect(practice("azure-identity", "authConfig.mjs")).toContain("  disableInstanceDiscovery: true,\n");
    expect(practice("python", "auth_config.py")).toContain('    "instance_discovery": False,\n');
    expect(practice("dotnet", "Program.cs")).toContain("    DisableInstanceDiscovery = true,\n");
    expect(practice("env", ".env")).toContain(
      `NODE_EXTRA_CA_CERTS=${caFile}\nREQUESTS_CA_BUNDLE=${caFile}\nSSL_CERT_FILE=${caFile}\n`,
    );
  });

  it.each([calendarSync, portal, mailDigest])(
    "for .NET is one JSON document, and the project pins exact versions: $name",
    (app) => {
      const { AzureAd, MicrosoftGraph } = JSON.parse(textOf("appsettings.json", app, "dotnet"));
      const versions = [...textOf("Sample.csproj", app, "dotnet").matchAll(/Include="([^"]+)" Version="([^"]+)"/g)];

      expect(AzureAd).toEqual({
        Instance: "https://login.microsoftonline.com/",
        TenantId: tenantId,
        ClientId: clientId,
        ...(app.kind === "web" ? { CallbackPath: "/signed-in" } : {}),
      });
      expect(MicrosoftGraph.BaseUrl).toBe("https://graph.microsoft.com/v1.0");
      expect(versions.map(([, name, version]) => [name, version])).toEqual(
        app.kind === "web"
          ? [
              ["Microsoft.Identity.Web", "[4.12.2]"],
              ["Microsoft.Identity.Web.DownstreamApi", "[4.12.2]"],
            ]
          : [["Azure.Identity", "[1.21.0]"]],
      );
    },
  );

  it("takes a port that anybody may listen on where the redirect URI names none", () => {
    const bare = (app: AppAccess) => describeConnection({ ...app, redirectUri: "http://localhost/back" }).redirectUri;

    expect([bare(roomBoard), bare(portal)]).toEqual(["http://localhost:5173/back", "http://localhost:3000/back"]);
  });

  it("of an app without permissions asks for what signing in needs", () => {
    const bare = describeConnection({ ...mailDigest, roles: [] });

    expect(textOf("authConfig.mjs", { ...calendarSync, scopes: [] }, "msal-node")).toContain(
      'export const scopes = ["openid", "profile"];\n',
    );
    expect(textOf("auth_config.py", { ...calendarSync, scopes: ["openid"] }, "python")).toContain("SCOPES = []\n");
    expect(bare.scopes).toEqual(["https://graph.microsoft.com/.default"]);
  });
});

describe("what proves the app", () => {
  const certified = provedBy(mailDigest, "certificate");
  const trusting = provedBy(mailDigest, "federated");

  it("is the best that is declared, unless somebody names another", () => {
    const both = provedBy(mailDigest, "federated", "secret");

    expect([describeConnection(both), describeConnection(both, { proof: "secret" })].map(({ proof }) => proof)).toEqual(
      ["federated", "secret"],
    );
  });

  it("is a secret where nothing is declared, or an older version did not tell; and nothing where anybody could read it", () => {
    const apps = [provedBy(portal), portal, provedBy(calendarSync, "secret"), roomBoard];

    expect(apps.map((app) => describeConnection(app).proof)).toEqual(["secret", "secret", undefined, undefined]);
  });

  it("has its variable in a file only where a person has to fill it in", () => {
    const env = (app: AppAccess) => textOf(".env", app, "msal-node");

    expect(env(certified)).toBe(
      '# The certificate of "mail-digest-certificate".\n# A PEM file with the certificate and its private key, which git does not track.\nAZURE_CLIENT_CERTIFICATE_PATH=\n',
    );
    expect(env(trusting)).toBe("");
    expect(textOf(".env", trusting, "env")).not.toContain("AZURE_FEDERATED_TOKEN_FILE=");
    expect(textOf(".env", onPractice(trusting), "env", undefined, caFile)).toContain(
      "AZURE_FEDERATED_TOKEN_FILE=../.practice/mail-digest-federated.jwt\n",
    );
  });

  it("is named to any other program by its variable", () => {
    const fields = (app: AppAccess) =>
      Object.entries(JSON.parse(textOf("connection.json", app, "json"))).filter(([name]) => name.endsWith("Variable"));

    expect([certified, trusting, mailDigest, roomBoard].map(fields)).toEqual([
      [["clientCertificatePathVariable", "AZURE_CLIENT_CERTIFICATE_PATH"]],
      [["federatedTokenFileVariable", "AZURE_FEDERATED_TOKEN_FILE"]],
      [["clientSecretVariable", "AZURE_CLIENT_SECRET"]],
      [],
    ]);
  });

  it.each([
    [certified, "new ClientCertificateCredential(Setting", "AZURE_CLIENT_CERTIFICATE_PATH"],
    [trusting, "new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions", "Setting"],
    [
      provedBy(portal, "certificate"),
      "options.ClientCredentials = [CertificateDescription",
      "AZURE_CLIENT_CERTIFICATE_PATH",
    ],
  ])("is no secret in the program for .NET: $name", (app, credential, reads) => {
    const program = textOf("Program.cs", app, "dotnet");

    expect(program).toContain(credential);
    expect(program).toContain(reads);
    expect(program).not.toMatch(/secret/i);
  });

  it("is in the settings of a web server for .NET where a platform vouches for it", () => {
    const { AzureAd } = JSON.parse(textOf("appsettings.json", provedBy(portal, "federated"), "dotnet"));

    expect(AzureAd.ClientCredentials).toEqual([{ SourceType: "SignedAssertionFilePath" }]);
  });
});

describe("a sample", () => {
  it("of a web server listens behind a proxy where sign-in comes back to another machine", () => {
    const remote = { ...portal, redirectUri: "https://portal.contoso.example/signed-in" };
    const listening = (app: AppAccess) => [
      /server\.listen\((.*?),/.exec(textOf("sample.mjs", app, "msal-node"))?.[1],
      /HTTPServer\(\("localhost", (.*?)\)/.exec(textOf("sample.py", app, "python"))?.[1],
    ];

    expect(listening(portal)).toEqual(["Number(port)", "callback.port"]);
    expect(listening(remote)).toEqual(["3000", "3000"]);
  });

  it("of a page has a server where the page is one of this machine, and a page to come back to where that is another", () => {
    const names = (redirectUri: string) =>
      filesFor({ ...roomBoard, redirectUri }, "msal-browser").map(({ name }) => name);
    const always = ["authConfig.mjs", "sample.mjs", "index.html"];

    expect(names("http://localhost:5173/redirect.html")).toEqual([
      ...always,
      "redirect.html",
      "serve.mjs",
      "package.json",
    ]);
    expect(names("http://localhost:5173/")).toEqual([...always, "serve.mjs", "package.json"]);
    expect(names("https://rooms.contoso.example/back")).toEqual([...always, "redirect.html", "package.json"]);
  });

  it("that has nothing to call says why", () => {
    const own = { ...calendarSync, scopes: ["b8a4c1d2-0000-4000-8000-000000000001/Rooms.Read"] };
    const firstLine = (app: AppAccess) =>
      textOf("sample.mjs", app, "msal-node").split("\nimport")[0]?.replaceAll("\n// ", " ");

    expect([{ ...calendarSync, scopes: [] }, own].map(firstLine)).toEqual([
      '// Signs somebody in to "calendar-sync". "calendar-sync" declares no permission, so there is nothing to call.',
      '// Signs somebody in to "calendar-sync". "calendar-sync" declares no permission of Microsoft Graph: the token is for b8a4c1d2-0000-4000-8000-000000000001 (Rooms.Read).',
    ]);
  });

  it("is no way for a name to get into its code", () => {
    const name = '"""\n*/ --> </script><script>alert(1)//';
    const texts = [
      ...filesFor({ ...calendarSync, name }, "python"),
      ...filesFor({ ...calendarSync, name }, "msal-node"),
      ...filesFor({ ...roomBoard, name }, "msal-browser"),
    ];

    for (const { text } of texts) expect(text).not.toMatch(/"""\n\*|^\*\/|<script>alert|""""/m);
  });
});

/** What is written for a target: the configuration, a sample that uses it, and what the sample depends on. */
import { renderDotnetConfig } from "./config/dotnetConfig";
import { renderEnvConfig, renderProofEnv } from "./config/envConfig";
import { type JsTarget, renderJsConfig } from "./config/jsConfig";
import { renderJsonConfig } from "./config/jsonConfig";
import { renderPythonConfig } from "./config/pythonConfig";
import type { Connection } from "./connection";
import { type Library, libraryVersions } from "./libraryVersions";
import { needsEnvFile } from "./proofSource";
import { renderAzureIdentitySample } from "./samples/azureIdentitySample";
import { renderDotnetProject, renderDotnetSample } from "./samples/dotnetSample";
import {
  hasRedirectPage,
  renderPage,
  renderPageScript,
  renderPageServer,
  renderRedirectPage,
} from "./samples/msalBrowserSample";
import { renderMsalNodeSample } from "./samples/msalNodeSample";
import { renderAssertionModule, renderCertificateModule } from "./samples/nodeProof";
import { renderPythonSample } from "./samples/pythonSample";
import type { ConnectTarget } from "./targets";

export interface KitFile {
  /** Relative to the folder that is written to. */
  readonly name: string;
  readonly text: string;
}

export interface Kit {
  readonly config: KitFile;
  /** The program that signs in; absent for forms that are no library's. */
  readonly sample?: KitFile;
  /** What the sample consists of besides. */
  readonly parts: readonly KitFile[];
  /** The list of packages. Somebody's own stays as it is. */
  readonly dependencies?: KitFile;
  /** Variables that hold the secret, or name the file of the certificate: for a file that git ignores, and no other. */
  readonly env?: KitFile;
}

/** Name of the file of variables, where git ignores it. */
export const envFile = ".env";

/** Whether the variables of a target hold the secret of an app that has one. */
export function holdsSecret(target: ConnectTarget): boolean {
  return ["env", "msal-node", "azure-identity", "python"].includes(target);
}

/** @param secret to write among the variables */
export function buildKit(connection: Connection, target: ConnectTarget, secret?: string): Kit {
  switch (target) {
    case "env":
      return { config: { name: envFile, text: renderEnvConfig(connection, secret) }, parts: [] };
    case "json":
      return { config: { name: "connection.json", text: renderJsonConfig(connection) }, parts: [] };
    case "msal-browser":
      return buildPageKit(connection);
    case "msal-node":
    case "azure-identity":
      return { ...buildNodeKit(connection, target), ...envPart(connection, secret) };
    case "python":
      return { ...buildPythonKit(connection), ...envPart(connection, secret) };
    case "dotnet":
      return {
        config: { name: "appsettings.json", text: renderDotnetConfig(connection) },
        sample: { name: "Program.cs", text: renderDotnetSample(connection) },
        parts: [],
        dependencies: { name: "Sample.csproj", text: renderDotnetProject(connection) },
      };
    default:
      return target satisfies never;
  }
}

function envPart(connection: Connection, secret: string | undefined): Pick<Kit, "env"> {
  return needsEnvFile(connection) ? { env: { name: envFile, text: renderProofEnv(connection, secret) } } : {};
}

function buildNodeKit(connection: Connection, target: Exclude<JsTarget, "msal-browser">): Kit {
  const render = target === "msal-node" ? renderMsalNodeSample : renderAzureIdentitySample;
  return {
    config: { name: "authConfig.mjs", text: renderJsConfig(connection, target) },
    sample: { name: "sample.mjs", text: render(connection) },
    parts: proofParts(connection, target),
    dependencies: packageJson(target === "msal-node" ? "@azure/msal-node" : "@azure/identity"),
  };
}

function proofParts(connection: Connection, target: Exclude<JsTarget, "msal-browser">): readonly KitFile[] {
  const { proof } = connection;
  if (proof === "federated") return [{ name: "assertion.mjs", text: renderAssertionModule(connection) }];
  // The other library reads the file itself.
  const readsForMsal = proof === "certificate" && target === "msal-node";
  return readsForMsal ? [{ name: "certificate.mjs", text: renderCertificateModule() }] : [];
}

function buildPageKit(connection: Connection): Kit {
  const server = { name: "serve.mjs", text: renderPageServer(connection) };
  return {
    config: { name: "authConfig.mjs", text: renderJsConfig(connection, "msal-browser") },
    sample: { name: "sample.mjs", text: renderPageScript(connection) },
    parts: [
      { name: "index.html", text: renderPage(connection) },
      ...(hasRedirectPage(connection) ? [{ name: "redirect.html", text: renderRedirectPage() }] : []),
      ...(connection.localPort === undefined ? [] : [server]),
    ],
    dependencies: packageJson("@azure/msal-browser"),
  };
}

function buildPythonKit(connection: Connection): Kit {
  return {
    config: { name: "auth_config.py", text: renderPythonConfig(connection) },
    sample: { name: "sample.py", text: renderPythonSample(connection) },
    parts: [],
    dependencies: { name: "requirements.txt", text: `msal==${libraryVersions.msal}\n` },
  };
}

function packageJson(library: Library): KitFile {
  const content = { private: true, dependencies: { [library]: libraryVersions[library] } };
  return { name: "package.json", text: `${JSON.stringify(content, null, 2)}\n` };
}

/** Whether a library can get tokens as an app at all, by what Entra would answer. */
import type { Connection } from "./connection";
import type { Refusal } from "./connectRefusedError";
import { type ConnectTarget, isLibrary, type LibraryTarget } from "./targets";

/** The reason why a target does not fit an app; undefined where it does. */
export function findMisfit(connection: Connection, target: ConnectTarget): Refusal | undefined {
  if (!isLibrary(target)) return undefined;
  return target === "msal-browser" ? misfitOfPage(connection) : misfitOfProgram(connection, target);
}

/**
 * Entra redeems the code of a page for a redirect URI of the single-page platform only, and issues none without a
 * redirect URI (learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
function misfitOfPage(connection: Connection): Refusal | undefined {
  const { app, flow, redirectUri } = connection;
  if (flow === "page") return redirectUri === undefined ? withoutRedirectUri(connection) : undefined;
  if (flow === "appOnly") {
    return {
      problem: `"${app.name}" acts on its own and signs nobody in: it has no redirect URI for a page (AADSTS500113), and a page could not keep what proves it (AADSTS7000218).`,
      fix: `use ${fitting(connection)}, or declare singlePage.redirectUris`,
    };
  }
  return {
    problem: `"${app.name}" is no single-page app, so that Entra would refuse to redeem its code from a page (AADSTS9002326).`,
    fix: `use ${fitting(connection)}, or declare the page's redirect URI under singlePage`,
  };
}

function misfitOfProgram(connection: Connection, target: LibraryTarget): Refusal | undefined {
  const { app, flow, redirectUri } = connection;
  if (flow === "page") {
    return {
      problem: `"${app.name}" is a single-page app, and Entra redeems its codes for pages only (AADSTS9002327).`,
      fix: `use ${fitting(connection)}, or declare the redirect URI under publicClient or web`,
    };
  }
  if (flow !== "webServer") return undefined;
  if (redirectUri === undefined) return withoutRedirectUri(connection);
  if (target !== "azure-identity") return undefined;
  return {
    problem: `"${app.name}" signs people in on a web server, and @azure/identity has nothing for that: it signs in as a public client, without the secret that Entra asks a web app for (AADSTS7000218).`,
    fix: `use ${fitting(connection)}`,
  };
}

function withoutRedirectUri({ app }: Connection): Refusal {
  return {
    problem: `"${app.name}" has no redirect URI, so that Entra would show an error in place of its sign-in page (AADSTS500113).`,
    fix: `declare ${app.kind}.redirectUris, such as http://localhost:${app.kind === "web" ? 3000 : 5173}/, and bring the stack up again`,
  };
}

/** The targets that fit, as they are written on the command line. */
function fitting({ flow }: Connection): string {
  if (flow === "page") return "--to msal-browser";
  return flow === "webServer" ? "--to msal-node, python or dotnet" : "--to msal-node, azure-identity, python or dotnet";
}

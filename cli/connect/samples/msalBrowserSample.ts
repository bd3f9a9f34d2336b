/** The sample of `@azure/msal-browser`: a page, the page that sign-in comes back to, and a server for both. */

import type { Connection } from "../connection";
import { joinLines } from "../joinLines";
import { pathOf, summaryLines } from "./graphCall";
import { importConfig, importNames } from "./jsParts";

/** `sample.mjs`, the script of the page. */
export function renderPageScript(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    importNames(["InteractionRequiredAuthError", "PublicClientApplication"], "@azure/msal-browser"),
    importConfig(connection, ["msalConfig"]),
    signIn,
    useToken(connection),
  );
}

const signIn = `
const button = document.querySelector("button");
const output = document.querySelector("output");

const app = new PublicClientApplication(msalConfig);
await app.initialize();

// Leaves this page; MSAL comes back to it with the answer.
button.addEventListener("click", () => app.loginRedirect({ scopes }));

try {
  const signedIn = await app.handleRedirectPromise();
  const account = signedIn?.account ?? app.getAllAccounts()[0];
  if (account === undefined) button.hidden = false;
  else output.textContent = await show(account);
} catch (error) {
  output.textContent = error.message;
  // Such as consent that is missing, or a sign-in that is too long ago.
  button.hidden = !(error instanceof InteractionRequiredAuthError);
}
`;

function useToken({ call }: Connection): string {
  if (call === undefined) {
    return `async function show(account) {
  const { expiresOn } = await app.acquireTokenSilent({ scopes, account });
  return \`\${account.username} has a token, valid until \${expiresOn.toISOString()}\`;
}`;
  }
  return `async function show(account) {
  const { accessToken } = await app.acquireTokenSilent({ scopes, account });
  const address = \`\${graphBaseUrl}${pathOf(call, "")}\`;
  const answer = await fetch(address, { headers: { Authorization: \`Bearer \${accessToken}\` } });
  if (!answer.ok) throw new Error(\`Microsoft Graph answered \${answer.status}: \${await answer.text()}\`);
  return JSON.stringify(await answer.json(), null, 2);
}`;
}

/** `index.html`. */
export function renderPage({ title }: Connection): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${importMap}
<script type="module" src="./sample.mjs"></script>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<button hidden>Sign in</button>
<output style="white-space: pre-wrap"></output>
</body>
</html>
`;
}

/** `redirect.html`. MSAL.js 5 wants a page of its own there, or the page of the app itself. */
export function renderRedirectPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Signing in</title>
${importMap}
<!-- Nothing else may run here, and it must not be served with Cross-Origin-Opener-Policy. -->
<script type="module">
${importNames(["broadcastResponseToMainFrame"], "@azure/msal-browser/redirect-bridge")}
broadcastResponseToMainFrame();
</script>
</head>
</html>
`;
}

const importMap = `<!-- In place of a bundler; leave it out where you have one. -->
<script type="importmap">
{
  "imports": {
    "@azure/msal-browser": "/node_modules/@azure/msal-browser/dist/index.mjs",
    "@azure/msal-browser/redirect-bridge": "/node_modules/@azure/msal-browser/dist/redirect_bridge/index.mjs",
    "@azure/msal-common/browser": "/node_modules/@azure/msal-common/dist-browser/index-browser.mjs"
  }
}
</script>`;

/** `serve.mjs`. */
export function renderPageServer(connection: Connection): string {
  const redirectPage = hasRedirectPage(connection) ? ', [redirectPath]: "/redirect.html"' : "";
  return `// Serves this folder where sign-in comes back to. Any server of static files does.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { msalConfig } from "./authConfig.mjs";

const { origin, port${redirectPage === "" ? "" : ", pathname: redirectPath"} } = new URL(msalConfig.auth.redirectUri);
const pages = { "/": "/index.html"${redirectPage} };
const types = { ".html": "text/html", ".mjs": "text/javascript" };

const server = createServer(async (request, response) => {
  // An address has no ".." left, so that nothing above this folder is read.
  const { pathname } = new URL(request.url, origin);
  const path = pages[pathname] ?? pathname;
  try {
    const content = await readFile(new URL(\`.\${path}\`, import.meta.url));
    response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream").end(content);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(Number(port), "localhost", () => console.error(\`Open \${origin}/\`));
`;
}

/** Whether sign-in comes back to another page than the app's own. */
export function hasRedirectPage({ redirectUri }: Connection): boolean {
  return redirectUri !== undefined && new URL(redirectUri).pathname !== "/";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;");
}

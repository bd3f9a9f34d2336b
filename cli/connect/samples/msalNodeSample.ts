/** The sample of `@azure/msal-node`. */

import { type Connection, portBehindProxy } from "../connection";
import { joinLines } from "../joinLines";
import { summaryLines } from "./graphCall";
import { askForUser, importConfig, importNames, useToken } from "./jsParts";

export function renderMsalNodeSample(connection: Connection): string {
  switch (connection.flow) {
    case "appOnly":
      return renderAppOnly(connection);
    case "webServer":
      return renderWebServer(connection);
    default:
      return renderDesktop(connection);
  }
}

const library = "@azure/msal-node";

const result = { token: "result.accessToken", expires: "result.expiresOn.toISOString()" };

function renderDesktop(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    importNames(["PublicClientApplication"], library),
    importConfig(connection, ["msalConfig"]),
    `
const app = new PublicClientApplication(msalConfig);
${connection.canListen ? browserOrCode : codeOnly}
console.error(\`Signed in as \${result.account?.username}\`);`,
    useToken(connection, result),
  );
}

const browserOrCode = `
// With --device-code, sign-in happens on any other device: for machines without a browser.
const result = process.argv.includes("--device-code")
  ? await app.acquireTokenByDeviceCode({ scopes, deviceCodeCallback: ({ message }) => console.error(message) })
  : await app.acquireTokenInteractive({ scopes, openBrowser: async (url) => console.error(\`Sign in at \${url}\`) });`;

const codeOnly = `
const result = await app.acquireTokenByDeviceCode({
  scopes,
  deviceCodeCallback: ({ message }) => console.error(message),
});`;

function renderAppOnly(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    importNames(["ConfidentialClientApplication"], library),
    importConfig(connection, ["msalConfig"]),
    askForUser(connection),
    `
const app = new ConfidentialClientApplication(msalConfig);
const result = await app.acquireTokenByClientCredential({ scopes });`,
    useToken(connection, result),
  );
}

function renderWebServer(connection: Connection): string {
  return joinLines(
    summaryLines(connection, "// "),
    importNames(["randomUUID"], "node:crypto"),
    importNames(["createServer"], "node:http"),
    importNames(["ConfidentialClientApplication", "CryptoProvider"], library),
    importConfig(connection, ["msalConfig", "redirectUri"]),
    webServer(connection),
    useToken(connection, result),
  );
}

function webServer({ localPort }: Connection): string {
  return `
const app = new ConfidentialClientApplication(msalConfig);
const { origin, pathname${localPort === undefined ? "" : ", port"} } = new URL(redirectUri);

// Both belong to one sign-in of one person: a server for many keeps them in the person's session.
const state = randomUUID();
const { challenge, verifier } = await new CryptoProvider().generatePkceCodes();

const server = createServer();
server.listen(${localPort === undefined ? portBehindProxy : "Number(port)"}, "localhost", () => console.error(\`Open \${origin}/\`));
${answerOnce}`;
}

/** The response may be gone before the server is closed: it is sent first, and its connection is not kept. */
const answerOnce = `
const result = await new Promise((resolve, reject) => {
  server.on("request", async (request, response) => {
    const { pathname: path, searchParams } = new URL(request.url, origin);
    if (path === pathname && searchParams.has("state")) {
      response.setHeader("Connection", "close").end("You can close this window now.");
      const answer = Object.fromEntries(searchParams);
      if (answer.code === undefined) return reject(new Error(answer.error_description));
      const asked = { scopes, redirectUri, code: answer.code, codeVerifier: verifier, state };
      // MSAL compares the states: an answer to somebody else's sign-in is refused.
      app.acquireTokenByCode(asked, answer).then(resolve, reject);
    } else if (path === "/") {
      const codeChallenge = { codeChallenge: challenge, codeChallengeMethod: "S256" };
      const Location = await app.getAuthCodeUrl({ scopes, redirectUri, state, ...codeChallenge });
      response.writeHead(302, { Location }).end();
    } else {
      response.writeHead(404).end();
    }
  });
}).finally(() => server.close());
console.error(\`Signed in as \${result.account?.username}\`);`;

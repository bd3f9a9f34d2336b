/** How a person runs a sample: the lines to type, in the folder that it was written to. */
import { type Connection, needsSecret, portBehindProxy } from "./connection";
import { isForOneUser } from "./samples/graphCall";
import { shellWord } from "./shellWord";
import type { LibraryTarget } from "./targets";

/** The variable that names the practice tenant's authority to what runs a sample; a browser has none. */
export const trustVariables: Readonly<Record<Exclude<LibraryTarget, "msal-browser">, string>> = {
  "msal-node": "NODE_EXTRA_CA_CERTS",
  "azure-identity": "NODE_EXTRA_CA_CERTS",
  python: "REQUESTS_CA_BUNDLE",
  dotnet: "SSL_CERT_FILE",
};

export function runSteps(connection: Connection, target: LibraryTarget): string[] {
  switch (target) {
    case "msal-node":
    case "azure-identity":
      return ["npm install", `${trust(connection, target)}node ${envOption(connection)}sample.mjs${user(connection)}`];
    case "msal-browser":
      return connection.localPort === undefined ? ["npm install"] : ["npm install", "node serve.mjs"];
    case "python":
      return [
        "python3 -m venv .venv",
        ".venv/bin/pip install -r requirements.txt",
        ...(needsSecret(connection) ? ["set -a; . ./.env; set +a"] : []),
        `${trust(connection, target)}.venv/bin/python sample.py${user(connection)}`,
      ];
    case "dotnet":
      return [`${trust(connection, target)}dotnet run${user(connection)}${listenOn(connection)}`];
    default:
      return target satisfies never;
  }
}

function trust({ practiceCaFile }: Connection, target: keyof typeof trustVariables): string {
  return practiceCaFile === undefined ? "" : `${trustVariables[target]}=${shellWord(practiceCaFile)} `;
}

function envOption(connection: Connection): string {
  return needsSecret(connection) ? "--env-file=.env " : "";
}

function user(connection: Connection): string {
  if (!isForOneUser(connection)) return "";
  return connection.practiceCaFile === undefined ? " someone@contoso.com" : " ben@practice.onmicrosoft.com";
}

function listenOn({ flow, localPort = portBehindProxy }: Connection): string {
  return flow === "webServer" ? ` --urls http://localhost:${localPort}` : "";
}

/** How a person runs a sample: the lines to type, in the folder that it was written to. */
import { type Connection, portBehindProxy } from "./connection";
import { needsEnvFile, practiceAssertionFile, proofVariables } from "./proofSource";
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
        ...(needsEnvFile(connection) ? ["set -a; . ./.env; set +a"] : []),
        `${trust(connection, target)}.venv/bin/python sample.py${user(connection)}`,
      ];
    case "dotnet":
      return [`${trust(connection, target)}dotnet run${user(connection)}${listenOn(connection)}`];
    default:
      return target satisfies never;
  }
}

/** The variables in front of a command: the authority to trust, and the token of the issuer's stand-in. */
function trust(connection: Connection, target: keyof typeof trustVariables): string {
  const { practiceCaFile } = connection;
  const files = [
    [proofVariables.federated, practiceAssertionFile(connection)],
    [trustVariables[target], practiceCaFile],
  ] as const;
  return files.map(([name, file]) => (file === undefined ? "" : `${name}=${shellWord(file)} `)).join("");
}

function envOption(connection: Connection): string {
  return needsEnvFile(connection) ? "--env-file=.env " : "";
}

function user(connection: Connection): string {
  if (!isForOneUser(connection)) return "";
  return connection.practiceCaFile === undefined ? " someone@contoso.com" : " ben@practice.onmicrosoft.com";
}

function listenOn({ flow, localPort = portBehindProxy }: Connection): string {
  return flow === "webServer" ? ` --urls http://localhost:${localPort}` : "";
}

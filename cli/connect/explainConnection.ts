/** What a person should know beside the files: what they do, how to run them, and where the secret is. */
import { join } from "node:path";
import { type ScreenWidth, wrapLines } from "../../common";
import { type Connection, portBehindProxy } from "./connection";
import { aboutProof, aboutUndeclared } from "./explainProof";
import { practiceAssertionFile } from "./proofSource";
import { runSteps, trustVariables } from "./runSteps";
import { summaryOf } from "./samples/graphCall";
import { shellWord } from "./shellWord";
import { isLibrary } from "./targets";
import type { Told } from "./told";

/**
 * Paragraphs, for standard error; none where there is nothing to add.
 *
 * @param width of the screen. What stands further in is to be copied, and stays in one line.
 */
export function explainConnection(told: Told, width: ScreenWidth): string {
  const paragraphs = [
    aboutSample(told),
    aboutKept(told),
    aboutProof(told),
    aboutUndeclared(told),
    ...aboutTarget(told),
    howToRun(told),
  ];
  return paragraphs
    .filter((paragraph) => paragraph !== undefined)
    .map((paragraph) => `${wrapProse(paragraph, width)}\n`)
    .join("\n");
}

function wrapProse(paragraph: string, width: ScreenWidth): string {
  const lines = paragraph.split("\n").map((line) => (line.startsWith("  ") ? line : wrapLines(line, width)));
  return lines.join("\n");
}

function aboutSample({ connection, target, out }: Told): string | undefined {
  if (out === undefined || !isLibrary(target)) return undefined;
  const { flow, canListen } = connection;
  const otherWay = flow === "desktop" && canListen && target !== "dotnet";
  return `${summaryOf(connection)}${otherWay ? " Where there is no browser: --device-code." : ""}`;
}

function aboutKept({ out }: Told): string | undefined {
  const kept = out?.files.find(({ action }) => action === "kept");
  return kept && `${kept.name} was there and stays as it is. The sample needs this of it:\n${indent(kept.text)}`;
}

/** What is particular to a library, and to the practice tenant. */
function aboutTarget({ connection, target, out }: Told): (string | undefined)[] {
  switch (target) {
    case "msal-browser":
      return [aboutPage(connection)];
    case "dotnet":
      return [...(out === undefined ? [aboutTrust(connection, [trustVariables.dotnet])] : []), aboutDotnet(connection)];
    case "env":
    case "json":
      return [aboutTrust(connection, ["NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])];
    default:
      return [
        ...(out === undefined ? [aboutTrust(connection, [trustVariables[target]])] : []),
        aboutServer(connection),
      ];
  }
}

function aboutTrust({ practiceCaFile }: Connection, variables: readonly string[]): string | undefined {
  if (practiceCaFile === undefined) return undefined;
  const lines = variables.map((name) => `\n  ${name}=${shellWord(practiceCaFile)}`);
  return `On the practice tenant a program must trust the tenant's certificate:${lines.join("")}`;
}

function aboutPage(connection: Connection): string | undefined {
  const { redirectUri, localPort, practiceCaFile } = connection;
  if (localPort === undefined) return `The files belong where ${redirectUri} is served from.`;
  return practiceCaFile && `The browser must trust ${practiceCaFile}: docs/apps/singlePageApp.md has the safest way.`;
}

/** A server that sign-in does not come back to by itself. */
function aboutServer({ flow, redirectUri, localPort }: Connection): string | undefined {
  if (flow !== "webServer" || localPort !== undefined) return undefined;
  return `Sign-in comes back to ${redirectUri}, which has to lead to port ${portBehindProxy} of the machine that runs the sample. To try it on yours, declare http://localhost:${portBehindProxy}/signed-in under web, too.`;
}

function aboutDotnet({ flow, redirectUri, practiceCaFile }: Connection): string {
  return [
    "No test of this project has run this sample, unlike the others: it follows the libraries' documentation.",
    ...(flow === "webServer" && redirectUri?.startsWith("http:") === true
      ? ["ASP.NET Core keeps its sign-in in cookies that browsers take over https only: declare an https redirect URI."]
      : []),
    ...(flow === "webServer" && practiceCaFile !== undefined
      ? ["Microsoft.Identity.Web asks Microsoft about the sign-in host, which does not know the practice tenant's."]
      : []),
  ].join("\n");
}

function howToRun({ connection, target, out }: Told): string | undefined {
  if (out === undefined || !isLibrary(target)) return undefined;
  const steps = [`cd ${shellWord(out.folder)}`, ...runSteps(connection, target)];
  return `Run it:\n${indent([...practiceSteps(connection, out.folder), ...steps].join("\n"))}`;
}

function practiceSteps(connection: Connection, folder: string): string[] {
  if (connection.practiceCaFile === undefined) return [];
  const assertion = practiceAssertionFile(connection);
  return [
    "npx appreg practice serve    # in another terminal",
    ...(assertion === undefined
      ? []
      : [
          `npx appreg practice assertion --app ${shellWord(connection.app.name)} > ${shellWord(join(folder, assertion))}`,
        ]),
  ];
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, "  ");
}

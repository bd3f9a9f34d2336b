/** What a person should know beside the files: what they do, how to run them, and where the secret is. */
import { secretVariable } from "./config/envConfig";
import { type Connection, needsSecret } from "./connection";
import type { PlannedFile } from "./planFiles";
import { runSteps } from "./runSteps";
import { summaryOf } from "./samples/graphCall";
import { isServedHere } from "./samples/msalBrowserSample";
import { type ConnectTarget, isLibrary } from "./targets";

export interface Told {
  readonly connection: Connection;
  readonly target: ConnectTarget;
  /** Where it was written, as the person called it; absent where it was only printed. */
  readonly out?: { readonly folder: string; readonly files: readonly PlannedFile[]; readonly envIsHidden: boolean };
  /** Whether the secret's value is among the variables. */
  readonly hasSecret: boolean;
  /** The command that shows a secret output; absent where no command does. */
  readonly showSecret: string | undefined;
}

/** Paragraphs, for standard error. */
export function explainConnection(told: Told): string {
  const { connection, target, out } = told;
  const paragraphs = [
    out === undefined || !isLibrary(target) ? undefined : summaryOf(connection),
    aboutKept(told),
    aboutSecret(told),
    out === undefined ? aboutPractice(told) : undefined,
    aboutTarget(told),
    out === undefined ? undefined : howToRun(told, out.folder),
  ];
  return paragraphs
    .filter((paragraph) => paragraph !== undefined)
    .join("\n\n")
    .concat("\n");
}

function aboutKept({ out }: Told): string | undefined {
  const kept = out?.files.find(({ action }) => action === "kept");
  return (
    kept && `${kept.name} was there and stays as it is. The sample needs this of it:\n${indent(kept.text.trimEnd())}`
  );
}

/** The secret is in a file that git ignores, or nowhere: then, where it comes from. */
function aboutSecret({ connection, target, out, hasSecret, showSecret }: Told): string | undefined {
  if (!needsSecret(connection)) return undefined;
  if (hasSecret) return `The secret is in .env, which git does not track and only you can read.`;
  const name = target === "dotnet" && connection.flow === "webServer" ? "AzureAd__ClientSecret" : secretVariable;
  const source = [
    `The program reads its secret from the variable ${name}. It is in no file that git could track.`,
    showSecret === undefined ? undefined : `Its value: ${showSecret}`,
    target === "dotnet" ? undefined : "To have it in .env: --secret-output <output>, with --out.",
    out === undefined || out.envIsHidden || target === "dotnet"
      ? undefined
      : "git does not ignore .env here, so .env.example was written: add .env to .gitignore, then copy it there.",
  ];
  return source.filter((line) => line !== undefined).join("\n");
}

function aboutPractice({ connection }: Told): string | undefined {
  const { practiceCaFile } = connection;
  return practiceCaFile === undefined
    ? undefined
    : `The practice tenant's certificate must be trusted: NODE_EXTRA_CA_CERTS (Node), REQUESTS_CA_BUNDLE (Python) or
SSL_CERT_FILE (.NET and others) = ${practiceCaFile}`;
}

function aboutTarget({ connection, target }: Told): string | undefined {
  if (target === "msal-browser") {
    const { redirectUri, practiceCaFile } = connection;
    if (!isServedHere(connection))
      return `These files belong where ${redirectUri ?? "the redirect URI"} is served from.`;
    return practiceCaFile && `The browser must trust ${practiceCaFile}: docs/singlePageApp.md has the safest way.`;
  }
  return target === "dotnet"
    ? "Written by the documentation of its libraries. Unlike the other samples, no test of this project has run it."
    : undefined;
}

function howToRun({ connection, target }: Told, folder: string): string | undefined {
  if (!isLibrary(target)) return undefined;
  const steps = [`cd ${folder}`, ...runSteps(connection, target)];
  const practice =
    connection.practiceCaFile === undefined ? [] : ["npx appreg practice serve    # in another terminal"];
  return `Run it:\n${indent([...practice, ...steps].join("\n"))}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}

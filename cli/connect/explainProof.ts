/** What a person should know of the proof that a connected program needs: where it is, and how it gets there. */
import { nameCredentials } from "../token/proof/nameCredentials";
import { holdsSecret } from "./kit";
import { proofVariables } from "./proofSource";
import { shellWord } from "./shellWord";
import type { Told } from "./told";

/** Where the program finds what proves the app. */
export function aboutProof(told: Told): string | undefined {
  switch (told.connection.proof) {
    case "secret":
      return aboutSecret(told);
    case "certificate":
      return aboutCertificate(told);
    case "federated":
      return aboutPlatform(told);
    default:
      return undefined;
  }
}

/** What the stack does not tell may be declared by other means, so that this is no refusal. */
export function aboutUndeclared({ connection: { app, title, proof } }: Told): string | undefined {
  if (proof === undefined || app.credentials === undefined || app.credentials.includes(proof)) return undefined;
  const declared =
    app.credentials.length === 0
      ? `nothing that proves "${title}", and Entra refuses an app that shows nothing (AADSTS7000218)`
      : `${nameCredentials(app.credentials)} for "${title}", not ${nameCredentials([proof])}`;
  return `As far as the stack tells, the program declares ${declared}. Write it under credentials, and bring the stack up again.`;
}

function aboutCertificate(told: Told): string {
  const { connection, target, out } = told;
  return [
    `The certificate is nowhere in this: the program reads it, with its private key, from the PEM file that ${proofVariables.certificate} names.`,
    `  a new one     npx appreg certificate ${shellWord(connection.title)}`,
    ...(out !== undefined && holdsSecret(target) ? ["  its file      write its name into .env"] : []),
    ...trackedEnv(told),
  ].join("\n");
}

function aboutPlatform({ connection: { practiceCaFile }, target }: Told): string {
  const asksGithub = ["msal-node", "azure-identity", "python"].includes(target);
  return [
    `There is no secret: a platform that the app trusts vouches for it, with a token in the file that ${proofVariables.federated} names`,
    asksGithub ? ", or in a job of GitHub Actions that has `id-token: write`." : ".",
    practiceCaFile === undefined ? "" : " Here the practice tenant does so in its place.",
  ].join("");
}

/** The secret is in a file that git does not track, or nowhere: then, where it comes from. */
function aboutSecret(told: Told): string {
  const { connection, target, hasSecret, showSecret } = told;
  if (hasSecret) return "The secret is in .env, which git does not track and only you can read.";
  const readsSettings = target === "dotnet" && connection.flow === "webServer";
  const lines = [
    `The secret is nowhere in this: the program reads it from ${readsSettings ? "AzureAd__ClientSecret" : proofVariables.secret}.`,
    ...(showSecret === undefined ? [] : [`  its value     ${showSecret}`]),
    ...(holdsSecret(target) ? ["  into .env     --out <folder> --secret-output <output>, where git ignores .env"] : []),
    ...trackedEnv(told),
  ];
  return lines.join("\n");
}

function trackedEnv({ target, out }: Told): string[] {
  if (out === undefined || out.envIsHidden || !holdsSecret(target)) return [];
  return ["git would track .env there, so .env.example was written: add .env to .gitignore, then copy it to .env."];
}

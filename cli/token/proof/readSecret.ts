/** Where the client secret of an app comes from. */
import { type AppAccess, CredentialUnusableError } from "../../../token";
import type { ProofOptions, ProofPlace } from "./proofOptions";

const usualVariable = "AZURE_CLIENT_SECRET";

/** @throws {CredentialUnusableError} when it is nowhere, or empty */
export async function readSecret(
  app: AppAccess,
  { secretEnv, secretOutput, secretStdin }: ProofOptions,
  { deps, session, readOutput }: ProofPlace,
): Promise<string> {
  if (secretOutput !== undefined) return requireOutput(secretOutput, await readOutput(secretOutput));
  if (secretStdin === true) return requireText("Standard input", (await deps.readInput()).trim());
  if (secretEnv !== undefined) return requireText(`The variable ${secretEnv}`, deps.env[secretEnv] ?? "");
  const usual = deps.env[usualVariable];
  if (usual !== undefined && usual !== "") return usual;
  const typed = await deps.askSecret?.(`Client secret of ${app.name}`);
  if (typed !== undefined && typed !== "") return typed;
  throw missing(app, session !== undefined);
}

function requireOutput(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new CredentialUnusableError(
    `The stack has no output "${name}" that is a secret's text.`,
    `write \`export const ${name} = password.value;\` in the program, for an azuread.ApplicationPassword, and bring the stack up`,
  );
}

function requireText(place: string, text: string): string {
  if (text !== "") return text;
  throw new CredentialUnusableError(`${place} holds no client secret.`, "put the secret's value there");
}

function missing({ name }: AppAccess, onPractice: boolean): CredentialUnusableError {
  return new CredentialUnusableError(
    `"${name}" needs a client secret, and none was given.`,
    onPractice
      ? "declare an azuread.ApplicationPassword for it, `export` its value, run `npx appreg rehearse up`, and name that output with --secret-output"
      : `set ${usualVariable}, or use --secret-env, --secret-output or --secret-stdin`,
  );
}

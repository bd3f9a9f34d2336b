/** The client secret of an app as the state of its stack keeps it: nobody has to name an output or a variable. */
import { isSecret } from "../../manifest";
import { type AppAccess, CredentialUnusableError } from "../../token";
import { parseExport } from "../stack/parseExport";
import type { RecordedResource, StackRecord } from "../stack/stackRecord";
import { readOutput } from "../up/runChild";
import type { VerifyStage } from "./verifyStage";

const passwordType = "azuread:index/applicationPassword:ApplicationPassword";
const applicationType = "azuread:index/application:Application";

/**
 * Of several the one that ends last. Where the state has none, what the environment holds for this very client id.
 *
 * @throws {CredentialUnusableError} where there is none, or the state does not give it
 */
export async function recordedSecret(
  { name, clientId }: AppAccess,
  { record, deps }: Pick<VerifyStage, "record" | "deps">,
): Promise<string> {
  const resources = record.engine === "pulumi" ? await exportInTheClear(record, deps) : record.resources;
  const application = resources.find(({ type, outputs }) => type === applicationType && outputs.clientId === clientId);
  const passwords = resources
    .filter(({ type, propertyDependencies }) => {
      return type === passwordType && propertyDependencies?.applicationId?.includes(application?.urn ?? "") === true;
    })
    .sort((a, b) => endOf(b).localeCompare(endOf(a)));
  const [value] = passwords.flatMap(({ outputs }) => inTheClear(outputs.value) ?? []);
  const { AZURE_CLIENT_ID, AZURE_CLIENT_SECRET = "" } = deps.env;
  const secret = value ?? (AZURE_CLIENT_ID === clientId ? AZURE_CLIENT_SECRET : "");
  if (secret !== "") return secret;
  throw new CredentialUnusableError(
    `The state of the stack holds no client secret of "${name}".`,
    `set AZURE_CLIENT_ID and AZURE_CLIENT_SECRET for it, or prove it alone: npx appreg token ${name} --flow secret`,
  );
}

/** Ends are RFC 3339 in UTC, so that their texts have the order of their times. */
function endOf({ outputs }: RecordedResource): string {
  return typeof outputs.endDate === "string" ? outputs.endDate : "";
}

async function exportInTheClear(
  { project, stack }: StackRecord,
  { env }: VerifyStage["deps"],
): Promise<readonly RecordedResource[]> {
  const { code, stdout } = await readOutput(
    ["pulumi", "stack", "export", "--show-secrets", "--non-interactive", "--stack", stack.name],
    { cwd: project.folder, env },
  );
  if (code === 0) return parseExport(stdout).resources;
  throw new CredentialUnusableError(
    `The Pulumi CLI does not give the secrets of the stack "${stack.name}".`,
    "give it what it needs to decrypt them, such as PULUMI_CONFIG_PASSPHRASE",
  );
}

/** The rehearsal keeps a secret beside its mark, Pulumi as JSON text. */
function inTheClear(output: unknown): string | undefined {
  if (!isSecret(output)) return typeof output === "string" ? output : undefined;
  const value: unknown = typeof output.plaintext === "string" ? JSON.parse(output.plaintext) : output.value;
  return typeof value === "string" ? value : undefined;
}

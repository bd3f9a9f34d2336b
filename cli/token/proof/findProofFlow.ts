/** Which flow an app on its own can take, by what there is to prove it with. */
import { type AppAccess, type AppOnlyFlow, CredentialUnusableError } from "../../../token";
import { declareOne, readFederatedCredentials } from "../../practice/federatedCredentials";
import { nameCredentials } from "./nameCredentials";
import type { ProofOptions, ProofPlace } from "./proofOptions";

/** In the order in which `EnvironmentCredential` of `@azure/identity` takes them; then what GitHub Actions sets. */
const variables: readonly (readonly [name: string, flow: AppOnlyFlow])[] = [
  ["AZURE_CLIENT_SECRET", "secret"],
  ["AZURE_CLIENT_CERTIFICATE_PATH", "certificate"],
  ["AZURE_FEDERATED_TOKEN_FILE", "federated"],
  ["ACTIONS_ID_TOKEN_REQUEST_URL", "federated"],
];

/** The flow whose proof the command line names, if it names one. */
export function findNamedFlow(options: ProofOptions): AppOnlyFlow | undefined {
  const { secretOutput, secretStdin, secretEnv, certificate, assertionFile } = options;
  if (secretOutput !== undefined || secretStdin === true || secretEnv !== undefined) return "secret";
  if (certificate !== undefined) return "certificate";
  return assertionFile === undefined ? undefined : "federated";
}

/**
 * The flow whose proof is at hand, or the only one that the program declares anything for. On the practice tenant a federated
 * credential of the app comes before the environment, because it is surely the app's own.
 *
 * @throws {CredentialUnusableError} when there is nothing; it says how to name a proof
 */
export async function requireProofFlow(app: AppAccess, { deps, session }: ProofPlace): Promise<AppOnlyFlow> {
  const onPractice = session !== undefined;
  const { credentials = [] } = app;
  const [only, ...others] = credentials;
  if (only !== undefined && others.length === 0) return only;
  if (onPractice && (await readFederatedCredentials(session, app.clientId)).length > 0) return "federated";
  const usable = variables.filter(([, flow]) => !onPractice || flow !== "federated");
  const set = usable.filter(([name]) => (deps.env[name] ?? "") !== "");
  // What the program does not declare may be meant for another app.
  const found = set.find(([, flow]) => credentials.includes(flow)) ?? set[0];
  if (found === undefined) throw nothingFound(app, onPractice);
  const [name, flow] = found;
  deps.stderr.write(`Found ${name}: --flow ${flow}\n`);
  return flow;
}

function nothingFound(app: AppAccess, onPractice: boolean): CredentialUnusableError {
  const elsewhere = onPractice ? declareOne : "set AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH";
  return new CredentialUnusableError(
    `"${app.name}" ${app.kind === "web" ? "proves itself" : "acts on its own"}, and nothing was found that proves it.${whatIsDeclared(app)}`,
    `say what does: --secret-output <output>, --certificate <file> or --assertion-file <file>; or ${elsewhere}`,
  );
}

function whatIsDeclared({ credentials }: AppAccess): string {
  // What is declared by other means than the component's, the stack does not tell.
  if (credentials === undefined || credentials.length === 0) return "";
  return ` The program declares ${nameCredentials(credentials)}.`;
}

/** Prints a token of another issuer, signed by its stand-in in the practice tenant. */
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { type PracticeSession, withPracticeTenant } from "../practiceTenantSession";
import { describeStack, findProject, type Project, type Stack } from "../project/findProject";
import { requireApp } from "../token/findApp";
import { readStackOutputs } from "../token/readStackOutputs";
import { UsageError } from "../usageError";
import { declareOne, type FederatedCredential, readFederatedCredentials } from "./federatedCredentials";
import { exchangeAudience, orderAssertion, usualLifetime } from "./orderAssertion";

export interface AssertionOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
  /** Seconds. */
  readonly expires?: number;
  readonly app?: string;
  readonly credential?: string;
}

/**
 * The JWT alone on stdout. What is not given comes from a federated credential of the app, where one is named.
 *
 * @throws {UsageError} when issuer or subject are neither given nor found.
 * @throws errors of the project, the stack and the practice tenant.
 */
export async function printAssertion(options: AssertionOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack);
  const assertion = await withPracticeTenant({ project, config: stack.config }, async (session) => {
    const trusted =
      options.app === undefined ? {} : await findTrust(options.app, options, { deps, project, stack, session });
    const { issuer, subject, audience = exchangeAudience } = { ...trusted, ...definedParts(options) };
    if (issuer === undefined || subject === undefined) throw incomplete();
    return orderAssertion(session, { issuer, subject, audience, lifetime: options.expires ?? usualLifetime });
  });
  deps.stdout.write(`${assertion}\n`);
  return exitCodes.done;
}

type Trust = Partial<Pick<FederatedCredential, "issuer" | "subject" | "audience">>;

function definedParts({ issuer, subject, audience }: AssertionOptions): Trust {
  return {
    ...(issuer !== undefined && { issuer }),
    ...(subject !== undefined && { subject }),
    ...(audience !== undefined && { audience }),
  };
}

interface Place {
  readonly deps: CliDeps;
  readonly project: Project;
  readonly stack: Stack;
  readonly session: PracticeSession;
}

async function findTrust(app: string, { credential }: AssertionOptions, place: Place): Promise<Trust> {
  const { deps, project, stack, session } = place;
  const { outputs } = await readStackOutputs(project, stack, { env: deps.env });
  const { clientId } = requireApp(outputs, app);
  return chooseCredential(app, await readFederatedCredentials(session, clientId), credential);
}

/** @throws {UsageError} when there is none, or none of that name, or several and no name */
export function chooseCredential(
  app: string,
  credentials: readonly FederatedCredential[],
  name: string | undefined,
): FederatedCredential {
  const [chosen, ...others] = credentials.filter((credential) => name === undefined || credential.name === name);
  if (chosen !== undefined && others.length === 0) return chosen;
  const names = credentials.map((credential) => credential.name).join(", ");
  if (names === "") throw new UsageError(`"${app}" has no federated credential in the practice tenant.`, declareOne);
  throw new UsageError(
    name === undefined
      ? `"${app}" has ${credentials.length} federated credentials.`
      : `"${app}" has no federated credential named "${name}".`,
    `use --credential with one of ${names}`,
  );
}

function incomplete(): UsageError {
  return new UsageError(
    "An assertion needs an issuer and a subject.",
    "give --issuer and --subject, or --app to take both from a federated credential of that app",
  );
}

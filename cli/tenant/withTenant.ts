/** Lets a command work on a tenant through Microsoft Graph: the project's practice tenant, or the real one of its stack. */
import { type Cloud, clouds } from "../../common";
import { DirectoryClient, type DirectoryClientOptions, type Wait } from "../../directory";
import { createOperatorCredential, readTokenClaims, type TokenClaims } from "../../token";
import type { CliDeps } from "../cliDeps";
import { deployerCredential } from "../practice/deployerDirectory";
import { type PracticeSession, withPracticeTenant } from "../practiceTenantSession";
import type { Project, Stack } from "../project/findProject";
import { UsageError } from "../usageError";

/** Which tenant; without a choice the one that the stack names. */
export const tenantChoices = ["practice", "real"] as const;
export type TenantChoice = (typeof tenantChoices)[number];

/** A tenant that a command may read and change, as whoever deploys. */
export interface Tenant {
  readonly directory: DirectoryClient;
  readonly tenantId: string;
  /** What the token says of who is signed in here: object id, scopes or roles. */
  readonly operator: TokenClaims;
  /** Present for a practice tenant. */
  readonly practice?: PracticeSession;
}

export interface TenantPlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly env: CliDeps["env"];
  /** Ends every call to the tenant: each then rejects with the signal's reason. */
  readonly interrupted?: CliDeps["interrupted"];
  /** Told in words when a call waits before it is tried once more, for the line of progress. */
  readonly tellWait?: (text: string) => void;
}

/** @throws errors of the practice tenant, of sign-in, and of a stack whose cloud is unknown */
export async function withTenant<Result>(
  place: TenantPlace,
  choice: TenantChoice | undefined,
  work: (tenant: Tenant) => Promise<Result>,
): Promise<Result> {
  const { project, stack } = place;
  const isPractice = choice === undefined ? namesPracticeTenant(stack) : choice === "practice";
  if (!isPractice) return work(await connectReal(place));
  const options = { project, config: stack.config };
  return withPracticeTenant(options, async (session) => work(await connectPractice(session, place)));
}

export function namesPracticeTenant({ config }: Pick<Stack, "config">): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(config["azuread:metadataHost"] ?? "");
}

async function connectPractice(session: PracticeSession, place: TenantPlace): Promise<Tenant> {
  const { origin, caPem } = session;
  const access = { graphBaseUrl: origin, credential: deployerCredential(session), practiceCaPem: caPem };
  return { ...(await connect(access, place)), practice: session };
}

/**
 * The cloud of a stack that is for a real tenant. Its settings come before the environment's, as the azuread provider has it.
 *
 * @throws {UsageError} for a cloud that nobody knows
 */
export function cloudOf({ stack: { config }, env }: Pick<TenantPlace, "stack" | "env">): Cloud {
  const cloud = config["azuread:environment"] ?? env.ARM_ENVIRONMENT ?? "public";
  const hosts = clouds.get(cloud.toLowerCase());
  if (hosts === undefined) {
    throw new UsageError(`azuread:environment is "${cloud}", no known cloud.`, `use ${[...clouds.keys()].join(", ")}`);
  }
  return hosts;
}

function connectReal(place: TenantPlace): Promise<Tenant> {
  const hosts = cloudOf(place);
  const {
    stack: { config },
    env,
  } = place;
  const wanted = config["azuread:tenantId"] ?? env.ARM_TENANT_ID ?? env.AZURE_TENANT_ID;
  const credential = createOperatorCredential({ authorityHost: hosts.login, tenantId: wanted });
  return connect({ graphBaseUrl: hosts.graph, credential }, place);
}

type Access = Pick<DirectoryClientOptions, "graphBaseUrl" | "credential" | "practiceCaPem">;

async function connect(access: Access, { interrupted, tellWait }: TenantPlace): Promise<Tenant> {
  const scopes = [`${access.graphBaseUrl}/.default`];
  const token = await access.credential.getToken(scopes);
  if (token === null) throw new UsageError("The sign-in gave no token.", "sign in with `az login`");
  const operator = readTokenClaims(token.token);
  const directory = new DirectoryClient({
    ...access,
    scopes,
    tokenKind: operator.appOnly ? "application" : "delegated",
    ...(interrupted !== undefined && { signal: interrupted }),
    ...(tellWait !== undefined && { onWait: (wait) => tellWait(describeWait(wait)) }),
  });
  return { directory, tenantId: operator.tenantId, operator };
}

function describeWait({ seconds, reason }: Wait): string {
  return `Microsoft Graph: ${reason}; trying again in ${Math.ceil(seconds)} s …`;
}

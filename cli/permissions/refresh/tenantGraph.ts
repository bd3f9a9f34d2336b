/** Lets a command read a tenant through Microsoft Graph: the project's practice tenant, or the real one of its stack. */
import { clouds } from "../../../common";
import type { GraphReader } from "../../../directory";
import {
  createAppOnlyCredential,
  createOperatorCredential,
  GraphClient,
  readTokenClaims,
  type TokenCredential,
} from "../../../token";
import type { CliDeps } from "../../cliDeps";
import { type PracticeSession, withPracticeTenant } from "../../practiceTenantSession";
import type { Project, Stack } from "../../project/findProject";
import { UsageError } from "../../usageError";

/** Which tenant; without a choice the one that the stack names. */
export const tenantChoices = ["practice", "real"] as const;
export type TenantChoice = (typeof tenantChoices)[number];

export interface TenantGraph {
  readonly graph: GraphReader;
  readonly tenantId: string;
}

export interface TenantPlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly env: CliDeps["env"];
}

/** @throws errors of the practice tenant, of sign-in, and of a stack whose cloud is unknown */
export async function withTenantGraph<Result>(
  place: TenantPlace,
  choice: TenantChoice | undefined,
  work: (tenant: TenantGraph) => Promise<Result>,
): Promise<Result> {
  const { project, stack } = place;
  const isPractice = choice === undefined ? namesPracticeTenant(stack) : choice === "practice";
  if (!isPractice) return work(await connectReal(place));
  return withPracticeTenant({ project, config: stack.config }, (session) => work(connectPractice(session)));
}

function namesPracticeTenant({ config }: Stack): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(config["azuread:metadataHost"] ?? "");
}

function connectPractice({ origin, tenantId, clientId, clientSecret, caPem }: PracticeSession): TenantGraph {
  const app = {
    ...({ name: "deployer", kind: "service", clientId, tenantId, scopes: [] } as const),
    authority: `${origin}/${tenantId}`,
    graphBaseUrl: origin,
  };
  const credential = createAppOnlyCredential(app, { flow: "secret", secret: clientSecret }, caPem);
  return { tenantId, graph: graphOf(origin, credential, caPem) };
}

/** The stack's settings come before the environment's, as the azuread provider has it. */
async function connectReal({ stack: { config }, env }: TenantPlace): Promise<TenantGraph> {
  const cloud = config["azuread:environment"] ?? env.ARM_ENVIRONMENT ?? "public";
  const hosts = clouds.get(cloud.toLowerCase());
  if (hosts === undefined) {
    throw new UsageError(`azuread:environment is "${cloud}", no known cloud.`, `use ${[...clouds.keys()].join(", ")}`);
  }
  const wanted = config["azuread:tenantId"] ?? env.ARM_TENANT_ID ?? env.AZURE_TENANT_ID;
  const credential = createOperatorCredential({ authorityHost: hosts.login, tenantId: wanted });
  const token = await credential.getToken(`${hosts.graph}/.default`);
  if (token === null) throw new UsageError("The sign-in gave no token.", "sign in with `az login`");
  return { tenantId: readTokenClaims(token.token).tenantId, graph: graphOf(hosts.graph, credential) };
}

function graphOf(graphBaseUrl: string, credential: TokenCredential, practiceCaPem?: string): GraphReader {
  const ca = practiceCaPem === undefined ? {} : { practiceCaPem };
  return new GraphClient({ graphBaseUrl, credential, scopes: [`${graphBaseUrl}/.default`], ...ca });
}

/** Signs in and looks at the tenant. That nobody can sign in is a finding, too. */
import { ProjectError } from "../../common";
import {
  type CheckedCommand,
  type Diagnosis,
  examineCommand,
  examineOperator,
  examinePolicy,
  readOperator,
} from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import type { LookingPlace } from "../list/lookingPlace";
import { cloudOf, namesPracticeTenant, type Tenant, withTenant } from "../tenant/withTenant";
import type { Examination } from "./examination";
import { readClock, type TimeSource } from "./readClock";
import type { ProgramFacts } from "./readProgramFacts";

export interface TenantExaminationOptions {
  readonly place: LookingPlace;
  readonly program: ProgramFacts;
  readonly commands: readonly CheckedCommand[];
  readonly deps: CliDeps;
  /** Told in words when a call waits before it is tried once more. */
  readonly tellWait: (text: string) => void;
}

export async function examineTenant(options: TenantExaminationOptions): Promise<Examination> {
  const { place, deps, tellWait } = options;
  try {
    const access = { ...place, env: deps.env, interrupted: deps.interrupted, tellWait };
    return await withTenant(access, place.choice, (tenant) => examineAs(tenant, options));
  } catch (error) {
    if (!(error instanceof ProjectError) || !signInCodes.has(error.code) || isPractice(place)) throw error;
    const source = { login: cloudOf({ stack: place.stack, env: deps.env }).login };
    return noSignIn(error, await readClock(source, deps));
  }
}

/** What says that nobody is signed in, and not that something is broken. */
const signInCodes: ReadonlySet<string> = new Set([
  "ERR_CREDENTIAL_UNUSABLE",
  "ERR_TOKEN_REFUSED",
  "ERR_DIRECTORY_UNREACHABLE",
]);

function isPractice({ choice, stack }: LookingPlace): boolean {
  return choice === undefined ? namesPracticeTenant(stack) : choice === "practice";
}

function noSignIn({ problem, fix }: ProjectError, clock: Diagnosis): Examination {
  const diagnosis: Diagnosis = { subject: "signed in", mark: "blocks", what: problem, fix };
  return { tenant: undefined, operator: undefined, diagnoses: [diagnosis, clock], commands: [] };
}

/** The part that needs a tenant, whoever is signed in there. */
export async function examineAs(
  tenant: Tenant,
  { place, program, commands, deps }: TenantExaminationOptions,
): Promise<Examination> {
  const { operator, practice, directory, tenantId } = tenant;
  const [facts, clock] = await Promise.all([
    readOperator(directory, operator),
    readClock(timeOf(tenant, place, deps), deps),
  ]);
  const isPracticeTenant = practice !== undefined;
  const wantedTenant = isPracticeTenant ? undefined : place.stack.config["azuread:tenantId"];
  const held = operator.appOnly
    ? ({ kind: "application", names: operator.roles } as const)
    : ({ kind: "delegated", names: operator.scopes } as const);
  const { roles, policy } = facts;
  return {
    tenant: { id: tenantId, isPractice: isPracticeTenant },
    operator: {
      ...{ name: facts.name, objectId: operator.objectId, clientId: operator.clientId },
      kind: operator.appOnly ? "app" : "user",
    },
    diagnoses: [
      ...examineOperator({ operator, facts, isPractice: isPracticeTenant, wantedTenant }),
      clock,
      ...examinePolicy(policy, program.manifests),
    ],
    commands: commands.map((command) =>
      examineCommand(command, program.parts, { held, roles, mayRegister: policy?.mayRegisterApps }),
    ),
  };
}

function timeOf({ practice }: Tenant, { stack }: LookingPlace, { env }: CliDeps): TimeSource {
  if (practice !== undefined) return { login: practice.origin, caPem: practice.caPem };
  return { login: cloudOf({ stack, env }).login };
}

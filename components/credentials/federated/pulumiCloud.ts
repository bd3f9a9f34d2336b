/**
 * Pulumi Cloud: deployments of a stack, and environments of Pulumi ESC. Its audience is not Entra's usual one but names the
 * organization.
 *
 * https://www.pulumi.com/docs/deployments/guides/oidc/azure/ and https://www.pulumi.com/docs/esc/guides/configuring-oidc/azure/
 */
import { type FederatedCredential, type FederatedFormArgs, makeCredential } from "./federatedCredential";
import {
  type ArgumentShape,
  type ExactlyOne,
  readIssuer,
  refuse,
  requireOne,
  requireText,
  subjectPart,
} from "./formArguments";

/** Attributes that `subjectAttributes` of an environment's `fn::open::azure-login` may name. */
const attributeNames = [
  "rootEnvironment.name",
  "currentEnvironment.name",
  "pulumi.user.login",
  "pulumi.organization.login",
] as const;

type SubjectAttributes = { readonly [Name in (typeof attributeNames)[number]]?: string };

/** Who asks for the token. */
interface PulumiCaller {
  /** Pulumi Deployments: each operation of a stack has a subject, and needs a credential of its own. */
  readonly deployment: {
    readonly project: string;
    readonly stack: string;
    readonly operation: "preview" | "update" | "refresh" | "destroy";
  };
  /**
   * Pulumi ESC: an environment as `project/name`, for `pulumi env open` and `run`. Environments that the configuration of a
   * stack imports are not known by it (pulumi/pulumi#14509): those need `attributes`.
   */
  readonly environment: string;
  /** Pulumi ESC with `subjectAttributes`: names and values, in the order in which the environment lists them. */
  readonly attributes: SubjectAttributes;
}

interface PulumiOrganization extends FederatedFormArgs {
  readonly organization: string;
  /** Of Pulumi Cloud on one's own machines. @default https://api.pulumi.com/oidc */
  readonly issuer?: string;
  /** @default the organization's name for deployments and the project `default` of ESC, else `azure:<organization>` */
  readonly audience?: string;
}

export type PulumiCloudArgs = PulumiOrganization & ExactlyOne<PulumiCaller>;

interface CallerClaims {
  readonly subject: string;
  readonly audience: string;
  readonly parts: readonly string[];
}

const form = "pulumiCloud";

const usualIssuer = "https://api.pulumi.com/oidc";

const environmentShape: ArgumentShape = {
  pattern: /^[^\s:/]+\/[^\s:/]+$/,
  is: "a project and a name",
  example: '"rooms/production"',
};

const operationShape: ArgumentShape = {
  pattern: /^(?:preview|update|refresh|destroy)$/,
  is: "an operation of deployments",
  example: '"preview", "update", "refresh" or "destroy"',
};

/**
 * Trusts one operation of a stack's deployments, or an environment.
 *
 *     pulumiCloud({ organization: "contoso", deployment: { project: "rooms", stack: "dev", operation: "update" } })
 *     pulumiCloud({ organization: "contoso", environment: "rooms/production" })
 *     pulumiCloud({ organization: "contoso", attributes: { "currentEnvironment.name": "rooms/production" } })
 *
 * @throws {pulumi.RunError} for arguments from which no subject of Pulumi's comes
 */
export function pulumiCloud(args: PulumiCloudArgs): FederatedCredential {
  const organization = requireText({ form, name: "organization", value: args.organization }, subjectPart);
  const { subject, audience, parts } = describeCaller(args, organization);
  const identity = {
    issuer: readIssuer({ form, name: "issuer", value: args.issuer }, usualIssuer),
    subject,
    parts: ["pulumi", organization, ...parts],
    usualIssuer,
  };
  return makeCredential(identity, { ...args, audience: args.audience ?? audience });
}

function describeCaller(args: PulumiCloudArgs, organization: string): CallerClaims {
  requireOne(form, args, ["deployment", "environment", "attributes"]);
  if (args.deployment !== undefined) return describeDeployment(args.deployment, organization);
  if (args.environment !== undefined) return describeEnvironment(args.environment, organization);
  return describeAttributes(args.attributes, organization);
}

function describeDeployment(deployment: PulumiCaller["deployment"], organization: string): CallerClaims {
  const project = requireText({ form, name: "deployment.project", value: deployment.project }, subjectPart);
  const stack = requireText({ form, name: "deployment.stack", value: deployment.stack }, subjectPart);
  const operation = requireText({ form, name: "deployment.operation", value: deployment.operation }, operationShape);
  return {
    subject: `pulumi:deploy:org:${organization}:project:${project}:stack:${stack}:operation:${operation}:scope:write`,
    audience: organization,
    parts: ["deploy", project, stack, operation],
  };
}

function describeEnvironment(environment: string, organization: string): CallerClaims {
  const { path, audience } = readEnvironment("environment", environment, organization);
  return {
    subject: `pulumi:environments:org:${organization}:env:${path}`,
    audience,
    parts: ["environment", ...environment.split("/")],
  };
}

function describeAttributes(attributes: SubjectAttributes, organization: string): CallerClaims {
  const entries = Object.entries(attributes);
  const unknown = entries.find(([name]) => !attributeNames.some((one) => one === name));
  if (unknown)
    refuse({ form, name: `attributes["${unknown[0]}"]` }, "is none of ESC", `use ${attributeNames.join(", ")}`);
  if (entries.length === 0) refuse({ form, name: "attributes" }, "is empty", "list those of the environment");
  const current = attributes["currentEnvironment.name"];
  const environment =
    current === undefined
      ? { path: "", audience: `azure:${organization}` }
      : readEnvironment('attributes["currentEnvironment.name"]', current, organization);
  const claims = entries.map(([name, value]) => {
    const text = requireText({ form, name: `attributes["${name}"]`, value }, subjectPart);
    return `:${name}:${name === "currentEnvironment.name" ? environment.path : text}`;
  });
  return {
    subject: `pulumi:environments:pulumi.organization.login:${organization}${claims.join("")}`,
    audience: environment.audience,
    // Attribute names have dots, and so the name gets its digest.
    parts: ["environment", ...entries.flat()],
  };
}

/** Environments of the project `default` are older than projects: their claims do not name it, nor the provider. */
function readEnvironment(name: string, value: unknown, organization: string) {
  const environment = requireText({ form, name, value }, environmentShape);
  const isLegacy = environment.startsWith("default/");
  return isLegacy
    ? { path: environment.slice("default/".length), audience: organization }
    : { path: environment, audience: `azure:${organization}` };
}

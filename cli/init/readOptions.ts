/** Reads the options of `appreg init`: what they settle, and everything that is wrong with them at once. Pure. */
import { closestNames } from "../../catalogue";
import { clouds } from "../../common";
import type { Refusal } from "../connect/connectRefusedError";
import type { AppAnswers, ChosenPermission, ConsentWay, Proof, TenantAnswer } from "./answers";
import { type AppKind, appKinds, findKind } from "./appKinds";
import { misfitOfName, suggestName } from "./appNames";
import { parseFederated } from "./federatedForms";
import { parsePermission, permissionsForCall, samePermission } from "./permissionText";
import { isScopeName } from "./scopeWords";

export interface InitOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly permission?: readonly string[];
  readonly call?: readonly string[];
  readonly scope?: readonly string[];
  readonly redirectUri?: readonly string[];
  readonly federated?: readonly string[];
  readonly certificate?: string;
  readonly secretUntil?: string;
  readonly consent?: ConsentWay;
  readonly tenant?: string;
  readonly cloud?: string;
  readonly stack?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly cwd?: string;
}

/** What was settled on the command line; the rest is asked for, or has a default. */
export type ToldAnswers = Partial<AppAnswers>;

export interface OptionsContext {
  /** `2026-11-22`, in UTC. */
  readonly today: string;
  /** What is wrong with a certificate's file; its path from the program's folder otherwise. */
  readonly locateCertificate: (file: string) => { readonly path: string } | Refusal;
}

export interface ReadOptions {
  readonly told: ToldAnswers;
  readonly tenant: TenantAnswer | undefined;
  readonly refusals: readonly Refusal[];
}

export function readOptions(options: InitOptions, context: OptionsContext): ReadOptions {
  const refusals: Refusal[] = [];
  /** The answer, or nothing and one more reason. */
  const settle = <Answer extends object | string>(read: Answer | Refusal | undefined): Answer | undefined => {
    if (!isRefusal(read)) return read;
    refusals.push(read);
    return undefined;
  };
  const kind = settle(readKind(options.kind));
  const name = settle(readName(options.name));
  const tenant = settle(readTenant(options));
  const proof = settle(readProof(options, context, settle));
  const permissions = readPermissions(options, kind, settle);
  if (kind !== undefined) refusals.push(...misfitsOfKind(options, kind));
  const badScopes = (options.scope ?? []).filter((scope) => !isScopeName(scope));
  refusals.push(
    ...badScopes.map((scope) => ({
      problem: `--scope ${scope} is no name of a scope.`,
      fix: "write it as in Rooms.Read",
    })),
  );
  const told: ToldAnswers = {
    ...(kind && { kind }),
    ...(name !== undefined && { name }),
    ...(options.displayName !== undefined && { displayName: options.displayName }),
    ...(options.redirectUri && { redirectUris: [...new Set(options.redirectUri)] }),
    ...(permissions && { permissions }),
    ...(options.scope && { scopes: [...new Set(options.scope)] }),
    ...(proof && { proof }),
    ...(options.consent && { consent: options.consent }),
  };
  return { told, tenant, refusals };
}

type Settle = <Answer extends object | string>(read: Answer | Refusal | undefined) => Answer | undefined;

function isRefusal(read: unknown): read is Refusal {
  return typeof read === "object" && read !== null && "problem" in read && "fix" in read;
}

function readKind(written: string | undefined): AppKind | Refusal | undefined {
  if (written === undefined) return undefined;
  const found = findKind(written.toLowerCase());
  if (found !== undefined) return found;
  const names = appKinds.map(({ name }) => name);
  const near = closestNames(written, names);
  return {
    problem: `--kind ${written} is no kind of app.`,
    fix: `use ${near.length > 0 ? near.join(" or ") : names.join(", ")}`,
  };
}

function readName(name: string | undefined): string | Refusal | undefined {
  const misfit = name === undefined ? undefined : misfitOfName(name);
  if (name === undefined || misfit === undefined) return name;
  const suggested = suggestName(name);
  return {
    problem: `--name ${JSON.stringify(name)}: a name ${misfit}.`,
    fix: `use ${suggested === "" ? "room-board" : suggested}`,
  };
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A tenant's ID as the provider takes it: GUIDs only. */
export function readTenant({
  tenant,
  cloud,
}: Pick<InitOptions, "tenant" | "cloud">): TenantAnswer | Refusal | undefined {
  if (cloud !== undefined && !clouds.has(cloud.toLowerCase())) {
    const near = closestNames(cloud, [...clouds.keys()]);
    return {
      problem: `--cloud ${cloud} is no cloud.`,
      fix: `use ${(near.length > 0 ? near : [...clouds.keys()]).join(" or ")}`,
    };
  }
  if (cloud !== undefined && (tenant === undefined || tenant === "practice")) {
    return {
      problem: "--cloud is about a real tenant, and none is named.",
      fix: "add --tenant <id>, or leave --cloud out",
    };
  }
  if (tenant === undefined || tenant === "practice") return tenant;
  if (guid.test(tenant)) return { id: tenant.toLowerCase(), cloud: cloud?.toLowerCase() ?? "public" };
  return {
    problem: `--tenant ${tenant} is neither "practice" nor the ID of a tenant.`,
    fix: "take the ID from `az account show --query tenantId --output tsv`",
  };
}

function readProof(options: InitOptions, context: OptionsContext, settle: Settle): Proof | Refusal | undefined {
  const { federated, certificate, secretUntil } = options;
  const given = [federated && "--federated", certificate && "--certificate", secretUntil && "--secret-until"].filter(
    Boolean,
  );
  const parsed = (federated ?? []).flatMap((text) => settle(parseFederated(text)) ?? []);
  const located = certificate === undefined ? undefined : settle(context.locateCertificate(certificate));
  const until = secretUntil === undefined ? undefined : settle(readDay(secretUntil, context.today));
  if (given.length > 1)
    return { problem: `${given.join(" and ")} are given, and one is enough.`, fix: `keep ${given[0]}` };
  if (parsed.length > 0) return { by: "federated", identities: parsed };
  if (located !== undefined) return { by: "certificate", file: located.path };
  return until === undefined ? undefined : { by: "secret", until };
}

/** A day that is to come. */
export function readDay(text: string, today: string): string | Refusal {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    return { problem: `--secret-until ${text} is no day.`, fix: `write it as in ${dayAfter(today, 180)}` };
  }
  if (text > today) return text;
  return { problem: `--secret-until ${text} is over.`, fix: `choose a day to come, such as ${dayAfter(today, 180)}` };
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function readPermissions(
  { permission, call }: InitOptions,
  kind: AppKind | undefined,
  settle: Settle,
): ChosenPermission[] | undefined {
  if (permission === undefined && call === undefined) return undefined;
  const named = (permission ?? []).flatMap((text) => settle(parsePermission(text, kind)) ?? []);
  const needed = (call ?? []).flatMap((text) => (kind && settle(permissionsForCall(text, kind))) ?? []);
  const all = [...named, ...needed];
  return all.filter((one, index) => all.findIndex((other) => samePermission(one, other)) === index);
}

/** What was given and means nothing for the kind, or cannot be kept by it. */
function misfitsOfKind(options: InitOptions, kind: AppKind): Refusal[] {
  const asked = [
    options.federated && "--federated",
    options.certificate && "--certificate",
    options.secretUntil && "--secret-until",
  ];
  const proofs = asked.filter((one) => one !== undefined);
  const refusals: Refusal[] = [];
  if (proofs.length > 0 && !kind.keepsCredential) {
    refusals.push({
      problem: `${proofs.join(" and ")}: a ${kind.label} is on other people's machines and can keep nothing secret.`,
      fix: "leave it out: people sign in, and that is the proof",
    });
  }
  if (options.redirectUri && kind.redirectUris.length === 0) {
    refusals.push({
      problem: `--redirect-uri: nobody signs in to ${kind.name === "api" ? "an API" : `a ${kind.label}`} itself.`,
      fix: "leave it out, or choose another --kind",
    });
  }
  if (options.scope && kind.name !== "api") {
    refusals.push({
      problem: `--scope: a ${kind.label} offers nothing to other apps.`,
      fix: "leave it out, or use --kind api",
    });
  }
  return refusals;
}

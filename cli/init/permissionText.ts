/** Permissions as people write them: `microsoftGraph:delegated:Mail.Read`, a name alone, or the call that needs them. Pure. */
import {
  apis,
  closestNames,
  explainUnknown,
  findApi,
  findPermission,
  isUnknownCall,
  leastPrivilege,
  type Permission,
  type PermissionKind,
} from "../../catalogue";
import { ProjectError } from "../../common";
import type { Refusal } from "../connect/connectRefusedError";
import { everythingIn, findByName, listNamed } from "../permissions/search/namedPermission";
import { permissionKinds } from "../permissions/search/permissionFilter";
import type { ChosenPermission } from "./answers";
import type { AppKind } from "./appKinds";

/**
 * The permission that is meant, for a kind of app; or why there is none.
 *
 * @param kind undefined: it is not known, and only what is wrong for every kind counts
 */
export function parsePermission(text: string, kind: AppKind | undefined): ChosenPermission | Refusal {
  const parts = text.trim().split(":");
  if (parts.length === 1) return readName(parts[0] ?? "", kind);
  const [api = "", permissionKind = "", name = ""] = parts;
  if (parts.length !== 3) {
    return refuse(
      text,
      "has two or more than three parts",
      "write microsoftGraph:delegated:Calendars.Read, or Calendars.Read",
    );
  }
  const known = findApi(api);
  if (known === undefined)
    return refuse(
      text,
      `the catalogue has no API "${api}"`,
      `use ${nearest(
        api,
        apis.map((one) => one.name),
      )}`,
    );
  const wanted = permissionKinds.find((one) => one === permissionKind);
  if (wanted === undefined)
    return refuse(text, `"${permissionKind}" is no kind`, `use ${nearest(permissionKind, permissionKinds)}`);
  if (kind !== undefined && !kind.permissions.includes(wanted)) return refuse(text, ...misfitOfKind(kind, wanted));
  const found = findPermission(api, wanted, name);
  if (found !== undefined) return chosen(found);
  const { problem, fix } = explainUnknown(api, wanted, name);
  return refuse(text, problem.replace(/\.$/, ""), fix);
}

/** A name alone is Microsoft Graph's where that has it, and of the only kind there is for the app. */
function readName(name: string, kind: AppKind | undefined): ChosenPermission | Refusal {
  const kinds = kind?.permissions ?? permissionKinds;
  const named = findByName(name, everythingIn());
  const all = (named.find(({ api }) => api.name === "microsoftGraph") ?? named[0])?.permissions ?? [];
  const fitting = all.filter((permission) => permission.isEnabled && kinds.includes(permission.kind));
  const [only, another] = fitting;
  if (only !== undefined && (another === undefined || kind === undefined)) return chosen(only);
  if (only !== undefined) {
    const forms = fitting.map((one) => `${one.api}:${one.kind}:${one.name}`);
    return refuse(name, "it is both a delegated and an application permission", `write ${forms.join(" or ")}`);
  }
  const [other] = all;
  if (other?.isEnabled && kind !== undefined) return refuse(name, ...misfitOfKind(kind, other.kind));
  const living = listNamed({ ...everythingIn(), kinds }).filter(({ permissions }) =>
    permissions.some((one) => one.isEnabled),
  );
  const names = living.map((one) => one.name);
  const near = closestNames(name, [...new Set(names)]);
  const fix = near.length > 0 ? `use ${near.join(" or ")}` : "find its name with `appreg permissions search`";
  return refuse(name, "no permission that is known has this name", fix);
}

/** The permissions that a call such as `GET /me/messages` needs at least; why there are none otherwise. */
export function permissionsForCall(call: string, kind: AppKind): readonly ChosenPermission[] | Refusal {
  const [, method = "", url = ""] = /^\s*([A-Za-z]+)\s+(\S+)\s*$/.exec(call) ?? [];
  const title = `--call ${JSON.stringify(call)}`;
  if (url === "") return { problem: `${title} is no call.`, fix: 'write it as in --call "GET /me/messages"' };
  try {
    const answers = kind.permissions.map((one) => [one, leastPrivilege(method.toUpperCase(), url, one)] as const);
    for (const [permissionKind, answer] of answers) {
      if (answer !== null && !isUnknownCall(answer)) {
        return answer.least.flatMap((name) => findPermission("microsoftGraph", permissionKind, name) ?? []).map(chosen);
      }
    }
    const near = answers.flatMap(([, answer]) => (answer !== null && isUnknownCall(answer) ? answer.nearest : []));
    if (near.length > 0)
      return { problem: `${title}: no such call is known.`, fix: `use ${[...new Set(near)].join(" or ")}` };
    return {
      problem: `${title}: a ${kind.label} cannot make this call, whatever it declares.`,
      fix: "see `appreg permissions least`",
    };
  } catch (error) {
    if (error instanceof ProjectError) return { problem: error.problem, fix: error.fix };
    throw error;
  }
}

/** Whether two stand for the same. */
export function samePermission(left: ChosenPermission, right: ChosenPermission): boolean {
  return left.api === right.api && left.kind === right.kind && left.name === right.name;
}

export function chosen({ api, kind, name }: Permission): ChosenPermission {
  return { api, kind, name };
}

function misfitOfKind(kind: AppKind, permissionKind: PermissionKind): readonly [problem: string, fix: string] {
  const [usable = "delegated"] = kind.permissions;
  const why = usable === "delegated" ? "acts for who has signed in" : "acts by itself, with nobody signed in";
  return [
    `a ${kind.label} ${why}, and this is ${permissionKind === "delegated" ? "a delegated" : "an application"} permission`,
    `choose ${usable === "delegated" ? "delegated" : "application"} ones, or another --kind`,
  ];
}

function nearest(name: string, known: readonly string[]): string {
  const near = closestNames(name, known);
  return near.length > 0 ? near.join(" or ") : known.join(", ");
}

function refuse(text: string, problem: string, fix: string): Refusal {
  return { problem: `--permission ${text}: ${problem}.`, fix };
}

/** Offers permissions by the words that a person types, or by the call that the app is to make. */
import { describePermission, findPermission, type Permission } from "../../catalogue";
import { listNamed, type NamedPermission } from "../permissions/search/namedPermission";
import { catalogue } from "../permissions/search/permissionLibrary";
import { searchPermissions } from "../permissions/search/searchPermissions";
import type { ChosenPermission } from "./answers";
import type { AppKind } from "./appKinds";
import { permissionsForCall } from "./permissionText";
import type { QuestionChoice, SearchQuestion } from "./questions";

/** More are no help. */
const most = 40;
/** With kind, consent and risk beside it, a choice has at most 74 characters. */
const widestName = 38;

/** What is offered before anything is typed. */
const usual: Readonly<Record<Permission["kind"], readonly string[]>> = {
  delegated: ["User.Read", "offline_access", "Calendars.Read", "Contacts.Read", "Files.Read", "Mail.Read", "Mail.Send"],
  application: ["Calendars.Read", "Files.Read.All", "Mail.Read", "Mail.Send", "Sites.Selected", "User.Read.All"],
};

/** The answers of a search for a kind of app; the same words are looked up once. */
export function createPermissionSearch(kind: AppKind): SearchQuestion["find"] {
  const among = listNamed({ library: catalogue, apis: catalogue.apis, kinds: kind.permissions });
  const known = new Map<string, readonly Permission[]>();
  return (words) => {
    const found = known.get(words) ?? findPermissions(words, kind, among);
    known.set(words, found);
    return renderChoices(found);
  };
}

/** What stands for a permission among the choices: API, kind and name. */
export function permissionValue({ api, kind, name }: ChosenPermission): string {
  return `${api}:${kind}:${name}`;
}

/** The permission that a choice stands for; none for what is no choice's value. */
export function readValue(value: string): Permission[] {
  const [api = "", kind = "", name = ""] = value.split(":");
  if (kind !== "delegated" && kind !== "application") return [];
  const found = findPermission(api, kind, name);
  return found === undefined ? [] : [found];
}

function findPermissions(words: string, kind: AppKind, among: readonly NamedPermission[]): readonly Permission[] {
  if (words.trim() === "") return kind.permissions.flatMap(listUsual);
  if (/^\s*(?:get|post|put|patch|delete)\s/i.test(words)) {
    const needed = permissionsForCall(words, kind);
    return "problem" in needed ? [] : needed.flatMap((one) => readValue(permissionValue(one)));
  }
  const found = searchPermissions(words.split(/\s+/).filter(Boolean), among).slice(0, most);
  return found.flatMap(({ permissions }) => permissions.filter(({ isEnabled }) => isEnabled));
}

function listUsual(kind: Permission["kind"]): Permission[] {
  return usual[kind].flatMap((name) => findPermission("microsoftGraph", kind, name) ?? []);
}

function renderChoices(permissions: readonly Permission[]): QuestionChoice<string>[] {
  const lengths = permissions.map((one) => shownName(one).length).filter((length) => length <= widestName);
  const width = Math.max(12, ...lengths);
  return permissions.map((permission) => {
    const { consent, risk } = describePermission(permission);
    const star = consent.who === "user" && consent.recommendedPolicy === "refuses" ? "*" : "";
    const columns = [permission.kind.padEnd(11), `${consent.who}${star}`.padEnd(7), risk.tier ?? "ungraded"];
    const name = shorten(shownName(permission), width).padEnd(width);
    return { value: permissionValue(permission), label: [name, ...columns].join("  ") };
  });
}

/** APIs have permissions of the same names: Microsoft Graph's are those that most people mean. */
export function shownName({ api, name }: ChosenPermission): string {
  return api === "microsoftGraph" ? name : `${name} (${api})`;
}

function shorten(name: string, width: number): string {
  return name.length > width ? `${name.slice(0, width - 1)}…` : name;
}

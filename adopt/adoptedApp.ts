/** An existing app registration as what declares it: the arguments of an `AppRegistration`, and what they cannot say. */
import type { ApiName, PermissionKind } from "../catalogue";

/** A value in a program. */
export type Argument = string | number | boolean | Permissions | readonly Argument[] | Arguments;

export interface Arguments {
  readonly [name: string]: Argument;
}

export interface AdoptedPermission {
  /** Of the API, in lower case. */
  readonly clientId: string;
  /** The API's name where the catalogue names the permission; undefined: the program declares it with `defineApi`. */
  readonly api: ApiName | undefined;
  readonly kind: PermissionKind;
  /** As the program writes it: the id where nobody knows a name. */
  readonly name: string;
  readonly id: string;
}

/** Permissions as an argument; what they look like depends on where their APIs are declared. */
export class Permissions {
  constructor(readonly list: readonly AdoptedPermission[]) {}
}

/** What the adoption does not leave exactly as it is, or leaves to others. */
export interface AdoptException {
  /** "changed": by the next `up`. "leftAlone": it stays in the directory, and the program does not speak of it. */
  readonly effect: "changed" | "leftAlone";
  /** What it is about, such as "tags". */
  readonly about: string;
  /** What becomes of it, as an end of "<about>: …". */
  readonly text: string;
  /** Of what is changed: the resource that a preview shows it at. */
  readonly at?: ChangedPlace;
}

export interface ChangedPlace {
  /** Of azuread, such as "Application". */
  readonly type: "Application" | "ServicePrincipal";
  /** The input that differs; undefined: the resource is created. */
  readonly property: string | undefined;
}

/** An API that the program has to declare, because the catalogue has no names for these permissions. */
export interface OwnApi {
  readonly clientId: string;
  readonly displayName: string;
  /** Ids by name. */
  readonly delegated: ReadonlyMap<string, string>;
  readonly application: ReadonlyMap<string, string>;
}

export interface AdoptedApp {
  /** Logical name. */
  readonly name: string;
  readonly clientId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly arguments: Arguments;
  /** Sorted by client id. */
  readonly apis: readonly OwnApi[];
  readonly exceptions: readonly AdoptException[];
}

/** What one side of an app comes to. */
export interface Part {
  readonly arguments: Arguments;
  readonly exceptions: readonly AdoptException[];
}

/** An exception that the next preview shows. */
export function changed(at: ChangedPlace, about: string, text: string): AdoptException {
  return { effect: "changed", about, text, at };
}

export function leftAlone(about: string, text: string): AdoptException {
  return { effect: "leftAlone", about, text };
}

/** An argument that is absent where it would say nothing. */
export function optional(name: string, value: Argument | undefined): Arguments {
  return value === undefined ? {} : { [name]: value };
}

/** A group of arguments, absent where it is empty. */
export function group(name: string, values: Arguments): Arguments {
  return Object.keys(values).length === 0 ? {} : { [name]: values };
}

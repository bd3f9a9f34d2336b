/** Terraform's names for our properties. They appear in messages only. */
import type { PropertySchema } from "./propertySchema";

/** `requestedAccessTokenVersion` as Terraform writes it: `requested_access_token_version`. */
export function terraformName(name: string, schema?: PropertySchema): string {
  return schema?.terraformName ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Where a value is, in both ways of naming it. */
export interface ValuePlace {
  /** With an index for every list and block: `web.0.redirect_uris.0`. */
  readonly terraform: string;
  /** What the person wrote, ending at a set: `web.redirectUris`. */
  readonly pulumi: string;
  /** Inside a set, where nothing further is named: its elements have no fixed index. */
  readonly inSet?: boolean;
}

export const topPlace: ValuePlace = { terraform: "", pulumi: "" };

/** The place of a named property below a place. */
export function propertyPlace(place: ValuePlace, name: string, schema?: PropertySchema): ValuePlace {
  return {
    terraform: joined(place.terraform, terraformName(name, schema)),
    pulumi: place.inSet ? place.pulumi : joined(place.pulumi, name),
    ...(place.inSet ? { inSet: true } : {}),
  };
}

/** The place of an element below the place of its list or set. */
export function elementPlace(place: ValuePlace, index: number, kind: "list" | "set"): ValuePlace {
  return {
    terraform: `${place.terraform}.${index}`,
    pulumi: kind === "set" || place.inSet ? place.pulumi : `${place.pulumi}[${index}]`,
    ...(kind === "set" || place.inSet ? { inSet: true } : {}),
  };
}

/** The place of a block's content: Terraform counts the block, Pulumi does not. */
export function blockPlace(place: ValuePlace, inSet = false): ValuePlace {
  return { ...place, terraform: `${place.terraform}.0`, ...(inSet ? { inSet } : {}) };
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

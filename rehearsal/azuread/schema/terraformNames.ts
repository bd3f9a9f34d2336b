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
}

export const topPlace: ValuePlace = { terraform: "", pulumi: "" };

/** The place of a named property below a place. */
export function propertyPlace(place: ValuePlace, name: string, schema?: PropertySchema): ValuePlace {
  return {
    terraform: joined(place.terraform, terraformName(name, schema)),
    pulumi: joined(place.pulumi, name),
  };
}

/** The place of an element below the place of its list or set. */
export function elementPlace(place: ValuePlace, index: number, kind: "list" | "set"): ValuePlace {
  return {
    terraform: `${place.terraform}.${index}`,
    pulumi: kind === "list" ? `${place.pulumi}[${index}]` : place.pulumi,
  };
}

/** The place of a block's content: Terraform counts the block, Pulumi does not. */
export function blockPlace(place: ValuePlace): ValuePlace {
  return { ...place, terraform: `${place.terraform}.0` };
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

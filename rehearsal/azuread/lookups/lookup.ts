/** What one look-up of the provider consists of. */
import type { PropertyMap } from "../../propertyValue";
import type { CheckFailure } from "../../resourceProvider";
import type { OperationContext } from "../resourceType";
import { findProblems } from "../schema/findFailures";
import type { Fields } from "../schema/propertySchema";

export interface Lookup {
  /** Such as `azuread:index/getUser:getUser`. */
  readonly token: string;
  /** What is wrong with the arguments. */
  readonly failures: (args: PropertyMap) => readonly CheckFailure[];
  readonly run: (context: OperationContext, args: PropertyMap) => Promise<PropertyMap>;
}

export interface LookupDefinition {
  /** Name of the function, such as `getUser`. */
  readonly name: string;
  readonly args: Fields;
  readonly run: Lookup["run"];
}

/** A look-up whose arguments are judged like the inputs of a resource, but worded shorter. */
export function defineLookup({ name, args, run }: LookupDefinition): Lookup {
  return {
    token: `azuread:index/${name}:${name}`,
    failures: (given) =>
      findProblems(args, given).map(({ message, place }) => ({
        property: "",
        reason: `[${place.terraform}] ${message.replace(/^([^".]+)\. "/, '$1: "')}`,
      })),
    run,
  };
}

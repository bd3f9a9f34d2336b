/** A static `get()` as it comes over the wire, as what the program asks for. */
import type { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { newGoal, type ResourceGoal } from "../engine/goal";
import { fromStruct } from "./structMessage";

/** @throws {Error} when there is no id, or the package is of a kind that the rehearsal does not know */
export function goalFromReadRequest(request: ReadResourceRequest): ResourceGoal {
  const name = request.getName();
  if (request.getPackageref() !== "") {
    throw new Error(`the rehearsal does not know parameterized packages (used by ${name})`);
  }
  if (request.getId() === "") throw new Error(`${name} is to be read, but its id is empty`);
  return newGoal({
    type: request.getType(),
    name,
    custom: true,
    properties: fromStruct(request.getProperties()),
    parent: request.getParent(),
    provider: request.getProvider(),
    dependencies: request.getDependenciesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    readId: request.getId(),
  });
}

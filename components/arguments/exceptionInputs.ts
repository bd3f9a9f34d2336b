/** Exceptions as inputs of the component: a review and a policy pack read them from what a program registers. */
import type { Inputs } from "@pulumi/pulumi";

/** Nothing where there are none, so that the component of most apps has no inputs at all. */
export function exceptionInputs(args: unknown): Inputs {
  const exceptions = typeof args === "object" && args !== null && "exceptions" in args ? args.exceptions : undefined;
  return Array.isArray(exceptions) && exceptions.length > 0 ? { exceptions } : {};
}

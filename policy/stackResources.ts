/** The resources of a stack as the manifest reads them. */
import { type ProgramResource, resourceTypes, type TenantSymbols } from "../manifest";
import { identifyApis } from "./identifyApis";
import { plainProperties } from "./plainProperties";
import { isOurs, type Registrations } from "./registrations";

/** What is used of a resource that the framework hands to a stack policy. */
export interface StackResource {
  readonly urn: string;
  readonly type: string;
  readonly props: object;
  readonly opts: { readonly ignoreChanges: readonly string[] };
  readonly propertyDependencies: Readonly<Record<string, readonly { readonly urn: string }[]>>;
}

/** Those of azuread and our components. What this run has not registered has its outputs for inputs. */
export function toProgramResources(
  resources: readonly StackResource[],
  registrations: Registrations,
): readonly ProgramResource[] {
  return resources
    .filter(({ type }) => isOurs(type))
    .map(({ urn, type, props, opts, propertyDependencies }) => {
      const outputs = plainProperties(props);
      return {
        urn,
        type,
        inputs: registrations.inputsOf(urn) ?? outputs,
        outputs,
        propertyDependencies: Object.fromEntries(
          Object.entries(propertyDependencies).map(([input, found]) => [input, found.map((one) => one.urn)]),
        ),
        ignoreChanges: opts.ignoreChanges,
      };
    });
}

/** What the resources themselves tell of the ids in them. */
export function readSymbols(resources: readonly ProgramResource[]): TenantSymbols {
  const component = resources.find(({ type }) => type === resourceTypes.component);
  const tenantId = component?.outputs?.tenantId;
  return { principals: identifyApis(resources), ...(typeof tenantId === "string" && { tenantId }) };
}

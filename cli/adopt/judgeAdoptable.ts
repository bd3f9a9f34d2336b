/** Which apps of the directory this stack may adopt. */
import { type AppSummary, type DirectoryReader, findPrincipals } from "../../directory";
import { findMarker, formatMarker, type Marker } from "../../manifest";
import type { Refusal } from "../connect/connectRefusedError";
import { plainText } from "../plainText";
import type { AdoptOptions } from "./adoptOptions";
import { type AdoptPlace, adoptedBefore } from "./adoptPlace";

/** Why it may not; undefined where it may. */
export function misfitOfApp(app: AppSummary, place: AdoptPlace, { takeOver }: AdoptOptions): Refusal | undefined {
  const name = plainText(app.displayName);
  const file = adoptedBefore(place, app.clientId);
  if (file !== undefined) {
    const fix = "change it there, or delete the file and what names it to adopt the app anew";
    return { problem: `"${name}" (${app.clientId}) was adopted before: ${file} declares it.`, fix };
  }
  const marker = findMarker(app.tags);
  if (marker === undefined || takeOver === true) return undefined;
  if (isOwn(marker, place)) {
    const problem = `"${name}" (${app.clientId}) has this stack's own mark, as the app "${marker.name}".`;
    return {
      problem,
      fix: "`appreg recover` enters it into the state; --take-over adopts it as one without a program",
    };
  }
  const problem = `"${name}" (${app.clientId}) belongs to the stack ${marker.project}/${marker.stack}, as "${marker.name}".`;
  const fix = "change it there; or remove it there, keeping the object, and adopt it here with --take-over";
  return { problem: plainText(problem), fix };
}

function isOwn(marker: Marker, { project, stack }: AdoptPlace): boolean {
  return formatMarker(marker) === formatMarker({ project: project.name, stack: stack.name, name: marker.name });
}

/** Two apps of one display name cannot stand in one program: the components refuse it. Those from the second on. */
export function repeatedNames(apps: readonly AppSummary[]): ReadonlyMap<AppSummary, Refusal> {
  const found = new Map<AppSummary, Refusal>();
  for (const [at, app] of apps.entries()) {
    const alike = apps.filter(({ displayName }) => displayName === app.displayName);
    if (apps.findIndex(({ displayName }) => displayName === app.displayName) === at) continue;
    const ids = alike.map(({ clientId }) => clientId).join(", ");
    const problem = `"${plainText(app.displayName)}" is the name of ${alike.length} apps (${ids}), and one program can hold one of them.`;
    found.set(app, { problem, fix: "give them different names in the portal, or adopt them into different projects" });
  }
  return found;
}

/** What a client id is that no application of the tenant has. @returns undefined where the tenant knows nothing of it */
export async function explainForeign(directory: DirectoryReader, wanted: string): Promise<Refusal | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wanted)) return undefined;
  const [byClientId] = await findPrincipals(directory, { by: "clientIds", values: [wanted] });
  const [principal] = byClientId
    ? [byClientId]
    : await findPrincipals(directory, { by: "objectIds", values: [wanted] });
  if (principal === undefined) return undefined;
  const owner =
    principal.ownerTenantId === undefined ? "" : `, whose application is in the tenant ${principal.ownerTenantId}`;
  return {
    problem: `"${plainText(principal.displayName)}" (${principal.clientId}) is a service principal here${owner}: there is no app registration to adopt.`,
    fix: "adopt it in the tenant that it belongs to; Microsoft's own apps are nobody's to declare",
  };
}

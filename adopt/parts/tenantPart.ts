/** What an app is in its tenant: its service principal, and who owns both. */
import type { DirectoryApp, DirectoryObject } from "../../directory";
import { fieldsOf, textOf, textsOf } from "../../directory";
import { type AdoptContext, nameOfPerson } from "../adoptContext";
import {
  type AdoptException,
  type Arguments,
  type ChangedPlace,
  changed,
  group,
  leftAlone,
  optional,
  type Part,
} from "../adoptedApp";
import { filled } from "./identityPart";

const modes = ["oidc", "password", "saml", "notSupported"];

export function tenantPart(app: DirectoryApp, context: AdoptContext): Part {
  const owners = readOwners(app, context);
  return {
    arguments: { ...group("servicePrincipal", principalArguments(app)), ...owners.arguments },
    exceptions: [...principalExceptions(app), ...owners.exceptions],
  };
}

function principalArguments({ servicePrincipal }: DirectoryApp): Arguments {
  const fields = servicePrincipal?.fields ?? {};
  const mode = textOf(fields.preferredSingleSignOnMode) ?? "";
  const emails = textsOf(fields.notificationEmailAddresses);
  const names = textsOf(fields.alternativeNames);
  return {
    ...optional("accountEnabled", fields.accountEnabled === false ? false : undefined),
    ...optional("description", filled(fields.description)),
    ...optional("notes", filled(fields.notes)),
    ...optional("loginUrl", filled(fields.loginUrl)),
    ...optional("notificationEmailAddresses", emails.length === 0 ? undefined : emails),
    ...optional("singleSignOnMode", modes.includes(mode) ? mode : undefined),
    ...optional("samlRelayState", filled(fieldsOf(fields.samlSingleSignOnSettings).relayState)),
    ...optional("alternativeNames", names.length === 0 ? undefined : names),
  };
}

function principalExceptions({ servicePrincipal }: DirectoryApp): readonly AdoptException[] {
  if (servicePrincipal === undefined) {
    const place: ChangedPlace = { type: "ServicePrincipal", property: undefined };
    return [changed(place, "service principal", "created, because the tenant has none of the app")];
  }
  const mode = filled(servicePrincipal.fields.preferredSingleSignOnMode);
  if (mode === undefined || modes.includes(mode)) return [];
  const place: ChangedPlace = { type: "ServicePrincipal", property: "preferredSingleSignOnMode" };
  return [changed(place, `single sign-on mode ${mode}`, "taken away, because the provider does not know it")];
}

/**
 * Owners are declared where application and principal have the same: the components give both the same ones. Where they differ,
 * or nobody but the deployer owns the app, they are left alone, as the components' default is.
 */
function readOwners({ owners, servicePrincipal }: DirectoryApp, context: AdoptContext): Part {
  const ofApplication = idsOf(owners);
  const ofPrincipal = servicePrincipal === undefined ? ofApplication : idsOf(servicePrincipal.owners);
  const others = ofApplication.filter((id) => id !== context.deployerObjectId);
  if (ofApplication.join() !== ofPrincipal.join()) {
    const [one, other] = [owners, servicePrincipal?.owners ?? []].map((list) => nameAll(list, context));
    const text = `${one} of the application, ${other} of the service principal: the components give both the same`;
    return { arguments: {}, exceptions: [leftAlone("owners", text)] };
  }
  if (others.length === 0) return { arguments: {}, exceptions: [] };
  const isAdded = !ofApplication.includes(context.deployerObjectId);
  return {
    arguments: { owners: others.map((id) => nameOfPerson(id, context)) },
    exceptions: isAdded ? deployerAdded(servicePrincipal !== undefined) : [],
  };
}

function deployerAdded(hasPrincipal: boolean): AdoptException[] {
  const types = ["Application", ...(hasPrincipal ? (["ServicePrincipal"] as const) : [])] as const;
  return types.map((type) =>
    changed(
      { type, property: "owners" },
      `owners of the ${type === "Application" ? "application" : "service principal"}`,
      "whoever deploys becomes one, because the provider would otherwise lock a pipeline out",
    ),
  );
}

function idsOf(owners: readonly DirectoryObject[]): readonly string[] {
  return [...new Set(owners.map(({ objectId }) => objectId))].sort();
}

function nameAll(owners: readonly DirectoryObject[], context: AdoptContext): string {
  const names = owners.map(({ objectId }) => nameOfPerson(objectId, context));
  return names.length === 0 ? "nobody" : names.sort().join(", ");
}

/** From an app registration of the directory to what declares it. Pure. */
import type { DirectoryApp } from "../directory";
import type { AdoptContext } from "./adoptContext";
import type { AdoptedApp, AdoptedPermission, OwnApi } from "./adoptedApp";
import { Permissions } from "./adoptedApp";
import { claimsPart } from "./parts/claimsPart";
import { consentPart, readGranted } from "./parts/consentPart";
import { credentialPart } from "./parts/credentialPart";
import { exposurePart } from "./parts/exposurePart";
import { identityPart } from "./parts/identityPart";
import { platformPart } from "./parts/platformPart";
import { readRequested } from "./parts/requestedPart";
import { restExceptions } from "./parts/restPart";
import { rolesPart } from "./parts/rolesPart";
import { tenantPart } from "./parts/tenantPart";

/**
 * The arguments say what differs from the components' defaults, so that a preview after the import shows the listed exceptions
 * and nothing else.
 */
export function adoptApp(app: DirectoryApp, context: AdoptContext): AdoptedApp {
  const granted = readGranted(app, context);
  const requested = readRequested(app, granted.wholeTenant, context);
  const permissions = requested.permissions;
  const parts = [
    identityPart(app, context),
    platformPart(app),
    {
      arguments: permissions.length === 0 ? {} : { permissions: new Permissions(permissions) },
      exceptions: requested.exceptions,
    },
    { arguments: {}, exceptions: granted.exceptions },
    consentPart(granted, permissions, context),
    exposurePart(app, context),
    rolesPart(app, context),
    claimsPart(app),
    credentialPart(app),
    tenantPart(app, context),
    { arguments: {}, exceptions: restExceptions(app) },
  ];
  return {
    name: context.name,
    clientId: app.clientId,
    objectId: app.objectId,
    displayName: app.displayName,
    arguments: Object.assign({}, ...parts.map((part) => part.arguments)),
    apis: listOwnApis(permissions, context),
    exceptions: parts.flatMap((part) => part.exceptions),
  };
}

/** Of those that are not written by the catalogue's names. */
function listOwnApis(permissions: readonly AdoptedPermission[], { apis }: AdoptContext): readonly OwnApi[] {
  const own = permissions.filter(({ api }) => api === undefined);
  const clientIds = [...new Set(own.map(({ clientId }) => clientId))].sort();
  return clientIds.map((clientId) => {
    const ofKind = (kind: AdoptedPermission["kind"]): ReadonlyMap<string, string> =>
      new Map(own.filter((one) => one.clientId === clientId && one.kind === kind).map(({ name, id }) => [name, id]));
    const displayName = apis.byClientId.get(clientId)?.displayName ?? clientId;
    return { clientId, displayName, delegated: ofKind("delegated"), application: ofKind("application") };
  });
}

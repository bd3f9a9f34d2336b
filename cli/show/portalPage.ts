/** Where the portal shows an app registration. */

/**
 * The page "Overview" of the app in the admin center of a cloud.
 *
 * Microsoft documents no form of it; this is the one that its pages and public programs link to. `#@` opens it in that tenant
 * for people who are in several.
 */
export function portalPage(portal: string, tenantId: string, clientId: string): string {
  return `${portal}/#@${tenantId}/view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${clientId}`;
}

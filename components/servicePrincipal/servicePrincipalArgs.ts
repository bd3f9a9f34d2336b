/** What an app is in its tenant, beside who may use it: the portal's "enterprise application". */
import type * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";

/** How people get to an app from My Apps, in Entra's own words. */
export const singleSignOnModes = ["oidc", "password", "saml", "notSupported"] as const;

export interface ServicePrincipalArgs {
  /** false: nobody can sign in to the app, and it gets no token as itself. @default true */
  readonly accountEnabled?: boolean;
  /** For the people of the tenant, at most 1024 characters. */
  readonly description?: pulumi.Input<string>;
  /** For the people who run the app in this tenant, at most 1024 characters. */
  readonly notes?: pulumi.Input<string>;
  /** Where people start who choose the app in My Apps. */
  readonly loginUrl?: pulumi.Input<string>;
  /** Who is told when the certificate that signs SAML tokens is about to end. @default nobody */
  readonly notificationEmailAddresses?: readonly pulumi.Input<string>[];
  /** @default none: Entra tells it from the app's platforms */
  readonly singleSignOnMode?: (typeof singleSignOnModes)[number];
  /** Where a SAML sign-in that Entra begins leads to. @default nowhere in particular */
  readonly samlRelayState?: pulumi.Input<string>;
  /** Other names of the principal, such as that of the Azure resource which it belongs to. @default none */
  readonly alternativeNames?: readonly pulumi.Input<string>[];
}

/** The part of an azuread service principal's arguments; what is not said stays absent. */
export function principalArgs(args: ServicePrincipalArgs = {}): Omit<azuread.ServicePrincipalArgs, "clientId"> {
  const { accountEnabled, singleSignOnMode, samlRelayState, notificationEmailAddresses, alternativeNames } = args;
  const texts = { description: args.description, notes: args.notes, loginUrl: args.loginUrl };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...(accountEnabled !== undefined && { accountEnabled }),
    ...(singleSignOnMode !== undefined && { preferredSingleSignOnMode: singleSignOnMode }),
    ...(samlRelayState !== undefined && { samlSingleSignOn: { relayState: samlRelayState } }),
    ...(notificationEmailAddresses && { notificationEmailAddresses: [...notificationEmailAddresses] }),
    ...(alternativeNames && { alternativeNames: [...alternativeNames] }),
  };
}

/** Where the rules and the practice tenant differ on purpose, each with the reason. All else has to agree. */

/** Rules that refuse what the provider and the tenant take at creation. */
export const refusedByRulesOnly: Readonly<Record<string, string>> = {
  "redirect-uri-repeated":
    "the azuread provider sends redirect URIs as a set, so the directory never sees the repetition",
  "identifier-uri-repeated":
    "those on the application itself are sent as a set; those of their own the provider refuses",
  "tag-form": "the azuread provider sends tags as a set; the other forms that this rule refuses the tenant refuses too",
};

/** What the tenant or the provider refuses and no rule can or should, by a part of the message. */
export const refusedByTenantOnly: readonly { readonly message: RegExp; readonly reason: string }[] = [
  {
    message: /HostNameNotOnVerifiedDomain/,
    reason: "a manifest does not know the domains of the tenant; the rule identifier-uri-domain warns",
  },
  {
    message: /begins with a GUID that is neither the application's own id nor the tenant's/,
    reason: "a source may hold the literal id of the very app or tenant; the rule identifier-uri-guid warns of it",
  },
  {
    message: /'\w+' is not a URI/,
    reason: "Entra's page lists the forms, and is not followed by what it takes; the rule identifier-uri-form warns",
  },
  {
    message: /The role '.*' of '.*' is disabled/,
    reason: "that a disabled role cannot be assigned is not documented",
  },
  {
    message: /ends after the certificate itself/,
    reason: "a manifest keeps one end of a certificate; AppRegistration refuses the other by itself",
  },
  {
    message: /The issuer '.*' must be a URL/,
    reason: "what else than an https URL Graph takes as issuer is not documented; the rule federated-issuer warns",
  },
  {
    message: /Failed to add identifier URI/,
    reason: "a policy that not every tenant has; the rule identifier-uri-pattern warns",
  },
  {
    message: /declares roles, so one of them has to be assigned/,
    reason:
      "Graph's page allows the default role where there are none, and does not say what happens elsewhere; the rule warns",
  },
  {
    message: /Password credential end date is invalid/,
    reason: "that a secret may not end in the past is not documented; the rule secret-ended warns",
  },
];

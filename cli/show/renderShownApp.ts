/** One app registration on a screen, with the portal's own headings. */
import type { AppOverview, CredentialOverview, PersonOverview } from "../../lifecycle";
import { expiryStyle, spellExpiry } from "../list/expiryWords";
import { plainText } from "../plainText";
import { renderPermissions } from "./renderPermissions";
import { type Line, renderSection, type ScreenLook } from "./screenSection";

export interface ShownApp {
  readonly overview: AppOverview;
  /** Logical name in the stack, where it has one. */
  readonly name: string | undefined;
  /** Where it was found: `the practice tenant`. */
  readonly place: string;
}

export function renderShownApp({ overview, name, place }: ShownApp, look: ScreenLook): string {
  const { displayName, marker } = overview;
  const whose = marker === undefined ? "made by no program of this kind" : `${marker.project}/${marker.stack}`;
  const subtitle = [name ?? marker?.name, whose, `on ${place}`].filter((part) => part !== undefined).join(" · ");
  return [
    `${look.paint(["bold", "cyan"], plainText(displayName))}\n${look.paint("dim", plainText(subtitle))}\n`,
    renderSection("Overview", overviewLines(overview), look),
    renderSection("Authentication", authenticationLines(overview), look),
    renderPermissions(overview, look),
    renderSection("Expose an API", exposureLines(overview), look),
    renderSection("Certificates & secrets", overview.credentials.map(credentialLine), look),
    renderSection("Owners", overview.owners.map(ownerLine), look),
  ].join("");
}

const audienceWords: Readonly<Record<string, string>> = {
  AzureADMyOrg: "of this tenant only",
  AzureADMultipleOrgs: "of any Entra tenant",
  AzureADandPersonalMicrosoftAccount: "of any Entra tenant, and personal Microsoft accounts",
  PersonalMicrosoftAccount: "personal Microsoft accounts only",
};

function overviewLines({ clientId, objectId, audience, createdAt, principal }: AppOverview): readonly Line[] {
  return [
    { label: "client id", text: clientId },
    { label: "object id", text: objectId },
    { label: "accounts", text: audienceWords[audience] ?? audience },
    { label: "created", text: createdAt.slice(0, 10) },
    ...principalLines(principal),
  ];
}

function principalLines(principal: AppOverview["principal"]): readonly Line[] {
  if (principal === undefined) {
    return [{ label: "principal", text: "none: the app can do nothing in this tenant", style: "red" }];
  }
  const { isEnabled, requiresAssignment, assigned } = principal;
  const who = requiresAssignment ? "only those assigned may sign in" : "everybody may sign in";
  return [
    isEnabled
      ? { label: "principal", text: `enabled; ${who}` }
      : { label: "principal", text: "disabled: nobody may sign in", style: "red" },
    ...(assigned.length > 0 ? [{ label: "assigned", text: plainText(assigned.join(", ")) }] : []),
  ];
}

const platformWords = { web: "web", singlePage: "single page", publicClient: "public client" } as const;

function authenticationLines({ authentication }: AppOverview): readonly Line[] {
  const { platforms, logoutUrl, allowsPublicClientFlows, implicitTokens } = authentication;
  return [
    ...platforms.flatMap(({ kind, redirectUris }) =>
      redirectUris.map((uri, at) => ({ label: at === 0 ? platformWords[kind] : "", text: plainText(uri) })),
    ),
    ...(logoutUrl === undefined ? [] : [{ label: "signs out at", text: plainText(logoutUrl) }]),
    ...(allowsPublicClientFlows ? [{ label: "also", text: "flows without a redirect, such as device code" }] : []),
    ...(implicitTokens.length === 0
      ? []
      : [{ label: "implicit flow", text: `${implicitTokens.join(" and ")} tokens`, style: "yellow" as const }]),
  ];
}

function exposureLines({ exposes }: AppOverview): readonly Line[] {
  const { identifierUris, scopes, roles, preAuthorized } = exposes;
  const off = (isEnabled: boolean): string => (isEnabled ? "" : ", disabled");
  return [
    ...identifierUris.map((uri, at) => ({ label: at === 0 ? "identified by" : "", text: plainText(uri) })),
    ...scopes.map(({ name, consent, isEnabled }, at) => ({
      label: at === 0 ? "scopes" : "",
      text: plainText(`${name} (${consent === "admin" ? "administrators consent" : "users consent"}${off(isEnabled)})`),
    })),
    ...roles.map(({ name, members, isEnabled }, at) => ({
      label: at === 0 ? "roles" : "",
      text: plainText(`${name} (for ${members.map(memberWord).join(" and ")}${off(isEnabled)})`),
    })),
    ...preAuthorized.map(({ client, scopes: names }, at) => ({
      label: at === 0 ? "pre-authorized" : "",
      text: plainText(`${client} for ${names.join(", ")}`),
    })),
  ];
}

function memberWord(member: string): string {
  return member === "Application" ? "apps" : "users and groups";
}

/** Ids are shown short: who needs one whole asks for JSON. */
const shortId = 8;

function credentialLine(credential: CredentialOverview): Line {
  const { kind, name, id, thumbprint, issuer = "", subject = "", on } = credential;
  if (kind === "federated") {
    return { label: "federated", text: plainText(`${name}: trusts ${issuer} for ${subject}`) };
  }
  const key = thumbprint === undefined ? `id ${id.slice(0, shortId)}…` : `thumbprint ${thumbprint.slice(0, shortId)}…`;
  const where = on === "servicePrincipal" ? ", on the service principal" : "";
  const text = plainText(`${name === "" ? "without a name" : name}, ${key}${where}: ${spellExpiry(credential)}`);
  return { label: kind, text, style: expiryStyle(credential) };
}

function ownerLine({ name, kind, id }: PersonOverview): Line {
  const label = kind === "servicePrincipal" ? "app" : kind;
  return { label, text: plainText(id === undefined ? name : `${name} (${id})`) };
}

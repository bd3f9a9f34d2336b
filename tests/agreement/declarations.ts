/**
 * Declarations for both sides to judge: mostly ordinary, now and then with something that is at a limit, beyond it, or of a
 * form that one platform, audience or issuer takes and another does not.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type AppRegistrationArgs, githubActions, gitLab, kubernetes } from "../../components";
import { signInAudiences } from "../../manifest";

const pem = readFileSync(join(__dirname, "..", "components", "certificate.pem"), "utf8");

/** Ordinary values most of the time, odd ones seldom enough that an app often has no more than one. */
const mostly = <T>(ordinary: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 60) =>
  fc.oneof({ arbitrary: ordinary, weight }, { arbitrary: odd, weight: 1 });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 20 }, { arbitrary, weight: 1 });
const textOf = (length: number, character = "x") => character.repeat(length);
const list = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) => fc.array(arbitrary, { maxLength });

const displayName = mostly(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 &äöü-]{0,40}$/),
  fc.constantFrom(textOf(90), textOf(91), textOf(120), textOf(121), "R", "Räume & Pläne"),
);

const hosts = fc.constantFrom("a.contoso.com", "b.contoso.com", "localhost", "127.0.0.1", "[::1]", "10.0.0.1");
const paths = fc.constantFrom(
  "/",
  "/x",
  "/signed-in",
  "",
  "/x/",
  "/x?y=1",
  "/*",
  "/x#y",
  "/a(b)",
  "/a,b",
  "/a b",
  "/a;b",
  "/a'b",
);
const goodUri = fc
  .tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("/", "/x", "/signed-in"))
  .map(([host, path]) => `https://${host}.contoso.com${path}`);
const oddUri = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("https", "http", "HTTPS", "ftp", "app.contoso", "ms-appx-web", "brk-multihub", "urn"),
      hosts,
      paths,
    )
    .map(([scheme, host, path]) => `${scheme}://${host}${path}`),
  fc.constantFrom(
    "urn:ietf:wg:oauth:2.0:oob",
    "msal0b1c://auth",
    "relative",
    "https://",
    "https:///x",
    "javascript:alert(1)",
  ),
  fc.constantFrom(256, 257).map((length) => `https://a.contoso.com/${textOf(length - 22)}`),
);
const redirectUris = fc.oneof(
  { arbitrary: fc.uniqueArray(mostly(goodUri, oddUri, 40), { maxLength: 3 }), weight: 30 },
  {
    arbitrary: fc
      .constantFrom(60, 101, 256, 257)
      .map((count) => Array.from({ length: count }, (_, at) => `https://a.contoso.com/${at}`)),
    weight: 1,
  },
);

const web = fc.record(
  {
    redirectUris,
    homepageUrl: mostly(
      fc.constant("https://a.contoso.com/"),
      fc.constantFrom("http://a.contoso.com", "a.contoso.com"),
    ),
    logoutUrl: mostly(
      fc.constant("https://a.contoso.com/out"),
      fc.constantFrom(
        "http://localhost/out",
        "http://a.contoso.com/out",
        `https://a.contoso.com/${textOf(255 - 22)}`,
        `https://a.contoso.com/${textOf(256 - 22)}`,
        "https://*.contoso.com/out",
        "out",
      ),
    ),
    implicitIdTokens: fc.boolean(),
  },
  { requiredKeys: [] },
);
const publicClient = fc.record(
  {
    redirectUris: list(mostly(fc.constantFrom("http://localhost", "app.contoso://auth"), oddUri, 40), 2),
    allowPublicClientFlows: fc.boolean(),
  },
  { requiredKeys: [] },
);

const tag = mostly(
  fc.stringMatching(/^[a-z0-9:-]{1,20}$/),
  fc.constantFrom("a b", "", textOf(256), textOf(257), "tab\tbed", "twice"),
);

const valueAmong = (...ordinary: readonly string[]) =>
  mostly(
    fc.constantFrom(...ordinary),
    fc.constantFrom(
      "with space",
      ".dot",
      textOf(40),
      textOf(41),
      textOf(120),
      textOf(121),
      "Räume",
      "a/b",
      'a"b',
      "a\\b",
      "x,y",
      "Shared",
    ),
  );
const scopeValue = valueAmong("Rooms.Read", "Rooms.Book", "access_as_user");
const roleValue = valueAmong("Rooms.Manage", "Clerk");
const id = seldom(fc.constantFrom("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9", "7f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9"));
const scopes = fc.dictionary(
  scopeValue,
  fc.record(
    {
      title: fc.constant("Read rooms"),
      description: fc.constant("Reads rooms."),
      consent: fc.constantFrom("user", "admin"),
      enabled: mostly(fc.constant(true), fc.constant(false), 6),
      id,
    },
    { requiredKeys: ["title", "description"] },
  ),
  { maxKeys: 3 },
);
const members: fc.Arbitrary<readonly string[]> = mostly(
  fc.constantFrom<readonly string[]>(["users"], ["users", "applications"]),
  fc.constantFrom<readonly string[]>([], ["applications"], ["users", "users"]),
);
const appRoles = fc.dictionary(
  roleValue,
  fc.record(
    {
      title: fc.constant("Manager"),
      description: fc.constant("Manages."),
      members,
      enabled: mostly(fc.constant(true), fc.constant(false), 6),
      id,
    },
    { requiredKeys: ["title", "description", "members"] },
  ),
  { maxKeys: 2 },
);

const identifierUri = mostly(
  fc.constantFrom(
    "api://{clientId}",
    "api://{tenantId}/rooms",
    "https://practice.onmicrosoft.com/rooms",
    "api://{clientId}/x",
  ),
  fc.constantFrom(
    "api://rooms",
    "api://rooms/",
    "https://unverified.contoso.com/rooms",
    "https://practice.onmicrosoft.com/rooms/",
    "api://00000003-0000-0000-c000-000000000000",
    "api://{clientId}/*",
    "urn:rooms",
    "https://practice.onmicrosoft.com/rooms?x=1",
    "https://practice.onmicrosoft.com/rooms#x",
    `https://practice.onmicrosoft.com/${textOf(120 - 33)}`,
    `https://practice.onmicrosoft.com/${textOf(121 - 33)}`,
    `https://practice.onmicrosoft.com/${textOf(255 - 33)}`,
    `https://practice.onmicrosoft.com/${textOf(256 - 33)}`,
    "rooms",
  ),
  40,
);
const api = fc.record(
  {
    scopes,
    identifierUris: mostly(fc.uniqueArray(identifierUri, { maxLength: 2 }), list(identifierUri, 2)),
    knownClients: list(fc.uuid({ version: 4 }), 2),
    tokenVersion: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);

const claims = fc.record(
  {
    idToken: list(fc.constantFrom("email", "sid", "no_such_claim", "email"), 2),
    accessToken: list(
      fc.constantFrom(
        { name: "groups", properties: ["emit_as_roles"] },
        { name: "extension_ab", source: "user" },
        "ctry",
      ),
      2,
    ),
    groups: list(fc.constantFrom("SecurityGroup", "ApplicationGroup", "All", "None"), 2),
  },
  { requiredKeys: [] },
);

const until = mostly(
  fc.constantFrom("2030-01-01", "2031-06-01T12:00:00Z"),
  fc.constantFrom("2020-01-01", "2026-11-01", "2090-01-01"),
);
const from = mostly(
  fc.constantFrom("2026-11-22", "2027-01-01"),
  fc.constantFrom("2020-01-01", "2030-01-01", "2090-01-01"),
);
const secrets = fc.uniqueArray(
  fc.record({ name: fc.constantFrom("one", "two", "three"), from, until }, { requiredKeys: ["name", "until"] }),
  { maxLength: 3, selector: ({ name }) => name },
);
const certificates = list(
  fc.record({ name: fc.constant("own"), pem: fc.constant(pem), until }, { requiredKeys: ["name", "pem"] }),
  1,
);
const federatedByHand = fc.record(
  {
    name: mostly(
      fc.constantFrom("deploy", "main_branch", "a-1"),
      fc.constantFrom("ab", textOf(120), textOf(121), "-dash", "with space", "dot.ted"),
    ),
    issuer: mostly(
      fc.constantFrom("https://oidc.contoso.com/", "https://token.actions.githubusercontent.com"),
      fc.constantFrom("http://oidc.contoso.com/", "oidc", `https://a/${textOf(590)}`, `https://a/${textOf(591)}`),
    ),
    subject: mostly(
      fc.constantFrom("repo:contoso/a:ref:refs/heads/main", "repo:contoso/a:pull_request", "one", "two"),
      fc.constantFrom("", "repo:contoso/*", textOf(600), textOf(601)),
    ),
    audience: mostly(fc.constant("api://AzureADTokenExchange"), fc.constantFrom("other", textOf(600), textOf(601))),
    description: mostly(fc.constant("deploys"), fc.constantFrom(textOf(600), textOf(601))),
  },
  { requiredKeys: ["name", "issuer", "subject"] },
);
const federatedByForm = fc.constantFrom(
  githubActions({ repository: "contoso/a", branch: "main" }),
  githubActions({ repository: "contoso/a", pullRequest: true }),
  gitLab({ project: "contoso/a", branch: "main" }),
  kubernetes({ issuer: "https://oidc.contoso.com/", namespace: "a", serviceAccount: "b" }),
);
const federated = fc.oneof(
  {
    arbitrary: fc.uniqueArray(fc.oneof(federatedByForm, federatedByHand), {
      maxLength: 2,
      comparator: (one, other) => one.name === other.name,
    }),
    weight: 40,
  },
  {
    arbitrary: fc
      .constantFrom(20, 21)
      .map((count) =>
        Array.from({ length: count }, (_, at) => githubActions({ repository: "contoso/a", branch: `b${at}` })),
      ),
    weight: 1,
  },
);

/** Somebody of the practice tenant. */
const user = fc.constantFrom("ada@practice.onmicrosoft.com");

const permissions = fc.constantFrom(
  { microsoftGraph: { delegated: ["User.Read"] } },
  { microsoftGraph: { delegated: ["User.Read", "User.Read"] } },
  { microsoftGraph: { delegated: ["Calendars.Read"], application: ["Mail.Send"] } },
  { exchangeOnline: { application: ["full_access_as_app"] } },
);

/** The cast: names of claims, roles and permissions are drawn at run time. */
export const declarations = fc
  .record(
    {
      displayName,
      signInAudience: mostly(fc.constant(signInAudiences[0]), fc.constantFrom(...signInAudiences), 4),
      web,
      singlePage: fc.record({ redirectUris }),
      publicClient,
      permissions,
      api,
      appRoles,
      claims,
      credentials: fc.record({ secrets, certificates, federated }, { requiredKeys: [] }),
      tags: list(tag, 3),
      notes: mostly(fc.constant("Ask Ada."), fc.constantFrom(textOf(1024), textOf(1025))),
      serviceManagementReference: fc.constant("CMDB-7"),
      informationalUrls: fc.record({ support: fc.constant("https://help.contoso.com/") }, { requiredKeys: [] }),
      assignmentRequired: fc.boolean(),
      assignee: fc.record({ user, role: seldom(roleValue) }, { requiredKeys: ["user"] }),
    },
    { requiredKeys: ["displayName"] },
  )
  .map(({ assignee, ...args }) => ({ ...args, ...(assignee && { assigned: [fittingRole(assignee, args.appRoles)] }) }))
  .map((args) => args as unknown as AppRegistrationArgs);

/** A role that is drawn from all names is seldom one of the app's; without one, the first of the app's is taken. */
function fittingRole(
  { user, role }: { readonly user: string; readonly role?: string | undefined },
  roles: Readonly<Record<string, unknown>> = {},
) {
  const [first] = Object.keys(roles);
  const assigned = role ?? first;
  return assigned === undefined ? { user } : { user, role: assigned };
}

import { describe, expect, it } from "vitest";
import { type AppChange, type ReviewedApp, reviewChanges } from "../../review";
import { aliasToKeep, placeOfAlias } from "../../review/compare/aliasToKeep";
import { type AppPair, pairApps } from "../../review/compare/pairApps";
import { delegated } from "../rules/cases/partsOfApps";
import { type AppParts, app, base, head, options, plainUrn, urnOf } from "./cases/reviewCase";

/** Without the marker of a component, as any azuread program has it. */
function plain(parts: AppParts): ReviewedApp {
  const made = app({ urn: plainUrn(parts.name), ...parts });
  const { identity } = made.manifest;
  return { ...made, manifest: { ...made.manifest, identity: { ...identity, tags: [] } } };
}

function tell(pairs: readonly AppPair[]): readonly string[] {
  return pairs.map(tellOne);
}

function tellOne(pair: AppPair): string {
  switch (pair.kind) {
    case "added":
      return `added ${pair.head.manifest.name}`;
    case "removed":
      return `removed ${pair.base.manifest.name}`;
    case "same":
    case "replaced":
      return `${pair.kind} ${pair.base.manifest.name} -> ${pair.head.manifest.name}`;
  }
}

describe("the apps of two versions", () => {
  it("belong together by URN, whatever they are called", () => {
    const pairs = pairApps([app({ name: "board" })], [app({ name: "board", displayName: "Other" })]);

    expect(tell(pairs)).toEqual(["same board -> board"]);
  });

  it("belong together by an alias", () => {
    const pairs = pairApps([app({ name: "board" })], [app({ name: "planner", aliases: [urnOf("board")] })]);

    expect(tell(pairs)).toEqual(["same board -> planner"]);
  });

  it("are one replaced by the other where the same name has another parent", () => {
    const pairs = pairApps([plain({ name: "board" })], [app({ name: "board" })]);

    expect(tell(pairs)).toEqual(["replaced board -> board"]);
  });

  it("are one replaced by the other where people read the same name", () => {
    const pairs = pairApps(
      [plain({ name: "board", displayName: "Room Board" })],
      [plain({ name: "planner", displayName: "Room Board" })],
    );

    expect(tell(pairs)).toEqual(["replaced board -> planner"]);
  });

  it("are one replaced by the other where the engine says so", () => {
    const pairs = pairApps([app({ name: "board" })], [app({ name: "board", isReplaced: true })]);

    expect(tell(pairs)).toEqual(["replaced board -> board"]);
  });

  it("are two where they share neither a name in the program nor one that is settled", () => {
    const pairs = pairApps(
      [plain({ name: "board", displayName: { state: "unknown" } })],
      [plain({ name: "planner", displayName: { state: "unknown" } })],
    );

    expect(tell(pairs)).toEqual(["removed board", "added planner"]);
  });

  it("pair the logical name before the display name", () => {
    const pairs = pairApps(
      [plain({ name: "board", displayName: "Two" }), plain({ name: "planner", displayName: "One" })],
      [
        plain({ name: "board", displayName: "One", urn: urnOf("board") }),
        plain({ name: "other", displayName: "Two", urn: urnOf("other") }),
      ],
    );

    expect(tell(pairs)).toEqual(["removed planner", "replaced board -> board", "added other"]);
  });
});

describe("the alias that keeps a client id", () => {
  it.each([
    {
      title: "another name of a component of ours",
      before: urnOf("board"),
      after: urnOf("planner"),
      alias: 'aliases: [{ name: "board" }]',
      place: 'AppRegistration "planner"',
    },
    {
      title: "another component of ours",
      before: urnOf("board"),
      after: urnOf("board", "WebApp"),
      alias: 'aliases: ["urn:pulumi:dev::rooms::entra-app-registration:index:AppRegistration::board"]',
      place: 'WebApp "board"',
    },
    {
      title: "another name of an application by itself",
      before: plainUrn("board"),
      after: plainUrn("planner"),
      alias: 'aliases: [{ name: "board" }]',
      place: 'azuread.Application "planner"',
    },
    {
      title: "an application that left a component",
      before: urnOf("board"),
      after: plainUrn("board"),
      alias: `aliases: ["${urnOf("board")}"]`,
      place: 'azuread.Application "board"',
    },
    {
      title: "an application in a component of others, whose name in the component nobody knows",
      before: "urn:pulumi:dev::rooms::acme:index:App$azuread:index/application:Application::board-app",
      after: "urn:pulumi:dev::rooms::acme:index:App$azuread:index/application:Application::planner-app",
      alias: 'aliases: ["urn:pulumi:dev::rooms::acme:index:App$azuread:index/application:Application::board-app"]',
      place: 'azuread.Application "planner-app"',
    },
    {
      title: "an application that moved into a component of ours",
      before: plainUrn("board"),
      after: urnOf("board"),
      alias: `transformations: [({ type, props, opts }) => type === "azuread:index/application:Application" ? { props, opts: pulumi.mergeOptions(opts, { aliases: ["${plainUrn("board")}"] }) } : undefined]`,
      place: 'AppRegistration "board"',
    },
    {
      title: "a name that holds what separates the parts of a URN",
      before: plainUrn('a::b"c'),
      after: plainUrn("planner"),
      alias: 'aliases: [{ name: "a::b\\"c" }]',
      place: 'azuread.Application "planner"',
    },
  ])("is right for $title", ({ before, after, alias, place }) => {
    expect(aliasToKeep(before, after)).toBe(alias);
    expect(placeOfAlias(after)).toBe(place);
  });
});

describe("changes of an app as a whole", () => {
  const client = (api: string): ReviewedApp =>
    app({ name: "board", requests: [delegated("Rooms.Read", `app:${api}`), delegated("User.Read")] });

  function changesOf(before: readonly ReviewedApp[], after: readonly ReviewedApp[]) {
    const { apps, unchanged } = reviewChanges(base(before), head(after), options);
    return { apps: apps.map(({ name, status, changes }) => ({ name, status, changes })), unchanged };
  }

  it("tell a new client id, its clients in the program, and nothing of clients that only follow the name", () => {
    const replaced: AppChange = {
      area: "app",
      kind: "clientIdReplaced",
      severity: "critical",
      subject: "booking",
      before: urnOf("rooms"),
      after: urnOf("booking"),
      consequence:
        'The app is deleted and made anew with another client id. Every client that holds the old one stops working, and consent that was given by hand is lost. In this program, board uses its API. To keep the client id, give AppRegistration "booking" the option aliases: [{ name: "rooms" }]',
      aliasToKeep: 'aliases: [{ name: "rooms" }]',
      clients: ["board"],
    };

    expect(changesOf([client("rooms"), app({ name: "rooms" })], [client("booking"), app({ name: "booking" })])).toEqual(
      {
        apps: [{ name: "booking", status: "replaced", changes: [replaced] }],
        unchanged: ["board"],
      },
    );
  });

  it("tell a replacement under the same name, which no alias avoids", () => {
    const replaced: AppChange = {
      area: "app",
      kind: "clientIdReplaced",
      severity: "critical",
      subject: "rooms",
      before: "the client id of today",
      after: "a new client id",
      consequence:
        "The app is deleted and made anew with another client id. Every client that holds the old one stops working, and consent that was given by hand is lost. The engine makes it anew because something changed that cannot be changed in place.",
      aliasToKeep: undefined,
      clients: [],
    };

    expect(changesOf([app({ name: "rooms" })], [app({ name: "rooms", isReplaced: true })])).toEqual({
      apps: [{ name: "rooms", status: "replaced", changes: [replaced] }],
      unchanged: [],
    });
  });

  it("tell what a removal takes along, and who is left without it", () => {
    const removed: AppChange = {
      area: "app",
      kind: "appRemoved",
      severity: "high",
      subject: "rooms",
      before: "Planner",
      after: undefined,
      consequence:
        "Everything that signs in with its client id stops working. In this program, board uses its API. It takes along: 1 consent, 2 scopes.",
      clients: ["board"],
      takesAlong: ["1 consent", "2 scopes"],
    };
    const rooms = app({
      name: "rooms",
      consents: [{ api: "microsoftGraph", permission: "User.Read", to: "wholeTenant" }],
      exposes: {
        scopes: [
          { name: "Rooms.Read", id: "id-1", consent: "user", isEnabled: true },
          { name: "Rooms.Book", id: "id-2", consent: "user", isEnabled: true },
        ],
      },
    });

    expect(changesOf([client("rooms"), rooms, app({ name: "gone" })], [client("rooms")]).apps).toContainEqual({
      name: "rooms",
      status: "removed",
      changes: [removed],
    });
  });

  it("tell a new app by what it can do, and not by what only describes it", () => {
    const board = app({
      name: "board",
      notes: "ask Ada",
      homepageUrl: "https://home.contoso.com/",
      web: ["https://rooms.contoso.com/"],
    });
    const [review] = changesOf([], [board]).apps;
    const told = review?.changes.map(({ kind, severity, subject }) => `${severity} ${kind}: ${subject}`);

    expect({ ...review, changes: told }).toEqual({
      name: "board",
      status: "added",
      changes: [
        "low redirectUriAdded: redirect URI https://rooms.contoso.com/ (web)",
        "low ownerAdded: owner the deploying account",
        "info appAdded: board",
      ],
    });
  });

  it("come worst app first, then the one with more that is as bad, then by name", () => {
    const apps = ["a", "b", "c", "d"].map((name) => app({ name }));
    const owners = (name: string, list: readonly string[]) => app({ name, owners: list });
    const review = changesOf(apps, [
      app({ name: "a", tags: ["new"] }),
      owners("b", ["ada@contoso.com"]),
      owners("c", ["ada@contoso.com", "grace@contoso.com"]),
      owners("d", ["ada@contoso.com"]),
    ]);

    expect(review.apps.map(({ name }) => name)).toEqual(["c", "b", "d", "a"]);
  });
});

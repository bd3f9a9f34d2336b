/** Versions of which something is not known. */
import { delegated } from "../../rules/cases/partsOfApps";
import { type AppParts, app, base, head, type ReviewCase } from "./reviewCase";

const board: AppParts = {
  name: "room-board",
  displayName: "Room Board",
  web: ["https://rooms.contoso.com/signed-in"],
  requests: [delegated("User.Read")],
};

export const noticeCases: readonly ReviewCase[] = [
  {
    name: "failedProgram",
    title: "the head's program throws",
    base: base([app(board)]),
    head: head([], [{ kind: "failed", text: "index.ts threw: TypeError: rooms.permissions is not a function" }]),
  },
  {
    name: "partlyKnown",
    title: "the head uses a type that is not known, a look-up and another provider",
    base: base(
      [app(board)],
      [{ kind: "otherProvider", text: "1 resource of another provider was not reviewed.", about: "random" }],
    ),
    head: head(
      [app({ ...board, requests: [delegated("User.Read"), delegated("Mail.Read")] })],
      [
        { kind: "otherProvider", text: "1 resource of another provider was not reviewed.", about: "random" },
        { kind: "notVerified", text: "The user could not be looked up without the tenant.", about: "ada@contoso.com" },
        {
          kind: "unsupported",
          text: "This type is not known, so what it does is missing here.",
          about: "azuread:index/conditionalAccessPolicy:ConditionalAccessPolicy",
        },
      ],
    ),
  },
  {
    name: "notSettled",
    title: "values that are secret or not settled are compared by that, and never shown",
    base: base([app({ ...board, web: [{ state: "unknown" }], notes: { state: "secret" } })]),
    head: head([app({ ...board, web: [{ state: "unknown" }, { state: "unknown" }], notes: "rooms" })]),
  },
];

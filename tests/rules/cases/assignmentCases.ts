/** What the rules about who may use an app are held to. */
import { unsettled } from "../appWith";
import { application, assigned, idOf, role } from "./partsOfApps";
import type { RuleCase } from "./ruleCase";

const web = ["https://a.contoso.com/"];
const planner = role("Planner");
const admin = role("Admin", 3);
const service = role("Sync", 4, ["Application"]);

export const assignmentCases: readonly RuleCase[] = [
  {
    id: "assignment-role",
    takes: {
      "a role of the app, and none": {
        exposes: { roles: [planner] },
        assignments: [assigned("ada@contoso.com", "Planner"), assigned("bob@contoso.com")],
      },
    },
    finds: {
      "a role that the app does not have": {
        app: { exposes: { roles: [planner, admin] }, assignments: [assigned("ada@contoso.com", "Planer")] },
        problems: [
          {
            argument: "assigned",
            value: "Planer",
            rule: "people are assigned to roles that the app has",
            fix: "use one of Planner, Admin",
          },
        ],
      },
      "any role of an app that has none": {
        app: { assignments: [assigned("ada@contoso.com", "Planner")] },
        problems: [
          {
            argument: "assigned",
            value: "Planner",
            rule: "people are assigned to roles that the app has",
            fix: "declare the role in appRoles, or leave the role out",
          },
        ],
      },
    },
    passesOver: {
      "an app without assignments": { exposes: { roles: [planner] } },
      "a role that is not settled": { assignments: [assigned("ada@contoso.com", "unknown")] },
      "roles whose ids are not settled": {
        exposes: { roles: [{ ...planner, id: "unknown" }] },
        assignments: [assigned("ada@contoso.com", idOf(2))],
      },
    },
  },
  {
    id: "assignment-members",
    takes: {
      "a user to a role for users": {
        exposes: { roles: [planner] },
        assignments: [assigned("ada@contoso.com", "Planner")],
      },
    },
    finds: {
      "a group to a role for applications": {
        app: { exposes: { roles: [service] }, assignments: [assigned("Room planners", "Sync")] },
        problems: [
          {
            argument: "assigned",
            value: "Room planners",
            rule: "users and groups are assigned to roles that are for users",
            fix: 'add "users" to the members of Sync, or assign another role',
          },
        ],
      },
    },
    passesOver: {
      "an object id, which may be an application's": {
        exposes: { roles: [service] },
        assignments: [assigned(idOf(9), "Sync")],
      },
      "a role that is not known": { assignments: [assigned("ada@contoso.com", "Sync")] },
    },
  },
  {
    id: "assignment-repeated",
    takes: {
      "one person in two roles": {
        exposes: { roles: [planner, admin] },
        assignments: [assigned("ada@contoso.com", "Planner"), assigned("ada@contoso.com", "Admin")],
      },
    },
    finds: {
      "one person twice in one, whatever the case": {
        app: {
          exposes: { roles: [planner] },
          assignments: [assigned("ada@contoso.com", "Planner"), assigned("Ada@contoso.com", "Planner")],
        },
        problems: [
          {
            argument: "assigned",
            value: "Ada@contoso.com",
            rule: "nobody is assigned twice to one role",
            fix: "remove the repetition",
          },
        ],
      },
    },
    passesOver: {
      "people that are not settled": {
        assignments: [
          { principalObjectId: unsettled, role: undefined },
          { principalObjectId: unsettled, role: undefined },
        ],
      },
    },
  },
  {
    id: "assignment-without-role",
    takes: { "a role": { exposes: { roles: [planner] }, assignments: [assigned("ada@contoso.com", "Planner")] } },
    finds: {
      "none, although there are some for people, in one line": {
        app: {
          exposes: { roles: [planner, admin, service] },
          assignments: [assigned("ada@contoso.com"), assigned("Guests"), assigned("ben@contoso.com", "Admin")],
        },
        problems: [
          {
            argument: "assigned",
            value: "ada@contoso.com, Guests",
            rule: "people are assigned to a role where an app has roles for them",
            fix: "give each a role: Planner, Admin",
          },
        ],
      },
      "none of a person that is not settled": {
        app: { exposes: { roles: [planner] }, assignments: [{ principalObjectId: unsettled, role: undefined }] },
        problems: [
          {
            argument: "assigned",
            rule: "people are assigned to a role where an app has roles for them",
            fix: "give each a role: Planner",
          },
        ],
      },
    },
    passesOver: {
      "an app whose roles are for applications": {
        exposes: { roles: [service] },
        assignments: [assigned("ada@contoso.com")],
      },
      "an app whose roles are switched off": {
        exposes: { roles: [{ ...planner, isEnabled: false }] },
        assignments: [assigned("ada@contoso.com")],
      },
    },
  },
  {
    id: "assignment-missing",
    takes: {
      somebody: { web, servicePrincipal: { assignmentRequired: true }, assignments: [assigned("ada@contoso.com")] },
    },
    finds: {
      nobody: {
        app: { web, servicePrincipal: { assignmentRequired: true } },
        problems: [
          {
            argument: "assigned",
            rule: "somebody is assigned to an app that requires it",
            fix: 'add a group, such as { group: "Room planners" }',
          },
        ],
      },
    },
    passesOver: {
      "an app that requires none": { web },
      "an app that nobody signs in to": {
        requests: [application("Mail.Send")],
        servicePrincipal: { assignmentRequired: true },
      },
    },
  },
];

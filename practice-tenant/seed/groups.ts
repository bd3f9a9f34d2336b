/** The groups of the practice tenant: one of people, one that holds the first, and one that is no security group. */
import type { Group } from "../records";
import { seededUsers } from "./tenantFacts";

const planners = "66666666-6666-4666-8666-666666666661";

export function createGroups(): Group[] {
  const [ada, ben, cho] = seededUsers.map(({ id }) => id);
  const known = (...ids: (string | undefined)[]) => ids.filter((id) => id !== undefined);
  const security = { securityEnabled: true, mailEnabled: false, groupTypes: [] };
  const mail = { securityEnabled: false, mailEnabled: true, groupTypes: [] };
  return [
    { id: planners, displayName: "Planners", ...security, members: known(ben, cho) },
    {
      id: "66666666-6666-4666-8666-666666666662",
      displayName: "Product team",
      ...security,
      members: known(ada, planners),
    },
    { id: "66666666-6666-4666-8666-666666666663", displayName: "Newsletter", ...mail, members: known(cho) },
  ];
}
